"""Waits for posts and settings to change."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from postlint.cli._terminal import INTERRUPTED, tell
from postlint.config.finding import FILES, find
from postlint.profile.pages import ALL_SUFFIXES

_CLEAR_SCREEN = "\x1b[2J\x1b[3J\x1b[H"


def rounds(paths: Iterable[str], written: Iterable[Path]) -> Iterator[None]:
    """Yields at once, and each time that a post under paths or a config changed, until Ctrl-C.

    What is `written` by each round starts none. Ends with status 2 where watchfiles is missing.
    """
    try:
        from watchfiles import Change, watch
    except ImportError:
        tell(["--watch needs watchfiles: install `postlint[watch]`"])
        sys.exit(2)
    ignored = {os.path.abspath(path) for path in written}

    def matters(_: Change, path: str) -> bool:
        name = os.path.basename(path)
        is_ours = name.lower().endswith(ALL_SUFFIXES) or name in FILES
        return is_ours and not name.startswith(".postlint-") and path not in ignored

    config = find(Path.cwd())
    watched = [*paths, *([str(config)] if config else [])]
    yield
    for _ in watch(*watched, watch_filter=matters):
        if sys.stdout.isatty():
            click.echo(_CLEAR_SCREEN, nl=False)
        yield


@contextmanager
def going_on() -> Iterator[None]:
    """Lets nothing end the watch but an interrupt: a broken config is mended by the next change."""
    try:
        yield
    except SystemExit as end:
        if end.code == INTERRUPTED:
            raise
    sys.stdout.flush()
