"""Text that was rewritten before it was rendered, and the way back to what its author wrote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from postlint.document.markdown.segments import Piece, SegmentMap
from postlint.source import Span


class Change(NamedTuple):
    """`text` in place of the `size` characters at `at`."""

    at: int
    size: int
    text: str


class Shift:
    """A text with changes made in it, and where its characters stood before."""

    def __init__(self, text: str, changes: Iterable[Change]) -> None:
        """`changes` may come in any order; of those at one place the first is made first."""
        parts: list[str] = []
        self._new, self._old = [0], [0]
        at = length = 0
        for change in sorted(changes, key=lambda change: change.at):
            if change.at < at:
                continue  # within one that is made
            kept = text[at : change.at]
            parts += [kept, change.text]
            length += len(kept)
            at = change.at + change.size
            self._note(length, change.at)
            length += len(change.text)
            self._note(length, at)
        parts.append(text[at:])
        self.text = "".join(parts)

    def _note(self, new: int, old: int) -> None:
        self._new.append(new)
        self._old.append(old)

    def before(self, offset: int) -> int:
        """Where the character at an offset stood; what was put in stands at its place."""
        index = bisect_right(self._new, offset) - 1
        old = self._old[index] + offset - self._new[index]
        return min(old, self._old[index + 1]) if index + 1 < len(self._old) else old


class ShiftedMap(SegmentMap):
    """The map of HTML that was rendered from changed text, made when a place is asked for."""

    def __init__(
        self, inner: SegmentMap, length: int, shifts: tuple[Shift, ...], base: int
    ) -> None:
        """`inner` leads to offsets in the last of the texts; `length` is that of the HTML."""
        self._inner, self._length, self._shifts, self._base = inner, length, shifts, base

    def _before(self, offset: int) -> int:
        for shift in reversed(self._shifts):
            offset = shift.before(offset)
        return self._base + offset

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:  # type: ignore[override]
        starts = self._inner._starts
        ends = (*starts[1:], self._length)
        return tuple(self._moved(i, ends[i]) for i in range(len(starts)))

    def _moved(self, index: int, stop: int) -> Piece:
        at, start, end, verbatim = self._inner._piece(index)
        moved = self._before(start)
        if verbatim:
            last = start + max(stop - at - 1, 0)
            verbatim = self._before(last) - moved == last - start
            end = max(end, start + stop - at)
        return at, moved, max(moved, self._before(end)), verbatim

    @cached_property
    def code(self) -> tuple[Span, ...]:
        return tuple(Span(self._before(a), self._before(b)) for a, b in self._inner.code)

    def is_verbatim(self, offset: int) -> bool:
        return self._inner.is_verbatim(offset)
