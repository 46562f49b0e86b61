"""Many posts: finds them, reads them, and lints each with the settings of its folder."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from postlint.cache import Cache, Entry, entry_of
from postlint.clock import Clock
from postlint.config import ConfigError
from postlint.discovery import TooLargeError, discover, display, read_bytes
from postlint.document.post import Post
from postlint.history import History
from postlint.linter import PostReport, died, lint, too_large, unreadable
from postlint.schema import SchemaError
from postlint.source import Source, UnreadableError
from postlint.workplace import Workplace, folder_of

_FEWEST_FOR_PROCESSES = 64
"""Below, starting processes takes longer than they save."""

_FEW_CHANGED = 16
_LARGEST_KEPT = 8_000_000
_NOT_KEPT = frozenset({"internal-error", "unreadable-post", "post-too-large"})
"""What another run might not find in the same post, or finds as fast."""

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
    known = _Known(workplace, cache)
    try:
        for path, (report, entry) in zip(files, _results(files, known, jobs), strict=True):
            if cache is not None and entry is not None:
                cache.put(path, entry)
            yield report
    finally:
        if cache is not None:
            cache.save()


_Result = tuple[PostReport, Entry | None]
"""The report of a file, and what is to be kept of it: nothing where it was kept before."""


def _results(files: Sequence[str], known: _Known, jobs: int) -> Iterator[_Result]:
    done = 0
    if jobs > 1 and len(files) >= _FEWEST_FOR_PROCESSES:
        for result in known.first(files):
            yield result
            done += 1
    rest = files[done:]
    if jobs == 1 or len(rest) < _FEWEST_FOR_PROCESSES:
        yield from map(known.result, rest)
        return
    from postlint.pool import in_processes

    known.get_ready(rest[0])
    yield from in_processes(known.result, rest, jobs, lambda path, why: (died(path, why), None))


@dataclass(frozen=True)
class _Known:
    """Lints files whose results no earlier run has kept."""

    workplace: Workplace
    cache: Cache | None

    def first(self, files: Iterable[str]) -> Iterator[_Result]:
        """The results of the first files, as long as they are kept.

        A few posts that changed are linted here: processes for them would take longer to start.
        """
        changed = 0
        for path in files:
            report = self.kept(path)
            if report is None:
                changed += 1
                if self.cache is None or changed > _FEW_CHANGED or not self.cache.knows(path):
                    return
            yield (report, None) if report is not None else self.result(path)

    def kept(self, path: str) -> PostReport | None:
        """What an earlier run found in a file as it is now."""
        if self.cache is None:
            return None
        try:
            data = read_bytes(path, _LARGEST_KEPT)
        except (UnreadableError, TooLargeError):
            return None
        return self._of(path, data, self.workplace.key(path, data))

    def result(self, path: str) -> _Result:
        if self.cache is None:
            return lint_file(path, self.workplace), None
        try:
            data = read_bytes(path, _LARGEST_KEPT)
        except (UnreadableError, TooLargeError):
            return lint_file(path, self.workplace), None
        key = self.workplace.key(path, data)
        report = self._of(path, data, key)
        if report is not None:
            return report, None
        clock = Clock.showing(self.workplace.now) if self.workplace.now is not None else None
        files = self.workplace.files(path)
        if files is not None:
            files.asked.clear()
        report = lint_read(path, data, self.workplace, clock)
        if key is None or any(found.rule in _NOT_KEPT for found in report.diagnostics):
            return report, None
        since, until = (clock.since, clock.until) if clock is not None else (None, None)
        return report, entry_of(key, report.diagnostics, since, until, files)

    def _of(self, path: str, data: bytes, key: bytes | None) -> PostReport | None:
        if self.cache is None or key is None:
            return None
        found = self.cache.get(path, key, self.workplace.now, self.workplace.files(path))
        return None if found is None else PostReport(Source.decode(display(path), data), found)

    def get_ready(self, path: str) -> None:
        """Loads what linting posts needs, so that processes that are forked now share it."""
        with suppress(ConfigError):
            lint_data(path, _ANY_POST, self.workplace)
        if self.cache is not None:
            self.cache.read_all()
        gc.freeze()  # what the processes share is not looked at, and so not copied


def lint_file(path: str, workplace: Workplace) -> PostReport:
    """Lints one file; one that cannot be read is reported. Raises ConfigError and HistoryError."""
    try:
        data = read_bytes(path, workplace.most_bytes(path))
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
    catalogue, place = workplace.config(folder_of(path)).catalogue, workplace.place(path)
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
            source = Source.decode(path, read_bytes(path))
        except UnreadableError:
            on_error(f"{path}: cannot be read")
            continue
        matter = Post(source, workplace.profile(path)).front_matter
        if matter is not None and matter.error is None:
            yield path, matter.data
