"""Many posts: finds them, and takes what is kept of each from the cache, or lints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from postlint.files.boundary import is_within
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.results.cache import Cache
from postlint.run.cycles import collect_from_here
from postlint.run.discovery import LeftOut, discover, display
from postlint.run.folder_paths import folder_at
from postlint.run.keeper import Keeper
from postlint.run.result import Result
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.files.history import History
    from postlint.pipeline.costs import Costs
    from postlint.run.tally import Tally

T = TypeVar("T")

_FEWEST_FOR_PROCESSES = 64
"""Below, starting processes takes longer than they save."""


def find_posts(
    paths: tuple[str, ...],
    workplace: Workplace,
    on_error: Callable[[str], None],
    left_out: LeftOut | None = None,
    *,
    takes_all_named: bool = False,
    heeds_ignore: bool = True,
) -> Iterator[str]:
    """The files to lint under paths, in order. `left_out` gathers what was passed over.

    `takes_all_named` takes files named that are known to be no posts; without `heeds_ignore` no
    `.gitignore` counts. A folder that cannot be
    listed is told to `on_error`, and left out. Raises UnreadablePathError for a path that does not
    exist, and ConfigError.
    """
    yield from discover(
        paths,
        workplace.excluding,
        on_error,
        workplace.home,
        left_out,
        listing=workplace.listing,
        takes_all_named=takes_all_named,
        heeds_ignore=heeds_ignore,
    )


class Watch(Protocol):
    """Sees what a run makes as it is made, and passes it on."""

    def __call__(self, posts: Iterable[T], total: int) -> Iterator[T]: ...


def unwatched(posts: Iterable[T], total: int) -> Iterator[T]:  # noqa: ARG001
    return iter(posts)


class Found(NamedTuple):
    """All posts that were found for a run, and the folders that they were looked for in."""

    posts: Sequence[str]
    folders: Sequence[str]

    def has_all_of(self, files: Iterable[str], workplace: Workplace) -> bool:
        """Whether the sites of these files were searched whole."""
        roots = {workplace.site_root(path) for path in _one_of_each_folder(files)}
        return not self.only_in_part(roots)

    def only_in_part(self, roots: Iterable[str]) -> list[str]:
        """Those of some folders that were not searched whole, sorted."""
        searched = [str(folder_at(folder)) for folder in self.folders]
        return sorted(
            root for root in roots if not any(is_within(root, folder) for folder in searched)
        )


def other_posts(files: Iterable[str], found: Found, workplace: Workplace) -> Iterator[str]:
    """The other posts of the files' sites, sorted: those found, and those that no path led to.

    Where no site is known, nothing but what the paths led to belongs together. Raises ConfigError.
    """
    seen = set(files)
    known = filter(workplace.has_site, _one_of_each_folder(seen))
    roots = {workplace.site_root(path) for path in known}
    others = {
        path for path in found.posts if path not in seen and workplace.site_root(path) in roots
    }
    seen |= others
    for root in found.only_in_part(roots):
        for path in find_posts((root,), workplace, lambda _: None):
            if path not in seen and workplace.site_root(path) == root:
                others.add(path)
    yield from sorted(others)


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
    from postlint.files.git import HistoryError

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
    found: Found | None = None,
    watch: Watch = unwatched,
) -> Iterator[PostReport]:
    """Lints files, one report each, in their order, by up to `jobs` processes.

    Results that `cache` keeps are taken from it, and others put into it. `costs` is charged with
    what rules take on those that are linted. With `found`, other posts of the files' sites are
    looked at where it matters to what is said of the files; without it the files are all that
    there is. `watch` sees reports, or results, as they are made. A file whose process dies is
    reported. Raises ConfigError.
    """
    try:
        if looks_at_sites(files, workplace):
            yield from _together(files, found, workplace, jobs, cache, costs, watch)
        elif cache is None:
            _collect_from_here(len(files))
            linted = _lint_all(files, workplace, jobs, costs)
            yield from watch((result.report for result in linted), len(files))
        else:
            yield from watch(_with_cache(files, workplace, jobs, cache, costs), len(files))
    finally:
        if cache is not None:
            cache.save()


def looks_at_sites(files: Iterable[str], workplace: Workplace) -> bool:
    """Whether what is said of these files may depend on other posts. Raises ConfigError."""
    return any(map(workplace.looks_at_sites, _one_of_each_folder(files)))


def _one_of_each_folder(files: Iterable[str]) -> Iterable[str]:
    return {path.rpartition("/")[0]: path for path in files}.values()


def _together(
    files: Sequence[str],
    found: Found | None,
    workplace: Workplace,
    jobs: int,
    cache: Cache | None,
    costs: Costs | None,
    watch: Watch,
) -> Iterator[PostReport]:
    """Lints posts whose sites matter."""
    from postlint.run.held import Held, Lint
    from postlint.run.together import Together

    def linted(paths: Sequence[str], tally: Tally, *, learns: bool) -> Iterator[Result]:
        keeps = cache is not None
        made = _lint_all(paths, workplace, jobs, costs, keeps=keeps, tally=tally, learns=learns)
        return watch(made, len(paths))

    def facts(paths: Sequence[str]) -> Iterable[Result]:
        if not paths:
            return ()
        from postlint.run.fact_maker import FactMaker

        made = _work(FactMaker(workplace, cache is not None).result, paths, jobs)
        return watch(made, len(paths))

    others = [] if found is None else list(other_posts(files, found, workplace))
    _collect_from_here(len(files) + len(others))
    lint = Lint(
        lambda paths, tally: linted(paths, tally, learns=True),
        facts,
        lambda paths, tally: linted(paths, tally, learns=False),
    )
    held = Held(files, others, workplace, cache, lint)
    yield from Together(files, workplace, held).reports()


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
                made = made._replace(report=keeper.with_texts(path, made.report, made.entry))
            report = made.report
        yield report
        if report.texts is not None:
            report.texts.save()


def _collect_from_here(posts: int) -> None:
    if posts >= _FEWEST_FOR_PROCESSES:
        collect_from_here()


def _lint_all(
    files: Sequence[str],
    workplace: Workplace,
    jobs: int,
    costs: Costs | None,
    *,
    keeps: bool = False,
    tally: Tally | None = None,
    learns: bool = False,
) -> Iterator[Result]:
    if not files:
        return
    from postlint.run.file_linter import FileLinter  # parsers and rules, half of a warm run

    linter = FileLinter(workplace, keeps, costs is not None, tally, learns)
    if _takes_processes(files, jobs):
        linter.get_ready(files[0])
    for result in _work(linter.result, files, jobs):
        if costs is not None and result.costs:
            costs.add(result.costs)
        yield result


def _work(work: Callable[[str], Result], files: Sequence[str], jobs: int) -> Iterator[Result]:
    """The results of files, in their order, by processes where there are many."""
    if not _takes_processes(files, jobs):
        return map(work, files)
    from postlint.run.file_linter import lost
    from postlint.run.pool import in_processes

    return in_processes(work, files, jobs, lost)


def _takes_processes(files: Sequence[str], jobs: int) -> bool:
    return jobs > 1 and len(files) >= _FEWEST_FOR_PROCESSES
