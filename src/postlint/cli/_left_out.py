"""Tells which files were passed over, where that surprises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from postlint.cli._terminal import show
from postlint.reporters.summary import counted
from postlint.run.discovery import LeftOut, display
from postlint.run.runner import find_posts
from postlint.run.workplace import Workplace, folder_at

_MOST_NAMED = 3


def tell_left_out(
    paths: tuple[str, ...], found: int, left_out: LeftOut, workplace: Workplace
) -> None:
    """Writes to standard error what was passed over. `found` posts were not."""
    for line in _named(left_out.named):
        show(f"note: {line}", err=True)
    for line in _unread(left_out):
        show(f"note: {line}", err=True)
    if found == 0 and len(left_out.named) < len(paths):
        reasons = "; ".join(_why_none(paths, left_out, workplace))
        shown = ", ".join(paths)
        because = f": {reasons}" if reasons else ""
        show(f"warning: no posts found under {shown}{because}", err=True)


def _named(named: list[tuple[str, str]]) -> Iterator[str]:
    for path, reason in named[:_MOST_NAMED]:
        yield f"{path} is left out: {reason} (`--no-exclude` takes it all the same)"
    if len(named) > _MOST_NAMED:
        yield f"{counted(len(named) - _MOST_NAMED, 'more file')} named are left out as well"


def _unread(left_out: LeftOut) -> Iterator[str]:
    for suffix, count in sorted(left_out.unread_of_unknown.items()):
        why = "nothing says who builds them (`--generator` tells it)"
        yield f"{_counted_files(count, suffix)} not read: {why}"
    for suffix, count in sorted(left_out.unread.items()):
        yield f"{_counted_files(count, suffix)} not read: postlint reads Markdown and HTML"


def _counted_files(count: int, suffix: str) -> str:
    return f"{count:,} {suffix} {'file is' if count == 1 else 'files are'}"


def _why_none(paths: Iterable[str], left_out: LeftOut, workplace: Workplace) -> Iterator[str]:
    """What swallowed all posts that there might be."""
    config = workplace.config_file(folder_at(next(iter(paths))))
    if left_out.excludes:
        count = sum(1 for _ in find_posts(tuple(paths), workplace.without_exclude(), _ignore))
        if count:
            verb = "is" if count == 1 else "are"
            by = display(str(config)) if config is not None else "the settings"
            yield f"{counted(count, 'file')} {verb} excluded by {by}"
    if left_out.ignores:
        count = sum(1 for _ in find_posts(tuple(paths), workplace, _ignore, heeds_ignore=False))
        if count:
            verb = "is" if count == 1 else "are"
            yield f"{counted(count, 'file')} {verb} ignored by `.gitignore`"
    for path in paths:
        home = workplace.home(path) if Path(path).is_dir() else None
        if home is not None and home.pages is not None:
            yield f"{home.builder} makes its pages of {home.pages.shown}"
            return


def _ignore(_: str) -> None:
    """What could not be listed was told already."""
