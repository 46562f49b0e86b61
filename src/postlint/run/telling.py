"""Where in the posts of a run it stands what rules say of a site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator

from postlint.diagnostic import FAILED, Diagnostic, Related
from postlint.pipeline.folding import MOST_RELATED
from postlint.record import NamedTuple
from postlint.report import PostReport, in_order
from postlint.rules.across import Across, Spot
from postlint.run.discovery import display
from postlint.run.sites import Silenced, Sites
from postlint.source import Position, Span

Positions = Callable[[str, Span], tuple[Position, Position] | None]
"""Where a span of the post at a path starts and ends, if that can be told."""


_Reported = tuple[str, PostReport]
"""The path of a post, and its report."""
_Place = tuple[str, PostReport, Diagnostic]


class Change(NamedTuple):
    """What becomes of a post's report: what is told there besides, and what elsewhere."""

    told: list[Diagnostic]
    elsewhere: list[Diagnostic]
    gone: set[Diagnostic]


class Telling:
    """What is told of sites in each of the posts that a run is about."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._changes: defaultdict[str, Change] = defaultdict(lambda: Change([], [], set()))

    def report(self, path: str, report: PostReport) -> PostReport:
        """The report of the post at a path with what is told in it of its site."""
        return changed(report, self._changes.get(path))

    def changes(self, paths: Iterable[str]) -> dict[str, Change]:
        """What becomes of the reports of some posts, by path; nothing of most."""
        return {path: self._changes[path] for path in paths if path in self._changes}

    def told(self, path: str) -> tuple[Diagnostic, ...]:
        """What rules about sites tell in the post at a path."""
        change = self._changes.get(path)
        return () if change is None else tuple(change.told)

    def tell(self, findings: Iterable[Across], sites: Sites, asked: Container[str]) -> None:
        """Tells what rules found in sites, where that touches the posts `asked` about."""
        for found in _without_symptoms(findings, sites):
            left = _left(found, sites)
            first = next((spot for spot in left if spot.path in asked), None)
            if first is None or len(left) < found.least:
                continue
            rule = sites.workplace.site_rules(first.path).get(found.rule)
            if rule is not None and "severity" in vars(rule):
                found = found._replace(severity=rule.severity)
            others = [spot for spot in left if spot is not first]
            related = tuple(self._related(first, others))
            told = _diagnostic(found, first)._replace(places=len(left), related=related)
            self._changes[first.path].told.append(told)
            for spot in others[: len(left) - found.least]:
                if spot.path in asked:
                    self._changes[spot.path].elsewhere.append(_diagnostic(found, spot))

    def _related(self, first: Spot, others: Iterable[Spot]) -> Iterator[Related]:
        for spot in sorted(others, key=lambda spot: spot[:2])[:MOST_RELATED]:
            if spot.path == first.path:
                yield Related(spot.span, spot.message)
            else:
                place = self._positions(spot.path, spot.span)
                yield Related(spot.span, spot.message, display(spot.path), place)

    def fold(self, site_root: Callable[[str], str], reports: Iterable[_Reported]) -> None:
        """Tells what is told once a site in the first of its posts; they come in order."""
        causes: defaultdict[object, list[_Place]] = defaultdict(list)
        for path, report in reports:
            for found in report.diagnostics:
                if found.cause is not None and found.cause.of_site:
                    key = site_root(path), found.rule, found.cause.text
                    causes[key].append((path, report, found))
        for places in causes.values():
            self._fold(places)

    def _fold(self, places: Iterable[_Place]) -> None:
        (first_path, _, first), *others = places
        if not others:
            return
        related = [
            Related(found.span, found.message, display(path), _place(report, found.span))
            for path, report, found in others[: MOST_RELATED - len(first.related)]
        ]
        told = first._replace(
            severity=max(first.severity, *(found.severity for *_, found in others)),
            places=first.places + sum(found.places for *_, found in others),
            related=(*first.related, *related)[:MOST_RELATED],
        )
        change = self._changes[first_path]
        change.gone.add(first)
        change.told.append(told)
        for path, _, found in others:
            change = self._changes[path]
            change.gone.add(found)
            change.elsewhere.append(found)


def _without_symptoms(findings: Iterable[Across], sites: Sites) -> Iterator[Across]:
    """The findings but those in posts of which one speaks that is their cause."""
    together: dict[tuple[str, str], set[str]] = {}
    findings = [found for found in findings if found.spots]
    for found in findings:
        if len(_left(found, sites)) >= found.least:
            paths = {spot.path for spot in found.spots}
            together |= {(found.rule, path): paths for path in paths}
    for found in findings:
        first = found.spots[0].path
        rule = sites.workplace.site_rules(first).get(found.rule)
        causes = rule.symptom_of if rule is not None else ()
        paths = {spot.path for spot in found.spots}
        if not any(paths <= together.get((cause, first), set()) for cause in causes):
            yield found


def changed(report: PostReport, change: Change | None) -> PostReport:
    """A report with what becomes of it."""
    if change is None:
        return report
    own = (found for found in report.diagnostics if found not in change.gone)
    told = in_order((*own, *change.told))
    return report._replace(diagnostics=told, elsewhere=tuple(change.elsewhere))


def _diagnostic(found: Across, spot: Spot) -> Diagnostic:
    """The diagnostic of a problem that stands at one of its places."""
    told = found.rule, found.group, found.severity, found.message, spot.span, found.help
    return Diagnostic(*told, fix=spot.fix, cause=found.cause)


def _left(found: Across, sites: Sites) -> list[Spot]:
    """The places of a problem that no comment silences."""
    return [spot for spot in found.spots if not _is_silenced(spot, found, sites.silenced)]


def _is_silenced(spot: Spot, found: Across, silenced: dict[str, Silenced]) -> bool:
    if found.rule == FAILED:
        return False
    return any(
        name in (found.rule, found.group) and start <= spot.span.start < end
        for name, start, end in silenced.get(spot.path, ())
    )


def _place(report: PostReport, span: Span) -> tuple[Position, Position]:
    return report.source.position(span.start), report.source.position(span.end)
