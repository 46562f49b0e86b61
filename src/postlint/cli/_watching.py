"""Waits for posts and settings to change."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from postlint.cli._terminal import INTERRUPTED, missing, show, tell
from postlint.config.finding import FILES, find
from postlint.profile.site import Site
from postlint.profile.site_finder import find_site
from postlint.run.folder_paths import folder_at

_CLEAR_SCREEN = "\x1b[2J\x1b[3J\x1b[H"
_WATCHING = "Watching for changes; Ctrl-C ends it."
_IDLE = frozenset({"node_modules", "__pycache__"})
_HIDDEN = (".git", ".postlint", ".venv", ".cache")
"""Starts of folders in which nothing matters to a site."""


def rounds(paths: Iterable[str], written: Iterable[Path]) -> Iterator[None]:
    """Yields at once, and each time that a file of the site may matter, until Ctrl-C.

    That are posts under `paths`, configs that come or change, and all else of their sites, such as
    layouts and images. What is `written` by each round starts none. Ends with status 2 where
    watchfiles is missing.
    """
    try:
        from watchfiles import Change, watch
    except ImportError:
        tell([missing("watch", "--watch")])
        sys.exit(2)
    ignored = {os.path.abspath(path) for path in written}
    sites = [find_site(folder_at(path)) for path in paths]
    closed = tuple(os.path.join(folder, "") for site in sites for folder in _closed(site))
    watched = dict.fromkeys([*paths, *(str(site.root or Path.cwd()) for site in sites)])
    config = find(Path.cwd())
    watched |= {str(config): None} if config else {}

    def matters(_: Change, path: str) -> bool:
        parts = os.path.relpath(path).split(os.sep)
        is_idle = any(part in _IDLE or part.startswith(_HIDDEN) for part in parts[:-1])
        is_ours = parts[-1] in FILES or not parts[-1].startswith((".postlint", ".#"))
        return is_ours and not is_idle and path not in ignored and not path.startswith(closed)

    yield
    show(_WATCHING, err=True)
    for _ in watch(*watched, watch_filter=matters):
        if sys.stdout.isatty():
            click.echo(_CLEAR_SCREEN, nl=False)
        yield
        show(_WATCHING, err=True)


def _closed(site: Site) -> Iterator[str]:
    """The folders of a site that hold no posts, but what is made of them."""
    if site.root is not None and site.pages is not None:
        yield from (os.path.join(site.root, folder) for folder in site.pages.closed)


@contextmanager
def going_on() -> Iterator[None]:
    """Lets nothing end the watch but an interrupt: a broken config is mended by the next change."""
    try:
        yield
    except SystemExit as end:
        if end.code == INTERRUPTED:
            raise
    sys.stdout.flush()
