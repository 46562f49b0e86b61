"""What rules say about a post: diagnostics, and the fixes that go with them."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering

from postlint.record import NamedTuple
from postlint.source import Position, Source, Span


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

    `path` is None for a place in the same post. For one in another post, `place` is where the span
    starts and ends in it, if that is known.
    """

    span: Span
    message: str
    path: str | None = None
    place: tuple[Position, Position] | None = None

    def ends(self, source: Source) -> tuple[Position, Position]:
        """Where it starts and ends, seen from the post of this source."""
        if self.place is not None:
            return self.place
        if self.path is not None:  # in a post that could not be read
            return Position(1, 1, self.span.start), Position(1, 1, self.span.end)
        return source.position(self.span.start), source.position(self.span.end)


class Cause(NamedTuple):
    """What many places have in common, so that it is told once for all of them.

    `text` names it, and stays the same when places come and go. `of_site`: it is told once a site,
    else once a post.
    """

    text: str
    of_site: bool = False


FAILED = "internal-error"
"""The rule that says that another failed."""
_UNREAD = frozenset({FAILED, "unreadable-post", "post-too-large"})


class Diagnostic(NamedTuple):
    """One reported problem of a post.

    `message` says what is wrong; `help` why it matters and what to do. `span` and those of
    `related` and `fix` count code points of the post's text. `places` is how many it stands for,
    where they have one `cause`: it stands at the first, and the next ones are `related`.
    """

    rule: str
    group: str
    severity: Severity
    message: str
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    places: int = 1
    cause: Cause | None = None

    @property
    def is_failure(self) -> bool:
        """Whether it says that a rule failed, which nothing silences or forgives."""
        return self.rule == FAILED

    @property
    def leaves_unread(self) -> bool:
        """Whether it says that not all of a post was looked at: another run may find more."""
        return self.rule in _UNREAD
