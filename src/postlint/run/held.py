"""The posts of a run as one machine holds them: linted by processes, or taken from the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.results.cache import Cache, Entry
from postlint.results.kept import NO_ITEMS, NOTHING, KeptSource, positions_of
from postlint.rules.across import Across
from postlint.run.discovery import display, order
from postlint.run.keeper import Keeper, reread
from postlint.run.result import Result
from postlint.run.sites import Sites
from postlint.run.tally import Tally, are_answers
from postlint.run.telling import Telling
from postlint.run.workplace import Workplace
from postlint.source import Position, Source, Span

_SITE_CAUSE = ",true]]"
"""How what is told once a site ends, as `kept` writes it."""
_MOST_TEXT = 10_000_000
"""Characters of posts that are held for their reports; further ones are read again."""


class Lint(NamedTuple):
    """How posts are linted, and how their facts alone are made: by processes, in order.

    `posts` guesses what sites share, from posts that are known, and those that it has linted
    itself; `again` lints those for which that was wrong, when it is known.
    """

    posts: Callable[[Sequence[str], Tally], Iterable[Result]]
    facts: Callable[[Sequence[str]], Iterable[Result]]
    again: Callable[[Sequence[str], Tally], Iterable[Result]]


class Held:
    """The posts of a run, those `asked` about and `others` of their sites."""

    def __init__(
        self,
        asked: Sequence[str],
        others: Sequence[str],
        workplace: Workplace,
        cache: Cache | None,
        lint: Lint,
    ) -> None:
        self.asked = asked
        self.others = others
        self.workplace = workplace
        self.cache = cache
        self.how = lint
        self.keeper = Keeper(cache, workplace) if cache is not None else None
        self.sites = Sites(workplace, cache)
        self.held: dict[str, Entry | PostReport | None] = {}
        """By path; None for posts in which nothing is found, as most are."""
        self.questions: dict[str, str] = {}
        """By path, what was asked about other posts, and answered, as JSON."""
        self.text = 0

    def lint(self) -> None:
        missing = [path for path in self.asked if not self._is_kept(path, with_report=True)]
        for path, result in zip(
            missing, self.how.posts(missing, self.sites.tally.copy()), strict=True
        ):
            self._take(path, result)
        unknown = [path for path in self.others if not self._is_kept(path, with_report=False)]
        for path, result in zip(unknown, self.how.facts(unknown), strict=True):
            self._take_facts(path, result)

    def settle(self) -> None:
        wrong = self._guessed_wrong()
        for path, result in zip(wrong, self.how.again(wrong, self.sites.tally), strict=True):
            self._hold(path, result)

    def findings(self) -> Iterator[Across]:
        yield from self.sites.findings()

    def folding(self) -> Iterator[tuple[str, PostReport]]:
        in_order = sorted(self.asked, key=order(self.asked))
        folding = (path for path in in_order if _may_fold(self.held[path]))
        return ((path, self._report(path)) for path in folding)

    def reports(self, telling: Telling) -> Iterator[PostReport]:
        for path in self.asked:
            report = telling.report(path, self._report(path))
            yield report
            if report.texts is not None:
                report.texts.save()
            self.held.pop(path)

    def positions(self, path: str, span: Span) -> tuple[Position, Position] | None:
        held = self.held.get(path)
        source: Source | None
        source = held.source if isinstance(held, PostReport) else reread(path)
        if source is None:
            return None
        return source.position(span.start), source.position(span.end)

    def _is_kept(self, path: str, *, with_report: bool) -> bool:
        """Takes in what is kept of a post; False where nothing is, or not its report."""
        entry = None
        if self.keeper is not None:
            entry = self.keeper.entry(path, of_facts=not with_report)
        if entry is None or (with_report and entry.found == NOTHING):
            return False
        try:
            self.sites.add(path, entry.facts)
        except (ValueError, TypeError):
            return False  # not what postlint writes
        if with_report:
            if entry.shared != NO_ITEMS:
                self.questions[path] = entry.shared
            self.held[path] = None if entry.found == NO_ITEMS else entry.without_facts()
        return True

    def _take(self, path: str, result: Result) -> None:
        self.sites.add(path, result.facts)
        self._hold(path, result)

    def _take_facts(self, path: str, result: Result) -> None:
        self.sites.add(path, result.facts)
        if self.cache is not None and result.entry is not None:
            self.cache.put(path, result.entry)

    def _hold(self, path: str, result: Result) -> None:
        if result.asked != NO_ITEMS:
            self.questions[path] = result.asked
        report = result.report
        if self.keeper is not None and result.entry is not None:
            self.keeper.cache.put(path, result.entry)
            report = self.keeper.with_texts(path, report, result.entry)
        self.held[path] = self._small(path, report) if report.diagnostics else None

    def _small(self, path: str, report: PostReport) -> PostReport:
        """A report without its post's text, where that is too much."""
        self.text += len(report.source.text)
        if self.text <= _MOST_TEXT:
            return report
        places = positions_of(report.diagnostics, report.source)
        return report._replace(source=KeptSource(report.source.path, places, lambda: reread(path)))

    def _guessed_wrong(self) -> list[str]:
        """The posts that were told otherwise of others than it is; what is no answer is wrong."""
        tally, known, wrong = self.sites.tally, dict[tuple[str, str], bool](), []
        for path, asked in sorted(self.questions.items()):
            key = self.workplace.site_root(path), asked
            if key not in known:
                known[key] = are_answers(asked, partial(tally.is_usual, key[0]))
            if not known[key]:
                wrong.append(path)
        return wrong

    def _report(self, path: str) -> PostReport:
        held = self.held[path]
        if held is None:
            return PostReport(KeptSource(display(path), {}, lambda: reread(path)), ())
        if isinstance(held, PostReport):
            return held
        assert self.keeper is not None
        report = self.keeper.report(path, held)
        if report is None:  # not what postlint writes
            self._hold(path, next(iter(self.how.again([path], self.sites.tally))))
            return self._report(path)
        self.held[path] = report
        return report


def _may_fold(held: Entry | PostReport | None) -> bool:
    if held is None:
        return False
    if isinstance(held, PostReport):
        return any(found.cause is not None and found.cause.of_site for found in held.diagnostics)
    return _SITE_CAUSE in held.found
