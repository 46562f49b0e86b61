"""What commands write beside their results: errors, and how far a long run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EPIPE
from math import ceil
from time import monotonic
from typing import Any, TextIO, TypeVar

import click

from postlint.config.error import ConfigError
from postlint.report import PostReport
from postlint.reporters.escape import log_text
from postlint.reporters.style import Style
from postlint.run.discovery import UnreadablePathError, display

T = TypeVar("T")

_FIRST_SHOWN = 0.5
_SHOWN_EVERY = 0.1
"""Seconds: short runs show nothing, and long ones are not slowed down."""
_SURE_AFTER = 2.0
"""Seconds after which a rate can be relied on; and the part of all posts."""
_SURE_PART = 0.1
INTERRUPTED = 130
_CLEAR_LINE = "\r\x1b[K"


def show(text: str, *, err: bool = False) -> None:
    """Writes lines of text; no terminal and no reader of logs obeys what is in them."""
    click.echo(harmless(text), err=err)


def harmless(text: str) -> str:
    """Lines of text that no terminal and no reader of logs obeys."""
    return "\n".join(map(log_text, text.split("\n")))


def tell(errors: Iterable[str]) -> None:
    """Writes what could not be done to standard error, a line each."""
    for error in errors:
        show(f"error: {' '.join(error.splitlines())}", err=True)


def missing(extra: str, what: str) -> str:
    """That something needs an extra of postlint, and how to get it."""
    command = f"pipx install --force '.[{','.join(sorted({'lsp', 'watch', extra}))}]'"
    return f"{what} needs the extra `{extra}`: in postlint's checkout, `{command}`"


def progress(posts: Iterable[T], total: int, *, quiet: bool) -> Iterator[T]:
    """The same reports or results; on a terminal, standard error says how far a long run is."""
    if quiet or total <= 1 or not sys.stderr.isatty():
        yield from posts
        return
    next_shown = monotonic() + _FIRST_SHOWN
    drawn = False
    for done, post in enumerate(posts, 1):
        now = monotonic()
        if done == 1:
            started = now  # what was looked at before the first says nothing of the rest
        if now >= next_shown:
            click.echo(f"{_CLEAR_LINE}{_how_far(done, total, now - started)}", nl=False, err=True)
            drawn, next_shown = True, now + _SHOWN_EVERY
        is_written = isinstance(post, PostReport) and post.diagnostics
        if drawn and is_written and sys.stdout.isatty():
            click.echo(_CLEAR_LINE, nl=False, err=True)  # they are written where it stands
            drawn = False
        yield post
    if drawn:
        click.echo(_CLEAR_LINE, nl=False, err=True)


def _how_far(done: int, total: int, seconds: float) -> str:
    """How many posts are done, in seconds since the first one was, and how long the rest takes.

    That is told when it can be known.
    """
    told = f"{done:,} of {total:,} posts"
    if seconds <= 0 or (seconds < _SURE_AFTER and done < total * _SURE_PART):
        return told
    rate = (done - 1) / seconds
    left = ceil((total - done) / rate) if rate else 0
    time = f"{left // 60} min {left % 60} s" if left >= 60 else f"{left} s"
    return f"{told}, {rate:,.0f} a second, {time} left" if rate else told


@contextmanager
def refusing() -> Iterator[None]:
    """Turns what postlint cannot do into one line on standard error and exit status 2.

    An interrupt ends it with the status that shells have for one.
    """
    try:
        yield
    except KeyboardInterrupt:
        show("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except ConfigError as error:
        tell(error.problems)
        sys.exit(2)
    except UnreadablePathError as error:
        tell([str(error)])
        sys.exit(2)
    except OSError as error:
        if error.errno == EPIPE:
            raise
        what = display(str(error.filename)) if error.filename else "the results cannot be written"
        tell([f"{what}: {(error.strerror or str(error)).lower()}"])
        _give_up_output()
        sys.exit(2)


def _give_up_output() -> None:
    """Lets what is left of the output go nowhere: Python would try again, and fail with 120."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def style_for(options: dict[str, Any], stream: TextIO) -> Style:
    """How `--color` and `--quiet` want what is written to a stream."""
    color = {"always": True, "never": False}.get(options["color"])
    if color is None:
        color = _wants_color(stream)
    is_terminal = stream.isatty()
    links = color and is_terminal and os.environ.get("TERM") != "dumb"
    width = _columns() if is_terminal else None
    return Style(color, options.get("quiet", False), links, width)


def _columns() -> int:
    import shutil  # brings four readers of archives

    return shutil.get_terminal_size().columns


def _wants_color(stream: TextIO) -> bool:
    """What the environment says; NO_COLOR wins over FORCE_COLOR, as in Python itself."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
