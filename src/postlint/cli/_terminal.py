"""What commands write beside their results: errors, and how far a long run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EPIPE
from typing import Any, TextIO

import click

from postlint.config import ConfigError
from postlint.discovery import UnreadablePathError, display
from postlint.history import HistoryError
from postlint.linter import PostReport
from postlint.reporters.frame import printable
from postlint.reporters.style import Style

_PROGRESS_EVERY = 100
_INTERRUPTED = 130
_CLEAR_LINE = "\r\x1b[K"


def tell(errors: Iterable[str]) -> None:
    """Writes what could not be done to standard error, a line each."""
    for error in errors:
        click.echo(f"error: {printable(error)}", err=True)


def progress(reports: Iterator[PostReport], total: int, *, quiet: bool) -> Iterator[PostReport]:
    """The same reports; on a terminal, standard error says how far the run is."""
    shown = sys.stderr.isatty() and not quiet
    drawn = False
    for done, report in enumerate(reports, 1):
        if shown and done % _PROGRESS_EVERY == 0:
            click.echo(f"\r{done:,} of {total:,} posts", nl=False, err=True)
            drawn = True
        if drawn and report.diagnostics:
            click.echo(_CLEAR_LINE, nl=False, err=True)  # they are written where it stands
            drawn = False
        yield report
    if drawn:
        click.echo(_CLEAR_LINE, nl=False, err=True)


@contextmanager
def refusing() -> Iterator[None]:
    """Turns what postlint cannot do into one line on standard error and exit status 2.

    An interrupt ends it with the status that shells have for one.
    """
    try:
        yield
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        sys.exit(_INTERRUPTED)
    except (ConfigError, HistoryError, UnreadablePathError) as error:
        tell([str(error)])
        sys.exit(2)
    except OSError as error:
        if error.errno == EPIPE:
            raise
        what = display(str(error.filename)) if error.filename else "the results cannot be written"
        tell([f"{what}: {(error.strerror or str(error)).lower()}"])
        sys.exit(2)


def style_for(options: dict[str, Any], stream: TextIO) -> Style:
    """How `--color` and `--quiet` want what is written to a stream."""
    color = {"always": True, "never": False}.get(options["color"])
    if color is None:
        color = stream.isatty() and not _no_color()
    return Style(color, options["quiet"])


def _no_color() -> bool:
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
