"""Many posts: finds them, and takes what is kept of each from the cache, or lints it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.report import PostReport
from postlint.results.cache import Cache
from postlint.run.discovery import discover, display
from postlint.run.keeper import Keeper
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.costs import Costs
    from postlint.files.history import History
    from postlint.run.file_linter import Result

_FEWEST_FOR_PROCESSES = 64
"""Below, starting processes takes longer than they save."""
_OBJECTS_BETWEEN_COLLECTIONS = 10_000
"""Trees are cycles. With Python's own 700, a twentieth of the time goes into looking for them."""


def find_posts(
    paths: tuple[str, ...], workplace: Workplace, on_error: Callable[[str], None]
) -> Iterator[str]:
    """The files to lint under paths, in order.

    A folder that cannot be listed is told to `on_error`, and left out. Raises UnreadablePathError
    for a path that does not exist, and ConfigError.
    """
    yield from discover(paths, workplace.is_excluded, on_error)


def changed_posts(
    files: Sequence[str],
    named: Iterable[str],
    history: History,
    on_error: Callable[[str], None],
) -> list[str]:
    """Those of the files that changed since a revision. A file named is always one.

    So are those of a repository that cannot be asked, which is told to `on_error` once. Raises
    HistoryError where that is so of every file.
    """
    from postlint.files.history import HistoryError

    always = {display(path) for path in named}
    changed: list[str] = []
    errors: dict[str, HistoryError] = {}
    asked = 0
    for path in files:
        try:
            is_changed = history.is_changed(path)
            asked += 1
        except HistoryError as error:
            errors.setdefault(error.root, error)
            is_changed = True
        if is_changed or path in always:
            changed.append(path)
    for refused in errors.values():
        if not asked:
            raise refused
        on_error(str(refused))
    return changed


def run(
    files: Sequence[str],
    workplace: Workplace,
    jobs: int = 1,
    cache: Cache | None = None,
    costs: Costs | None = None,
) -> Iterator[PostReport]:
    """Lints files, one report each, in their order, by up to `jobs` processes.

    Results that `cache` keeps are taken from it, and others put into it. `costs` is charged with
    what rules take on those that are linted. A file whose process dies is reported. Raises
    ConfigError.
    """
    if cache is None:
        _collect_from_here(len(files))
        yield from (result.report for result in _lint_all(files, workplace, jobs, costs))
        return
    try:
        yield from _with_cache(files, workplace, jobs, cache, costs)
    finally:
        cache.save()


def _with_cache(
    files: Sequence[str], workplace: Workplace, jobs: int, cache: Cache, costs: Costs | None
) -> Iterator[PostReport]:
    """Looks first at which files nothing is kept of: few of them need no processes."""
    keeper = Keeper(cache, workplace)
    kept = [keeper.entry(path) for path in files]
    _collect_from_here(len(files))
    missing = [path for path, entry in zip(files, kept, strict=True) if entry is None]
    linted = _lint_all(missing, workplace, jobs, costs, keeps=True)
    for path, entry in zip(files, kept, strict=True):
        report = keeper.report(path, entry) if entry is not None else None
        if report is None:
            again = entry is not None
            made = next(_lint_all([path], workplace, 1, costs, keeps=True) if again else linted)
            if made.entry is not None:
                cache.put(path, made.entry)
            report = made.report
        yield report


def _collect_from_here(posts: int) -> None:
    """Lets Python look for the cycles that many posts leave, and not in what is there already."""
    if posts >= _FEWEST_FOR_PROCESSES:
        gc.freeze()
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def _lint_all(
    files: Sequence[str],
    workplace: Workplace,
    jobs: int,
    costs: Costs | None,
    *,
    keeps: bool = False,
) -> Iterator[Result]:
    from postlint.run.file_linter import FileLinter, lost  # parsers and rules, half of a warm run

    linter = FileLinter(workplace, keeps, timed=costs is not None)
    if jobs == 1 or len(files) < _FEWEST_FOR_PROCESSES:
        results: Iterator[Result] = map(linter.result, files)
    else:
        from postlint.run.pool import in_processes

        linter.get_ready(files[0])
        results = in_processes(linter.result, files, jobs, lost)
    for result in results:
        if costs is not None and result.costs:
            costs.add(result.costs)
        yield result
