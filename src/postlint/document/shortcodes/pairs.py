"""Which shortcodes hold which: the calls of a post as a tree."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.document.mask import Call
from postlint.profile.profile import Profile
from postlint.record import NamedTuple
from postlint.source import Span

_VALUE = "{{"
"""What opens calls that hold nothing."""
_DEEPEST = 12
"""Pairs around deeper ones are read as what they hold, and not as pairs."""


class Pair(NamedTuple):
    """A call with its closer, and the calls between them."""

    call: Call
    closer: Call
    held: tuple[Node, ...]
    height: int

    @property
    def inner(self) -> Span:
        return Span(self.call.span.end, self.closer.span.start)

    @property
    def span(self) -> Span:
        return Span(self.call.span.start, self.closer.span.end)


Node = Call | Pair


def paired(calls: Iterable[Call], profile: Profile) -> tuple[Node, ...]:
    """The calls in their order, those that hold text as pairs. Takes linear time.

    Only such are paired that are known, or whose inner text stands apart from what is around it.
    """
    pairs = _Pairs()
    apart = profile.generator.templates.apart
    for call in calls:
        may_hold = call.opener != _VALUE and (call.opener in apart or profile.shortcode(call.name))
        is_one = may_hold or (call.is_closer and not call.name)
        if call.kind == "shown" or call.closes_itself or not is_one:
            pairs.nodes.append(call)
        elif call.is_closer:
            pairs.close(call)
        else:
            pairs.open(call)
    return tuple(pairs.nodes)


class _Pairs:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._waiting: dict[str, list[int]] = {}
        self._barrier = 0

    def open(self, call: Call) -> None:
        for name in (call.name, ""):
            self._waiting.setdefault(name, []).append(len(self.nodes))
        self.nodes.append(call)

    def close(self, closer: Call) -> None:
        at = self._opener(closer.name)
        opener = None if at is None else self.nodes[at]
        if at is None or not isinstance(opener, Call):
            self.nodes.append(closer)
            return
        held = tuple(self.nodes[at + 1 :])
        height = 1 + max((node.height for node in held if isinstance(node, Pair)), default=0)
        if height > _DEEPEST:
            self.nodes.append(closer)
            self._barrier = len(self.nodes)
        else:
            self.nodes[at:] = [Pair(opener, closer, held, height)]

    def _opener(self, name: str) -> int | None:
        """Where the last call stands that a closer of a name closes."""
        waiting = self._waiting.get(name, [])
        while waiting:
            at = waiting.pop()
            call = self.nodes[at] if self._barrier <= at < len(self.nodes) else None
            if isinstance(call, Call) and call.kind == "call" and call.name == (name or call.name):
                return at
        return None
