"""Places as editors count them: lines and characters from 0, characters in units of an encoding."""

from __future__ import annotations

from collections.abc import Callable

from postlint.record import NamedTuple
from postlint.source import Source, Span

_FIRST_ASTRAL = "\U00010000"


class Place(NamedTuple):
    """A place in a text: its line, and the units before it in that line, both from 0."""

    line: int
    character: int


class Stretch(NamedTuple):
    """A half-open stretch of a text."""

    start: Place
    end: Place


class Positions:
    """The places of a source in the units of an encoding: utf-8, utf-16 or utf-32."""

    def __init__(self, source: Source, encoding: str) -> None:
        self.source = source
        self._width = _WIDTHS[encoding]

    def place(self, offset: int) -> Place:
        """Where an offset of the source stands."""
        line, column, _ = self.source.position(offset)
        if self._width is len:
            return Place(line - 1, column - 1)
        before = self.source.text[offset - column + 1 : offset]
        return Place(line - 1, column - 1 if before.isascii() else self._width(before))

    def stretch(self, span: Span) -> Stretch:
        return Stretch(self.place(span.start), self.place(span.end))

    def offset(self, line: int, character: int) -> int:
        """The offset at a place; one behind the end of its line, or of the text, is that end."""
        if line >= len(self.source.line_starts):
            return len(self.source.text)
        span = self.source.line_span(line + 1)
        text = self.source.slice(span)
        if self._width is len or text.isascii():
            return span.start + min(character, len(text))
        units = 0
        for at, char in enumerate(text):
            if units >= character:
                return span.start + at
            units += self._width(char)
        return span.end


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text) + sum(char >= _FIRST_ASTRAL for char in text)


_WIDTHS: dict[str, Callable[[str], int]] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}
