"""What rules say about a post: diagnostics, and the fixes that go with them."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering
from typing import NamedTuple

from postlint.source import Span


@total_ordering
class Severity(Enum):
    """How bad a diagnostic is. Severities compare: INFO < WARNING < ERROR."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    __hash__ = object.__hash__  # Enum's own is Python code, and each diagnostic is counted by it

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        return _RANKS[self._value_] < _RANKS[other._value_]


_RANKS = {severity.value: rank for rank, severity in enumerate(Severity)}


class Applicability(Enum):
    """Whether a fix keeps the post's meaning (SAFE) or may not (UNSAFE)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """One replacement: the text at `span` becomes `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that are applied together. `title` says what they do, in the imperative."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that a diagnostic speaks of, and what stands there.

    `path` is None for a place in the same post.
    """

    span: Span
    message: str
    path: str | None = None


class Diagnostic(NamedTuple):
    """One reported problem of a post.

    `message` says what is wrong; `help` why it matters and what to do. `span` and those of
    `related` and `fix` count code points of the post's text.
    """

    rule: str
    group: str
    severity: Severity
    message: str
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
