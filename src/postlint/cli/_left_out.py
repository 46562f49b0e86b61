"""Tells which files were passed over, where that surprises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from postlint.cli._terminal import show
from postlint.reporters.escape import name_text
from postlint.reporters.summary import counted
from postlint.run.discovery import LeftOut, display
from postlint.run.folder_paths import folder_at
from postlint.run.runner import find_posts
from postlint.run.workplace import Workplace

_MOST_NAMED = 3


def tell_left_out(
    paths: tuple[str, ...], found: int, left_out: LeftOut, workplace: Workplace
) -> None:
    """Writes to standard error what was passed over. `found` posts were not."""
    for line in _files_named(left_out.named):
        show(f"note: {line}", err=True)
    for line in _unread(left_out):
        show(f"note: {line}", err=True)
    if found == 0 and len(left_out.named) < len(paths):
        reasons = "; ".join(_why_none(paths, left_out, workplace))
        shown = ", ".join(map(name_text, paths))
        because = f": {reasons}" if reasons else ""
        show(f"warning: no posts found under {shown}{because}", err=True)


def _files_named(named: list[tuple[str, str]]) -> Iterator[str]:
    for path, reason in named[:_MOST_NAMED]:
        yield f"{name_text(path)} is left out: {reason} (`--no-exclude` takes it all the same)"
    if len(named) > _MOST_NAMED:
        yield f"{counted(len(named) - _MOST_NAMED, 'more file')} named are left out as well"


def _unread(left_out: LeftOut) -> Iterator[str]:
    for suffix, count in sorted(left_out.unread_of_unknown.items()):
        why = f"nothing says who builds {'it' if count == 1 else 'them'} (`--generator` tells it)"
        yield f"{_counted_files(count, suffix)} not read: {why}"
    for suffix, count in sorted(left_out.unread.items()):
        yield f"{_counted_files(count, suffix)} not read: postlint reads Markdown and HTML"


def _counted_files(count: int, suffix: str) -> str:
    return f"{count:,} {suffix} {'file is' if count == 1 else 'files are'}"


def _why_none(paths: tuple[str, ...], left_out: LeftOut, workplace: Workplace) -> Iterator[str]:
    """What swallowed all posts that there might be."""
    excluded = ignored = 0
    if left_out.excludes:
        excluded = sum(1 for _ in find_posts(paths, workplace.without_exclude(), _ignore))
    if left_out.ignores:
        ignored = sum(1 for _ in find_posts(paths, workplace, _ignore, heeds_ignore=False))
    if excluded:
        config = workplace.config_file(folder_at(paths[0]))
        by = display(str(config)) if config is not None else "the settings"
        yield f"{_files_are(excluded)} excluded by {by}"
    if ignored:
        yield f"{_files_are(ignored)} ignored by `.gitignore`"
    for maker, count in sorted(left_out.made.items()):
        yield f"{_files_are(count)} made by {maker}"
    homes = (workplace.home(path) for path in paths if Path(path).is_dir())
    home = next((home for home in homes if home.pages is not None), None)
    if home is not None and home.pages is not None and not excluded and not ignored:
        yield f"{home.builder} makes its pages of {home.pages.shown}"


def _files_are(count: int) -> str:
    return f"{counted(count, 'file')} {'is' if count == 1 else 'are'}"


def _ignore(_: str) -> None:
    """What could not be listed was told already."""
