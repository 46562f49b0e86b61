"""HTML written piece by piece from Markdown, and its map, made when it is asked.

Parsers of Markdown count bytes of UTF-8, and most pieces are never looked at: a piece is noted as
it comes, and becomes code points when a span is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate
from typing import Final, Literal

from postlint.document.markdown.segments import Piece, SegmentMap
from postlint.record import NamedTuple
from postlint.source import Span

COPY: Final = 0
TAG: Final = 1
END: Final = 2
MADE: Final = 3
"""How a piece was made of its bytes.

COPY: character by character, where they are the same. TAG: as the start tag of the whole
construct. END: at its end. MADE: in some other way. The white space that closes a construct is no
part of it.
"""
Kind = Literal[0, 1, 2, 3]
RenderedPiece = tuple[str, int, int, int]
"""The HTML, the first byte that it is made of, the one after the last, and how it was made."""
_SPACE = b" \t\r\n"


class Octets:
    """A text as bytes of UTF-8, and their places in the source in code points."""

    def __init__(self, text: str, base: int) -> None:
        """A text that starts at the offset `base` of the source."""
        self.data = text.encode()
        self._base = base
        self._is_ascii = text.isascii()
        self._bytes, self._offsets = [0], [base]
        self._known = {0: base}

    def offset(self, byte: int) -> int:
        """The offset in the source of a byte of the text."""
        if self._is_ascii:
            return self._base + byte
        offset = self._known.get(byte)
        if offset is None:
            near = bisect_right(self._bytes, byte)
            before = self._bytes[near - 1]
            offset = self._offsets[near - 1] + len(self.data[before:byte].decode())
            self._bytes.insert(near, byte)
            self._offsets.insert(near, offset)
            self._known[byte] = offset
        return offset

    def span(self, start: int, end: int) -> Span:
        """The span in the source of bytes of the text."""
        return Span(self.offset(start), self.offset(end))

    def trimmed(self, start: int, end: int) -> int:
        """The end of a construct without the white space that closes it."""
        while end > start and self.data[end - 1] in _SPACE:
            end -= 1
        return end


class Rendering(NamedTuple):
    """How HTML was written. The first piece stands for the text's start.

    `code` are the first byte and the one after the last of each piece of Markdown code.
    """

    octets: Octets
    pieces: list[RenderedPiece]
    code: list[tuple[int, int]]

    @property
    def html(self) -> str:
        return "".join([piece[0] for piece in self.pieces])


_LONG = 1_000
"""Letters: whether shorter pieces are copies is faster asked than kept."""


class RenderedMap(SegmentMap):
    """The map of HTML, made when a place is asked for."""

    def __init__(self, html: str, write: Callable[[], Rendering]) -> None:
        """`write` writes the HTML, piece by piece.

        Where it should write other HTML after all, all of it stands for all of the text: no place
        is better than a wrong one.
        """
        self._html = html
        self._write = write

    @cached_property
    def _rendering(self) -> Rendering:
        rendering = self._write()
        if rendering.html == self._html:
            return rendering
        whole = (self._html, 0, len(rendering.octets.data), MADE)
        return rendering._replace(pieces=[whole])

    @cached_property
    def _rendered(self) -> list[RenderedPiece]:
        return self._rendering.pieces

    @cached_property
    def _octets(self) -> Octets:
        return self._rendering.octets

    @cached_property
    def code(self) -> tuple[Span, ...]:
        return tuple(self._octets.span(start, end) for start, end in self._rendering.code)

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(piece[0]) for piece in self._rendered)
        return list(accumulate(lengths, initial=0))[:-1]

    def _piece(self, index: int) -> Piece:
        _, start, end, kind = self._rendered[index]
        offset = self._octets.offset
        at = self._starts[index]
        if kind == TAG:
            end = self._octets.trimmed(start, end)
        elif kind == END:
            start = end = self._octets.trimmed(start, end)
        return at, offset(start), offset(end), self._is_verbatim(index)

    @cached_property
    def _made(self) -> frozenset[int]:
        """Where what is no copy starts: all tags that Markdown syntax stands for."""
        pieces = zip(self._starts, self._rendered, strict=True)
        return frozenset(start for start, piece in pieces if piece[3] != COPY and piece[0])

    def is_verbatim(self, offset: int) -> bool:
        return offset not in self._made and super().is_verbatim(offset)

    def _is_verbatim(self, index: int) -> bool:
        html, start, _, kind = self._rendered[index]
        if kind != COPY:
            return False
        if len(html) < _LONG:
            return self._octets.data.startswith(html.encode(), start)
        if index not in self._long_copies:
            self._long_copies[index] = self._octets.data.startswith(html.encode(), start)
        return self._long_copies[index]

    @cached_property
    def _long_copies(self) -> dict[int, bool]:
        """Whether long pieces are copies, asked once: blocks of HTML are one piece each."""
        return {}
