"""From places in rendered HTML back to places in the author's file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from postlint.source import Span


class Segment(NamedTuple):
    """A stretch of rendered HTML, from offset `at` to the next segment's, and where it comes from.

    Verbatim: it is a copy of the source from `start` on. Otherwise the whole of source
    `start`..`end` became it, as `## ` and its heading became `<h2>`.
    """

    at: int
    start: int
    end: int
    verbatim: bool


Piece = tuple[int, int, int, bool]
"""A segment as a bare tuple: most are never looked at, and a named one takes ten times as long."""


class SegmentMap:
    """Maps spans of rendered HTML to spans of the source, all in code points."""

    __slots__ = ("__dict__", "_pieces")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    @cached_property
    def _offsets(self) -> list[int]:
        return [piece[0] for piece in self._pieces]

    def _segment(self, offset: int) -> Segment:
        """The segment that holds a rendered offset."""
        return Segment(*self._pieces[bisect_right(self._offsets, offset) - 1])

    def to_source(self, start: int, end: int) -> Span:
        """The source of rendered `start`..`end`.

        A piece of a verbatim segment maps to exactly its characters; a piece of another one to
        the whole construct that it was made from.
        """
        first = self._segment(start)
        last = self._segment(max(start, end - 1))
        source_start = first.start + (start - first.at if first.verbatim else 0)
        source_end = last.start + (end - last.at) if last.verbatim else last.end
        return Span(source_start, max(source_start, source_end))

    def is_verbatim(self, offset: int) -> bool:
        """Whether the character at a rendered offset is one that the author wrote as HTML."""
        return self._segment(offset).verbatim


def normalized_lines(text: str, start: int, end: int) -> tuple[str, SegmentMap]:
    """text[start:end] with `\\n` as its only line end, as an HTML parser reads it, and its map."""
    segments = [Segment(0, start, end, verbatim=True)]
    body = text[start:end]
    if "\r" not in body:
        return body, SegmentMap(segments)
    for dropped, line_end in enumerate(re.finditer("\r\n", body), 1):
        after = line_end.end()
        segments.append(Segment(after - dropped, start + after, end, verbatim=True))
    return body.replace("\r\n", "\n").replace("\r", "\n"), SegmentMap(segments)
