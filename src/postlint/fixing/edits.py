"""Edits applied to a text together, and where that moves what stands around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate, pairwise

from postlint.diagnostic import Edit, Fix
from postlint.source import Span


class Edits:
    """Edits of one text that do not overlap, in its order. Offsets count code points."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.span)
        growths = [len(edit.text) - (edit.span.end - edit.span.start) for edit in self._edits]
        self._growth = [0, *accumulate(growths)]
        self._old = [edit.span for edit in self._edits]
        self._new = [
            Span(span.start + growth, span.start + growth + len(edit.text))
            for edit, span, growth in zip(self._edits, self._old, self._growth, strict=False)
        ]

    def applied(self, text: str) -> str:
        """The text with these edits made."""
        pieces, at = [], 0
        for edit in self._edits:
            pieces += [text[at : edit.span.start], edit.text]
            at = edit.span.end
        return "".join((*pieces, text[at:]))

    def moved(self, offset: int) -> int:
        """Where an offset of the text stands in the edited one. Only for one in no edit."""
        return offset + self._growth[bisect_right(self._old, (offset, offset))]

    def touch(self, span: Span) -> bool:
        """Whether a stretch of the text holds an edit or stands right beside one."""
        return _any_touches(self._old, span)

    def touch_result(self, span: Span) -> bool:
        """The same of a stretch of the edited text."""
        return _any_touches(self._new, span)


def _any_touches(sorted_spans: list[Span], span: Span) -> bool:
    first = bisect_left(sorted_spans, span.start, key=lambda one: one.end)
    return first < len(sorted_spans) and sorted_spans[first].start <= span.end


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made together: of those that overlap, the first in the text."""
    chosen: list[Fix] = []
    taken: list[Span] = []
    for fix in sorted(fixes, key=lambda fix: min(edit.span for edit in fix.edits)):
        own = sorted(edit.span for edit in fix.edits)
        if not any(_overlap(one, other) for one, other in pairwise(own)) and not any(
            _overlaps_one_of(taken, span) for span in own
        ):
            chosen.append(fix)
            for span in own:
                insort(taken, span)
    return chosen


def _overlaps_one_of(sorted_spans: list[Span], span: Span) -> bool:
    at = bisect_left(sorted_spans, span)
    return any(_overlap(span, other) for other in sorted_spans[max(0, at - 1) : at + 1])


def _overlap(one: Span, other: Span) -> bool:
    return (one.start < other.end and other.start < one.end) or one == other
