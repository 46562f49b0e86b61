"""What a process on a worker does, one errand after the other.

It is a process of its own below the worker's: a post over which it dies costs the worker nothing,
and its working directory is that of the run.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from postlint.diagnostic import Diagnostic
from postlint.files import mounted, unsaved
from postlint.files.address import AtAddress, Listing
from postlint.files.boundary import is_within
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.results.kept import NO_ITEMS, KeptSource, WrittenFacts, positions_of
from postlint.rules.across import Across
from postlint.run.cluster.error import ClusterError
from postlint.run.discovery import display, order
from postlint.run.fact_maker import FactMaker
from postlint.run.file_linter import FileLinter, lost
from postlint.run.keeper import reread
from postlint.run.result import Result
from postlint.run.site_findings import SiteFindings
from postlint.run.sites import findings
from postlint.run.tally import Tally
from postlint.run.telling import Change, changed
from postlint.run.workplace import Workplace
from postlint.source import Position, Source

Sink = Callable[[int, Iterable[PostReport], Workplace], Any]
"""Takes the reports of a part of the posts, with the part's number."""


class Setup(NamedTuple):
    """What a worker is told once.

    `folder` is the working directory of whoever asks. `settings` are what files of settings hold
    that were named, by absolute paths. `listing` are the files of an address, which that folder
    seems to hold. `sample` is a post and its size: by it a worker sees that its folder is the same.
    """

    workplace: Workplace
    folder: str
    settings: Mapping[str, bytes]
    listing: Listing | None = None
    sample: tuple[str, int] | None = None
    timed: bool = False


class Told(NamedTuple):
    """What is told of a post, small: its text only where it is far to read it again."""

    diagnostics: tuple[Diagnostic, ...]
    places: Mapping[int, Position]
    source: Source | None

    def report(self, path: str) -> PostReport:
        source = self.source
        if source is None:
            source = KeptSource(display(path), self.places, lambda: reread(path))
        return PostReport(source, self.diagnostics)


def report_of(path: str, told: Told | None) -> PostReport:
    """The report of a post; of most nothing is told."""
    return (told or Told((), {}, None)).report(path)


class Linted(NamedTuple):
    """What comes of a post: what is told of it, if anything, and of its `site`, a folder."""

    path: str
    site: str
    told: Told | None
    facts: WrittenFacts | None
    asked: str
    """What its rules asked about other posts, and were told, as JSON."""
    costs: Mapping[str, float]


class Errand(Protocol):
    """Something to do at a desk, and what comes of it where the process dies over it."""

    def done(self, desk: Desk) -> Any: ...

    def lost(self, reason: str) -> Any: ...


class Desk:
    """What a process knows while it runs errands."""

    def __init__(self, setup: Setup, folder: str) -> None:
        """`folder` is where an address is laid out on this machine, or the working directory."""
        self.setup = setup
        self.folder = folder
        self.workplace = setup.workplace
        self._linter: FileLinter | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Desk, (self.setup, self.folder)

    def __call__(self, errand: Errand) -> Any:
        assert self._is_ready
        return errand.done(self)

    @cached_property
    def _is_ready(self) -> bool:
        for path, data in self.setup.settings.items():
            unsaved.hold(path, data)
        if self.setup.listing is not None:
            mounted.mount(AtAddress(self.folder, self.setup.listing))
        return True

    def linter(self, path: str) -> FileLinter:
        """The linter of posts such as that at a path; it learns from all of them."""
        if self._linter is None:
            timed = self.setup.timed
            self._linter = FileLinter(self.workplace, timed=timed, tally=Tally(), learns=True)
            self._linter.get_ready(path)
        return self._linter

    def linted(self, path: str, result: Result) -> Linted:
        report = result.report
        told = None
        if report.diagnostics:
            is_far = self.setup.listing is not None
            places = {} if is_far else positions_of(report.diagnostics, report.source)
            told = Told(report.diagnostics, places, report.source if is_far else None)
        site = _moved(self.workplace.site_root(path), self.folder, self.setup.folder)
        return Linted(path, site, told, result.facts, result.asked, result.costs or {})


def _moved(path: str, before: str, after: str) -> str:
    """The same path where another folder stands for one: each machine has an address elsewhere."""
    return after + path[len(before) :] if is_within(path, before) else path


class Lint(NamedTuple):
    """Lints a post; what its site shares is guessed."""

    path: str

    def done(self, desk: Desk) -> Linted:
        return desk.linted(self.path, desk.linter(self.path).result(self.path))

    def lost(self, reason: str) -> Linted:
        return _lost(self.path, reason)


class LintAgain(NamedTuple):
    """Lints a post when it is known what its site shares."""

    path: str
    tally: Tally

    def done(self, desk: Desk) -> Linted:
        tally = self.tally.moved(lambda site: _moved(site, desk.setup.folder, desk.folder))
        linter = FileLinter(desk.workplace, timed=desk.setup.timed, tally=tally)
        return desk.linted(self.path, linter.result(self.path))

    def lost(self, reason: str) -> Linted:
        return _lost(self.path, reason)


class MakeFacts(NamedTuple):
    """Makes the facts of a post alone."""

    path: str

    def done(self, desk: Desk) -> Linted:
        return desk.linted(self.path, FactMaker(desk.workplace).result(self.path))

    def lost(self, reason: str) -> Linted:
        return _lost(self.path, reason)._replace(told=None)


class Bring(NamedTuple):
    """Begins to read posts that come next."""

    paths: Sequence[str]

    def done(self, desk: Desk) -> None:  # noqa: ARG002
        mounted.bring(self.paths)

    def lost(self, reason: str) -> None:
        """They are read one by one then."""


class Reduce(NamedTuple):
    """Looks at what a rule knows of all posts of a site: paths and facts as JSON, in packs."""

    rule: str
    packs: Sequence[bytes]

    def done(self, desk: Desk) -> list[Across]:
        facts = [fact for pack in self.packs for fact in marshal.loads(pack)]
        rank = order(path for path, _ in facts)
        facts.sort(key=lambda fact: rank(fact[0]))
        site = SiteFindings(None, desk.workplace).site(facts[0][0])
        return list(findings(self.rule, facts, site, desk.workplace))

    def lost(self, reason: str) -> list[Across]:
        raise ClusterError(f"a process died over what {self.rule} knows of a site: {reason}")


class Write(NamedTuple):
    """Gives the reports of a part of the posts to a sink."""

    number: int
    paths: Sequence[str]
    told: Mapping[str, Told]
    changes: Mapping[str, Change]
    sink: Sink

    def done(self, desk: Desk) -> Any:
        return self.sink(self.number, self._reports(), desk.workplace)

    def _reports(self) -> Iterator[PostReport]:
        for path in self.paths:
            yield changed(report_of(path, self.told.get(path)), self.changes.get(path))

    def lost(self, reason: str) -> Any:
        raise ClusterError(f"a process died writing part {self.number}: {reason}")


def _lost(path: str, reason: str) -> Linted:
    report = lost(path, reason).report
    return Linted(path, "", Told(report.diagnostics, {}, report.source), None, NO_ITEMS, {})
