"""Diagnostics as JSON and back, and the posts that they are of without reading these again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from postlint.diagnostic import Applicability, Cause, Diagnostic, Edit, Fix, Related, Severity
from postlint.report import Facts
from postlint.source import Position, Source, Span

LARGEST = 8_000_000
"""Bytes of a post whose results are kept. Larger ones are linted each time."""
_FURTHEST = LARGEST + 1
_SEVERITIES = {severity.value: severity for severity in Severity}


class KeptSource(Source):
    """The source of a post that is read when its text is asked for, which few formats do.

    Lines and columns of places that are known are told without it.
    """

    __slots__ = ("_places", "_read", "_whole")

    def __init__(
        self, path: str, places: Mapping[int, Position], read: Callable[[], Source | None]
    ) -> None:
        """`read` gives the post as it was linted; None where that is no longer there."""
        self.path = path
        self._places = places
        self._read = read
        self._whole: Source | None = None

    def position(self, offset: int) -> Position:
        return self._places.get(offset) or super().position(offset)

    def _source(self) -> Source:
        if self._whole is None:
            self._whole = self._read() or Source(self.path, "\n" * self._last_line)
        return self._whole

    @property
    def _last_line(self) -> int:
        return max((place.line for place in self._places.values()), default=0)

    @property
    def text(self) -> str:  # type: ignore[override]
        return self._source().text

    @property
    def has_byte_order_mark(self) -> bool:  # type: ignore[override]
        return self._source().has_byte_order_mark


def written(diagnostics: Iterable[Diagnostic]) -> list[Any]:
    """Diagnostics as JSON holds them."""
    return [_written(diagnostic) for diagnostic in diagnostics]


def _written(diagnostic: Diagnostic) -> list[Any]:
    fix = diagnostic.fix
    return [
        diagnostic.rule,
        diagnostic.group,
        diagnostic.severity.value,
        diagnostic.message,
        diagnostic.span,
        diagnostic.help,
        [[related.span, related.message, related.path] for related in diagnostic.related],
        fix
        and [fix.title, fix.applicability.value, [[edit.span, edit.text] for edit in fix.edits]],
        diagnostic.places,
        diagnostic.cause,
    ]


def diagnostics(held: list[Any]) -> tuple[Diagnostic, ...]:
    """The diagnostics that were written. Raises ValueError or TypeError for anything else."""
    return tuple(map(_diagnostic, held))


def _diagnostic(held: list[Any]) -> Diagnostic:
    rule, group, severity, message, span, help_, related, fix, count, cause = held
    if not (type(rule) is type(group) is type(message) is str and _is_text_or_none(help_)):
        raise TypeError("no diagnostic")
    if type(count) is not int:
        raise TypeError("no count")
    return Diagnostic(
        rule,
        group,
        _SEVERITIES[severity],
        message,
        _span(span),
        help_,
        tuple([_related(*one) for one in related]) if related else (),
        fix and _fix(*fix),
        count,
        cause and _cause(*cause),
    )


def _cause(text: Any, of_site: Any) -> Cause:
    if not (type(text) is str and type(of_site) is bool):
        raise TypeError("no cause")
    return Cause(text, of_site)


def _related(span: Any, message: Any, path: Any) -> Related:
    if not (type(message) is str and _is_text_or_none(path)):
        raise TypeError("no related place")
    return Related(_span(span), message, path)


def _fix(title: Any, applicability: Any, edits: list[Any]) -> Fix:
    made = tuple(Edit(_span(span), text) for span, text in edits)
    if not (type(title) is str and all(type(edit.text) is str for edit in made)):
        raise TypeError("no fix")
    return Fix(title, Applicability(applicability), made)


def written_facts(facts: Facts | None) -> list[Any] | None:
    """The facts of a post as JSON holds them."""
    if facts is None:
        return None
    return [facts.section, facts.of_rules, facts.traits, facts.silenced]


def frozen(value: Any) -> Any:
    """A value of JSON with its lists as tuples."""
    if type(value) is not list:
        return value
    return tuple([frozen(item) if type(item) is list else item for item in value])


def _is_text_or_none(value: object) -> bool:
    return value is None or type(value) is str


def _span(value: Any) -> Span:
    start, end = value
    if not (type(start) is type(end) is int and 0 <= start <= end <= _FURTHEST):
        raise ValueError("no span")
    return Span(start, end)


def written_places(found: Iterable[Diagnostic], source: Source) -> list[list[int]]:
    """Where in the source diagnostics stand, as JSON holds it."""
    return [[*place] for place in positions_of(found, source).values()]


def positions_of(found: Iterable[Diagnostic], source: Source) -> dict[int, Position]:
    """Where in the source diagnostics stand, by offset."""
    found = list(found)
    spans = [each.span for each in found]
    spans += [place.span for each in found for place in each.related if place.path is None]
    offsets = sorted({end for span in spans for end in span})
    return {offset: source.position(offset) for offset in offsets}


def places(held: list[Any]) -> dict[int, Position]:
    """The places that were written, by offset. Raises ValueError or TypeError for others."""
    made = {}
    for line, column, offset in held:
        if not (type(line) is type(column) is type(offset) is int):
            raise TypeError("no place")
        if not (line >= 1 and column >= 1 and line + column - 2 <= offset <= _FURTHEST):
            raise ValueError("no place of a post")
        made[offset] = Position(line, column, offset)
    return made
