"""From places in rendered HTML back to places in the author's file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from postlint.record import NamedTuple
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

    def __init__(self, pieces: Sequence[Piece], code: tuple[Span, ...] = ()) -> None:
        """`code` are the spans, in the source, of Markdown code: blocks, and code in a line."""
        self._pieces = pieces
        self._code = code

    @property
    def code(self) -> tuple[Span, ...]:
        """The spans of Markdown code, in the source."""
        return self._code

    def with_code(self, code: tuple[Span, ...]) -> SegmentMap:
        """The same map, with this code in the source."""
        return SegmentMap(self._pieces, code)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the pieces start in the HTML."""
        return [piece[0] for piece in self._pieces]

    def _piece(self, index: int) -> Piece:
        return self._pieces[index]

    def _is_verbatim(self, index: int) -> bool:
        return self._pieces[index][3]

    def _index(self, offset: int) -> int:
        """The number of the piece that holds a rendered offset."""
        return bisect_right(self._starts, offset) - 1

    def _segment(self, offset: int) -> Segment:
        return Segment(*self._piece(self._index(offset)))

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

    def within(self, start: int, end: int) -> Iterator[tuple[int, Piece]]:
        """The pieces of rendered `start`..`end`, cut to it, each with its own end."""
        index = self._index(start)
        while start < end:
            at, source_start, source_end, verbatim = self._piece(index)
            index += 1
            stop = min(end, self._starts[index]) if index < len(self._starts) else end
            if stop > start:
                source = source_start + (start - at if verbatim else 0)
                yield stop, (start, source, source_end, verbatim)
            start = max(start, stop)

    def is_verbatim(self, offset: int) -> bool:
        """Whether the character at a rendered offset is one that the author wrote as HTML."""
        return self._is_verbatim(self._index(offset))


class Body(NamedTuple):
    """A body as HTML, and the map to the source."""

    html: str
    segments: SegmentMap


Render = Callable[[str, int], Body]
"""Turns a text, and the offset in the source that it starts at, into HTML and its map."""


class Writer:
    """HTML written piece by piece, with the places that the pieces come from."""

    def __init__(self, start: int, end: int) -> None:
        """`start`..`end` is the source of what has no place of its own."""
        self.length = 0
        self._parts: list[str] = []
        self._pieces: list[Piece] = [(0, start, end, False)]

    def write(self, html: str, start: int, end: int, *, verbatim: bool = False) -> None:
        """Adds HTML that comes from `start`..`end` of the source."""
        if html:
            self._pieces.append((self.length, start, end, verbatim))
            self._parts.append(html)
            self.length += len(html)

    def copy(self, html: str, segments: SegmentMap, start: int, end: int) -> None:
        """Adds html[start:end] with the places that `segments` have for it."""
        for stop, (at, source_start, source_end, verbatim) in segments.within(start, end):
            self.write(html[at:stop], source_start, source_end, verbatim=verbatim)

    def written(self) -> Body:
        return Body("".join(self._parts), SegmentMap(self._pieces))


def normalized_lines(text: str, start: int) -> Body:
    """HTML that stands at an offset of the source, with `\n` as its only line end."""
    segments = [Segment(0, start, start + len(text), verbatim=True)]
    if "\r" not in text:
        return Body(text, SegmentMap(segments))
    for dropped, line_end in enumerate(re.finditer("\r\n", text), 1):
        after = line_end.end()
        segments.append(Segment(after - dropped, start + after, start + len(text), verbatim=True))
    return Body(text.replace("\r\n", "\n").replace("\r", "\n"), SegmentMap(segments))
