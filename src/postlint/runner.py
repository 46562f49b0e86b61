"""Many posts: finds them, reads them, and lints each with the settings of its folder."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from time import time_ns
from typing import NamedTuple

from postlint.cache import Cache, Entry
from postlint.clock import Clock
from postlint.config import ConfigError
from postlint.discovery import discover, display
from postlint.document.post import Post
from postlint.history import History
from postlint.keeper import LARGEST_KEPT, Keeper, entry_of, is_kept
from postlint.linter import PostReport, died, lint, too_large, unreadable
from postlint.reading import TooLargeError, read
from postlint.schema import SchemaError
from postlint.source import Source, UnreadableError
from postlint.workplace import Workplace

_FEWEST_FOR_PROCESSES = 64
"""Below, starting processes takes longer than they save."""

_ANY_POST = b"---\ntitle: [A post]\ndate: tomorrow\n---\n\n## Why?\n\nSo *that*.\n"


def find_posts(
    paths: tuple[str, ...], workplace: Workplace, on_error: Callable[[str], None]
) -> Iterator[str]:
    """The files to lint under paths, in order.

    A folder that cannot be listed is told to `on_error`, and left out. Raises UnreadablePathError
    for a path that does not exist, and ConfigError.
    """
    yield from discover(paths, workplace.is_excluded, on_error)


def changed_posts(files: Iterable[str], named: Iterable[str], history: History) -> Iterator[str]:
    """Those of the files that changed since a revision. A file named is always one.

    Raises HistoryError.
    """
    always = {display(path) for path in named}
    return (path for path in files if history.is_changed(path) or path in always)


def run(
    files: Sequence[str], workplace: Workplace, jobs: int = 1, cache: Cache | None = None
) -> Iterator[PostReport]:
    """Lints files, one report each, in their order, by up to `jobs` processes.

    Results that `cache` keeps are taken from it, and others put into it. A file whose process
    dies is reported. Raises ConfigError, and HistoryError.
    """
    if cache is None:
        yield from (result.report for result in _lint_all(files, _Keeping(workplace), jobs))
        return
    try:
        yield from _with_cache(files, workplace, jobs, cache)
    finally:
        cache.save()


def _with_cache(
    files: Sequence[str], workplace: Workplace, jobs: int, cache: Cache
) -> Iterator[PostReport]:
    """Looks first at which files nothing is kept of: few of them need no processes."""
    keeper, keeping = Keeper(cache, workplace), _Keeping(workplace, keeps=True)
    kept = [keeper.entry(path) for path in files]
    missing = [path for path, entry in zip(files, kept, strict=True) if entry is None]
    linted = _lint_all(missing, keeping, jobs)
    for path, entry in zip(files, kept, strict=True):
        report = keeper.report(path, entry) if entry is not None else None
        if report is None:
            made = next(linted) if entry is None else keeping.result(path)
            if made.entry is not None:
                cache.put(path, made.entry)
            report = made.report
        yield report


def _lint_all(files: Sequence[str], keeping: _Keeping, jobs: int) -> Iterator[_Result]:
    if jobs == 1 or len(files) < _FEWEST_FOR_PROCESSES:
        yield from map(keeping.result, files)
        return
    from postlint.pool import in_processes

    keeping.get_ready(files[0])
    yield from in_processes(keeping.result, files, jobs, lambda path, why: _Result(died(path, why)))


class _Result(NamedTuple):
    """The report of a file, and what is to be kept of it, if anything."""

    report: PostReport
    entry: Entry | None = None


class _Keeping(NamedTuple):
    """Lints files, and makes what is to be kept of them."""

    workplace: Workplace
    keeps: bool = False

    def result(self, path: str) -> _Result:
        if not self.keeps:
            return _Result(lint_file(path, self.workplace))
        now = time_ns()
        try:
            reading = read(path, LARGEST_KEPT)
        except (UnreadableError, TooLargeError):
            return _Result(lint_file(path, self.workplace))
        inputs = self.workplace.inputs(path)
        clock = Clock.showing(self.workplace.now) if self.workplace.now is not None else None
        files = self.workplace.files(path)
        if files is not None:
            files.asked.clear()
        report = lint_read(path, reading.data, self.workplace, clock)
        if inputs is None or not is_kept(reading.data, report):
            return _Result(report)
        return _Result(report, entry_of(inputs, reading, now, report, clock, files))

    def get_ready(self, path: str) -> None:
        """Loads what linting posts needs, so that processes that are forked now share it."""
        with suppress(ConfigError):
            lint_data(path, _ANY_POST, self.workplace)
            if self.keeps:
                self.workplace.inputs(path)
        gc.freeze()  # what the processes share is not looked at, and so not copied


def lint_file(path: str, workplace: Workplace) -> PostReport:
    """Lints one file; one that cannot be read is reported. Raises ConfigError and HistoryError."""
    try:
        data = read(path, workplace.most_bytes(path)).data
    except UnreadableError as error:
        return unreadable(display(path), error)
    except TooLargeError as error:
        return too_large(display(path), error.size, workplace.most_bytes(path) or 0)
    return lint_data(path, data, workplace)


def lint_read(path: str, data: bytes, workplace: Workplace, clock: Clock | None) -> PostReport:
    """Lints what a file held. Raises ConfigError and HistoryError."""
    most = workplace.most_bytes(path)
    if most is not None and len(data) > most:
        return too_large(display(path), len(data), most)
    return lint_data(path, data, workplace, clock)


def lint_data(
    path: str, data: bytes, workplace: Workplace, clock: Clock | None = None
) -> PostReport:
    """Lints the bytes of a post that stands, or would stand, at a path.

    `clock` is the present moment where it matters which moments it is compared with. Raises
    ConfigError, and HistoryError.
    """
    try:
        source = Source.decode(display(path), data)
    except UnreadableError as error:
        return unreadable(path, error)
    try:
        return _linted(source, path, workplace, clock)
    except SchemaError as error:
        fault = error
    try:  # without the schema that the post names: where that was to blame, the others go on
        return _linted(source, path, workplace, clock, fault)
    except SchemaError as error:
        raise ConfigError(str(error)) from None


def _linted(
    source: Source,
    path: str,
    workplace: Workplace,
    clock: Clock | None,
    fault: SchemaError | None = None,
) -> PostReport:
    """Lints a post, without the schema that it names if `fault` is its. Raises SchemaError."""
    profile, refused = workplace.profile_of(source, path, fault)
    rules, earlier = workplace.rules(path), workplace.earlier(path)
    now = workplace.now if clock is None else clock
    catalogue, place = workplace.config(workplace.folder(path)).catalogue, workplace.place(path)
    report = lint(source, profile, rules, now, earlier, catalogue, place)
    return replace(report, diagnostics=(*refused, *report.diagnostics)) if refused else report


def front_matters(
    paths: tuple[str, ...], workplace: Workplace, on_error: Callable[[str], None]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The front matter of each post under paths that has one, with its path.

    What cannot be read is told to `on_error`.
    """
    for path in find_posts(paths, workplace, on_error):
        try:
            source = Source.decode(path, read(path).data)
        except UnreadableError:
            on_error(f"{path}: cannot be read")
            continue
        matter = Post(source, workplace.profile(path)).front_matter
        if matter is not None and matter.error is None:
            yield path, matter.data
