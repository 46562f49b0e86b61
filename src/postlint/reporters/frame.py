"""Code frames: lines of a post with what they are about underlined.

Text from posts is made printable here: no character of it reaches a terminal as a command.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from textwrap import wrap

from postlint.diagnostic import Severity
from postlint.record import NamedTuple
from postlint.reporters.style import Style
from postlint.source import Source, Span

_WIDEST = 112
"""Columns of a line, what says that it is cut included. Wider terminals show no more."""
_NARROWEST = 20
_BEFORE = 30
_TAB = "    "
_FAR_APART = 2


class Mark(NamedTuple):
    """A span to underline, and the words that stand beside the line."""

    span: Span
    label: str
    is_main: bool


def printable(text: str) -> str:
    """A text in one line, with control and format characters shown as escapes."""
    if text.isprintable():  # as nearly all are: this took half of warm runs
        return text
    return "".join([c if c.isprintable() else _shown(c) for c in text])


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") and character != "\u200d":
        return f"<U+{ord(character):04X}>"
    return character


def _width(text: str) -> int:
    """How many columns a printable text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def frame(source: Source, marks: list[Mark], severity: Severity, style: Style) -> Iterator[str]:
    """The lines of a frame: where, then each marked line with its underline."""
    main = next(mark for mark in marks if mark.is_main)
    place = source.position(main.span.start)
    numbers = [source.position(mark.span.start).line for mark in marks]
    gutter = len(str(max(numbers)))
    room = _room(style, gutter)
    bar = style.paint("|", "frame")
    arrow = style.paint("-->", "frame")
    yield f"{' ' * gutter}{arrow} {printable(source.path)}:{place.line}:{place.column}"
    last = None
    for number, mark in sorted(zip(numbers, marks, strict=True), key=lambda pair: pair[1].span):
        if last is not None and number - last > _FAR_APART:
            yield style.paint("...", "frame")
        elif last is not None and number - last == _FAR_APART:
            yield from _plain(source, last + 1, gutter, style, room)
        text, underline = _marked(source, number, mark, room)
        if number != last:
            shown = style.paint(f"{number:>{gutter}}", "frame")
            yield f"{shown} {bar} {text}".rstrip()
        signs = (
            style.severity(severity, underline) if mark.is_main else style.paint(underline, "frame")
        )
        label = printable(mark.label)
        fits = style.width is None or len(underline) + 1 + _width(label) <= room
        yield f"{' ' * gutter} {bar} {signs} {label if fits else ''}".rstrip()
        for part in () if fits else wrap(label, room):
            yield f"{' ' * gutter} {bar} {part}"
        last = number


def _room(style: Style, gutter: int) -> int:
    """The columns that there are for a line, behind its number and the bar."""
    if style.width is None:
        return _WIDEST
    return min(_WIDEST, max(_NARROWEST, style.width - gutter - len(" | ")))


def _plain(source: Source, number: int, gutter: int, style: Style, room: int) -> Iterator[str]:
    text = source.slice(source.line_span(number))
    line = "".join(_cut(text, 0, 0, room))
    number_shown = style.paint(f"{number:>{gutter}}", "frame")
    yield f"{number_shown} {style.paint('|', 'frame')} {line}".rstrip()


class MarkedLine(NamedTuple):
    """A line, printable and cut to what fits around its mark."""

    before: str
    marked: str
    after: str


def marked_line(source: Source, number: int, span: Span, room: int = _WIDEST) -> MarkedLine:
    """The line of a number (from 1) with what stands in it at a span that starts there.

    It takes `room` columns at most.
    """
    line = source.line_span(number)
    start = span.start - line.start
    end = max(start, min(span.end, line.end) - line.start)
    return _cut(source.slice(line), start, end, room)


def _cut(text: str, start: int, end: int, room: int) -> MarkedLine:
    """What is shown of a line's text, of which a stretch is marked."""
    first, last = _window(text, start, room)
    end = min(end, last)
    lead, tail = "…" * (first > 0), "…" * (last < len(text))
    return MarkedLine(
        lead + printable(text[first:start]),
        printable(text[start:end]),
        printable(text[end:last]) + tail,
    )


def _window(text: str, at: int, room: int) -> tuple[int, int]:
    """From where to where a text is shown, so that what stands `at` a place is seen."""
    if len(text) <= room and _width(printable(text)) <= room:
        return 0, len(text)
    left = room - 2  # for the signs that say it is cut
    first = _back(text, at, min(_BEFORE, left // 3))
    used = _width(printable(text[first:at]))
    last = at
    while last < len(text) and (used := used + _width(printable(text[last]))) <= left:
        last += 1
    if last == len(text):
        first = _back(text, first, left - used)
    return first, last


def _back(text: str, at: int, room: int) -> int:
    """How far before a place a text begins to take no more than so many columns up to it."""
    while at > 0 and (room := room - _width(printable(text[at - 1]))) >= 0:
        at -= 1
    return at


def _marked(source: Source, number: int, mark: Mark, room: int) -> tuple[str, str]:
    """A line and its underline."""
    line = marked_line(source, number, mark.span, room)
    sign = "^" if mark.is_main else "-"
    underline = " " * _width(line.before) + sign * max(1, _width(line.marked))
    return "".join(line), underline
