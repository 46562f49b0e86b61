"""Text that was rewritten before it was rendered, and the way back to what its author wrote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from postlint.document.markdown.segments import Piece, SegmentMap
from postlint.record import NamedTuple
from postlint.source import Span


class Change(NamedTuple):
    """`text` in place of the `size` characters at `at`."""

    at: int
    size: int
    text: str


class Run(NamedTuple):
    """`length` characters, and where they stood before, or what they stand in place of."""

    length: int
    start: int
    end: int
    is_kept: bool


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

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """What the text from `start` to `end` is made of, from left to right."""
        index = bisect_right(self._new, start) - 1
        while start < end:
            until = self._new[index + 1] if index + 1 < len(self._new) else end
            stop, old = min(end, until), self._old[index]
            if index % 2:
                yield Run(stop - start, old, self._old[index + 1], is_kept=False)
            else:
                at = old + start - self._new[index]
                yield Run(stop - start, at, at + stop - start, is_kept=True)
            start, index = stop, index + 1


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
        return tuple(piece for i in range(len(starts)) for piece in self._moved(i, ends[i]))

    def _moved(self, index: int, stop: int) -> Iterator[Piece]:
        at, start, end, verbatim = self._inner._piece(index)
        if not verbatim or stop <= at:
            moved = self._before(start)
            yield at, moved, max(moved, self._before(end)), verbatim
            return
        for run in self._runs(start, start + stop - at, len(self._shifts)):
            yield at, self._base + run.start, self._base + run.end, run.is_kept
            at += run.length

    def _runs(self, start: int, end: int, depth: int) -> Iterator[Run]:
        """What the text after so many of the shifts is made of, as the source has it."""
        if not depth:
            yield Run(end - start, start, end, is_kept=True)
            return
        for run in self._shifts[depth - 1].runs(start, end):
            if run.is_kept:
                yield from self._runs(run.start, run.end, depth - 1)
            else:
                first, last = run.start, run.end
                for shift in reversed(self._shifts[: depth - 1]):
                    first, last = shift.before(first), shift.before(last)
                yield Run(run.length, first, last, is_kept=False)

    @cached_property
    def code(self) -> tuple[Span, ...]:
        return tuple(Span(self._before(a), self._before(b)) for a, b in self._inner.code)

    def is_verbatim(self, offset: int) -> bool:
        return self._inner.is_verbatim(offset) and super().is_verbatim(offset)
