"""Code frames: lines of a post with what they are about underlined.

Text from posts is made printable here: no character of it reaches a terminal as a command.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from postlint.diagnostic import Severity
from postlint.reporters.style import Style
from postlint.source import Source, Span

_WIDEST = 110
_BEFORE = 30
_TAB = "    "
_FAR_APART = 2


class Mark(NamedTuple):
    """A span to underline, with what is said of it."""

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
    bar = style.paint("|", "frame")
    arrow = style.paint("-->", "frame")
    yield f"{' ' * gutter}{arrow} {printable(source.path)}:{place.line}:{place.column}"
    last = None
    for number, mark in sorted(zip(numbers, marks, strict=True), key=lambda pair: pair[1].span):
        if last is not None and number - last > _FAR_APART:
            yield style.paint("...", "frame")
        elif last is not None and number - last == _FAR_APART:
            yield from _plain(source, last + 1, gutter, style)
        text, underline = _marked(source, number, mark)
        if number != last:
            shown = style.paint(f"{number:>{gutter}}", "frame")
            yield f"{shown} {bar} {text}".rstrip()
        signs = (
            style.severity(severity, underline) if mark.is_main else style.paint(underline, "frame")
        )
        label = f" {printable(mark.label)}" if mark.label else ""
        yield f"{' ' * gutter} {bar} {signs}{label}".rstrip()
        last = number


def _plain(source: Source, number: int, gutter: int, style: Style) -> Iterator[str]:
    line = printable(source.slice(source.line_span(number)))
    line = line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
    number_shown = style.paint(f"{number:>{gutter}}", "frame")
    yield f"{number_shown} {style.paint('|', 'frame')} {line}".rstrip()


class MarkedLine(NamedTuple):
    """A line, printable and cut to what fits around its mark."""

    before: str
    marked: str
    after: str


def marked_line(source: Source, number: int, span: Span) -> MarkedLine:
    """The line of a number (from 1) with what stands in it at a span that starts there."""
    line = source.line_span(number)
    start = span.start
    end = max(start, min(span.end, line.end))
    cut_start, cut_end = line.start, line.end
    if line.end - line.start > _WIDEST:
        cut_start = max(line.start, min(start - _BEFORE, line.end - _WIDEST))
        cut_end = min(line.end, cut_start + _WIDEST)
        end = min(end, cut_end)
    lead, tail = "…" * (cut_start > line.start), "…" * (cut_end < line.end)
    return MarkedLine(
        lead + printable(source.text[cut_start:start]),
        printable(source.text[start:end]),
        printable(source.text[end:cut_end]) + tail,
    )


def _marked(source: Source, number: int, mark: Mark) -> tuple[str, str]:
    """A line and its underline."""
    line = marked_line(source, number, mark.span)
    sign = "^" if mark.is_main else "-"
    underline = " " * _width(line.before) + sign * max(1, _width(line.marked))
    return "".join(line), underline
