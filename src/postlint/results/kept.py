"""Diagnostics as JSON and back, and the posts that they are of without reading these again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from postlint.diagnostic import Applicability, Cause, Diagnostic, Edit, Fix, Related, Severity
from postlint.files import digests
from postlint.profile.states import Parts
from postlint.record import NamedTuple
from postlint.report import Facts, Shown
from postlint.source import Position, Source, Span

LARGEST = 8_000_000
"""Bytes of a post whose results are kept. Larger ones are linted each time."""
NOTHING, NO_ITEMS = "null", "[]"
"""What most columns hold."""
_FURTHEST = LARGEST + 1
_SHOWN = {str, type(None)}
SEVERITIES = {severity.value: severity for severity in Severity}


as_json = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
"""A value as JSON that is one line of ASCII, without tabs."""


def parsed(text: str) -> Any:
    """What a text in JSON says. Raises ValueError where it is none."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


class WrittenFacts(NamedTuple):
    """The facts of a post, each part as JSON.

    `habits` are its section and traits, `of_rules` what rules about the site keep of it by their
    ids: each once more as JSON, as it is read where its rule looks at it, and few do in most runs.
    `digest` is that of `of_rules`: most runs only ask whether these are what they were.
    """

    habits: str
    silenced: str
    of_rules: str
    digest: str


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


def written(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as JSON."""
    return as_json([_written(diagnostic) for diagnostic in diagnostics])


def _written(diagnostic: Diagnostic) -> list[Any]:
    return [
        diagnostic.rule,
        diagnostic.group,
        diagnostic.severity.value,
        diagnostic.message,
        diagnostic.span,
        diagnostic.help,
        [[related.span, related.message, related.path] for related in diagnostic.related],
        written_fix(diagnostic.fix),
        diagnostic.places,
        diagnostic.cause,
    ]


def written_fix(fix: Fix | None) -> list[Any] | None:
    """A fix as JSON holds it."""
    edits = [[edit.span, edit.text] for edit in fix.edits] if fix else []
    return fix and [fix.title, fix.applicability.value, edits]


def diagnostics(held: str) -> tuple[Diagnostic, ...]:
    """The diagnostics that were written.

    Raises ValueError, TypeError, KeyError or AttributeError for anything else.
    """
    return tuple(map(_diagnostic, parsed(held)))


def _diagnostic(held: list[Any]) -> Diagnostic:
    rule, group, severity, message, place, help_, related, mending, count, why = held
    if not (type(rule) is type(group) is type(message) is str and _is_text_or_none(help_)):
        raise TypeError("no diagnostic")
    if type(count) is not int:
        raise TypeError("no count")
    return Diagnostic(
        rule,
        group,
        SEVERITIES[severity],
        message,
        span(place),
        help_,
        tuple([_related(*one) for one in related]) if related else (),
        fix(mending),
        count,
        why and cause(why),
    )


def cause(held: Any) -> Cause:
    """The cause that was written. Raises ValueError or TypeError for anything else."""
    text, of_site = held
    if not (type(text) is str and type(of_site) is bool):
        raise TypeError("no cause")
    return Cause(text, of_site)


def _related(place: Any, message: Any, path: Any) -> Related:
    if not (type(message) is str and _is_text_or_none(path)):
        raise TypeError("no related place")
    return Related(span(place), message, path)


def fix(held: Any) -> Fix | None:
    """The fix that was written. Raises ValueError or TypeError for anything else."""
    if not held:
        return None
    title, applicability, edits = held
    made = tuple(Edit(span(place), text) for place, text in edits)
    if not (type(title) is str and all(type(edit.text) is str for edit in made)):
        raise TypeError("no fix")
    return Fix(title, Applicability(applicability), made)


def _is_text_or_none(value: object) -> bool:
    return value is None or type(value) is str


def span(held: Any) -> Span:
    """The span that was written. Raises ValueError or TypeError for anything else."""
    start, end = held
    if not (type(start) is type(end) is int and 0 <= start <= end <= _FURTHEST):
        raise ValueError("no span")
    return Span(start, end)


def written_texts(shown: Shown) -> str:
    """How diagnostics are shown, as JSON."""
    return as_json(shown)


def texts(held: str) -> Shown:
    """How diagnostics are shown, as it was written; nothing for anything else."""
    try:
        own, told = parsed(held)
        is_ours = type(own) is list and set(map(type, (*own, "", *told.values()))) <= _SHOWN
    except (ValueError, TypeError, AttributeError):
        return Shown()
    return Shown(own, told) if is_ours else Shown()


def written_facts(facts: Facts | None) -> WrittenFacts | None:
    """The facts of a post as JSON."""
    if facts is None:
        return None
    of_rules = as_json({rule: as_json(fact) for rule, fact in facts.of_rules.items()})
    return WrittenFacts(
        as_json([facts.section, facts.traits]),
        as_json(facts.silenced) if facts.silenced else NO_ITEMS,
        of_rules,
        digests.of(of_rules.encode()),
    )


def known_parts(held: str) -> Parts:
    """What is known of parts of texts, as it was written; nothing of anything else."""
    made: Parts = {}
    with suppress(ValueError, TypeError, AttributeError):
        for path, (stamp, known) in parsed(held).items():
            if type(stamp) is str and set(map(type, known.values())) <= {str}:
                made[path] = stamp, known
    return made


def frozen(value: Any) -> Any:
    """A value of JSON with its lists as tuples."""
    if type(value) is not list:
        return value
    return tuple([frozen(item) if type(item) is list else item for item in value])


def written_places(found: Iterable[Diagnostic], source: Source) -> str:
    """Where in the source diagnostics stand, as JSON."""
    return as_json(list(positions_of(found, source).values()))


def positions_of(found: Iterable[Diagnostic], source: Source) -> dict[int, Position]:
    """Where in the source diagnostics stand, by offset."""
    found = list(found)
    spans = [each.span for each in found]
    spans += [place.span for each in found for place in each.related if place.path is None]
    offsets = sorted({end for span in spans for end in span})
    return {offset: source.position(offset) for offset in offsets}


def places(held: str) -> dict[int, Position]:
    """The places that were written, by offset. Raises ValueError or TypeError for others."""
    made = {}
    for line, column, offset in parsed(held):
        if not (type(line) is type(column) is type(offset) is int):
            raise TypeError("no place")
        if not (line >= 1 and column >= 1 and line + column - 2 <= offset <= _FURTHEST):
            raise ValueError("no place of a post")
        made[offset] = Position(line, column, offset)
    return made
