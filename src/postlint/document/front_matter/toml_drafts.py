"""TOML's tables and arrays while they are read, and the nodes that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from math import isinf
from typing import Any, Literal

from postlint.document.front_matter.nodes import (
    DuplicateKeyError,
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
)
from postlint.document.front_matter.toml_faults import fault
from postlint.record import NamedTuple
from postlint.source import Span

Origin = Literal["implied", "header", "dotted", "inline"]
_MAY_ENTER: dict[Origin, set[Origin]] = {
    "implied": {"implied", "header", "dotted"},
    "dotted": {"dotted"},
}


class Part(NamedTuple):
    """A key between dots."""

    key: str
    span: Span


@dataclass(slots=True)
class Array:
    """An array as far as it is read; `is_open` for an array of tables."""

    span: Span
    items: list[Draft] = field(default_factory=list)
    is_open: bool = False


@dataclass(slots=True)
class Table:
    """A table as far as it is read. `span` is what its own brackets, header or key cover.

    What adds to it raises DuplicateKeyError for what is there already.
    """

    span: Span
    origin: Origin
    entries: dict[str, tuple[Span, Draft]] = field(default_factory=dict)

    def enter(self, part: Part, origin: Origin) -> Table:
        """The table that a part before the last leads into; made where there is none yet."""
        first, draft = self.entries.setdefault(part.key, (part.span, Table(part.span, origin)))
        if isinstance(draft, Array) and draft.is_open:
            draft = draft.items[-1]
        if isinstance(draft, Table) and draft.origin in _MAY_ENTER[origin]:
            return draft
        raise _duplicate(part, first)

    def declare(self, part: Part, header: Span, in_array: bool) -> Table:
        """The table that a header opens, which `part` names in this one."""
        made = Table(header, "implied")
        made_array = Array(header, is_open=True)
        first, draft = self.entries.setdefault(
            part.key, (part.span, made_array if in_array else made)
        )
        if in_array and isinstance(draft, Array) and draft.is_open:
            draft.items.append(made)
            draft = made
        elif in_array or not isinstance(draft, Table) or draft.origin != "implied":
            raise _duplicate(part, first)
        draft.origin = "header"
        draft.span = Span(draft.span.start, header.end)
        return draft

    def set(self, part: Part, value: Draft) -> None:
        """Gives the last part of a key its value."""
        if part.key in self.entries:
            raise _duplicate(part, self.entries[part.key][0])
        self.entries[part.key] = part.span, value


Draft = Scalar | Table | Array


def _duplicate(part: Part, first: Span) -> DuplicateKeyError:
    help = "TOML takes a key once: keep one of the two."
    return DuplicateKeyError(part.span, part.key, first, help)


def entries(table: Table, values: dict[str, Any]) -> tuple[Entry, ...]:
    """The entries of a table that is read, given what `tomli` read there.

    Raises FrontMatterError for a number that is too large.
    """
    drafts = table.entries.items()
    return tuple([Entry(key, span, _node(draft, values[key])) for key, (span, draft) in drafts])


def _node(draft: Draft, value: Any) -> Node:
    """The node of a draft, given what `tomli` read there."""
    start, end = draft.span
    if isinstance(draft, Array):
        items = tuple(map(_node, draft.items, value))
        return Sequence(Span(start, max([end, *(item.span.end for item in items)])), items)
    if isinstance(draft, Table):
        within = entries(draft, value)
        return Mapping(Span(start, max([end, *(it.value.span.end for it in within)])), within)
    if isinstance(value, date | time):
        return draft
    is_overflow = isinstance(value, float) and isinf(value) and "inf" not in str(draft.value)
    if is_overflow or (isinstance(value, int) and not -(2**63) <= value < 2**63):
        raise fault(start, end - start, "this number is too large", "Write a smaller number.")
    return Scalar(draft.span, value, draft.style)
