"""What a page shows of a post beside a diagnostic: the lines in question, and a fix as a diff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from postlint.diagnostic import Diagnostic, Edit, Fix
from postlint.reporters.frame import marked_line, printable
from postlint.source import Source, Span

_SHORTEST_TEXT = 20
_LONGEST_TEXT = 600
_MOST_LINES = 12
_WIDEST = 200
_BEFORE = 60
_LINE_END = re.compile(r"\r\n|\r|\n")


def excerpt(source: Source, span: Span) -> list[Any]:
    """The line at which a span starts: its number, what stands before, in and after the span."""
    number = source.position(span.start).line
    return [number, *marked_line(source, number, span)]


def related_texts(diagnostic: Diagnostic, source: Source) -> Iterator[dict[str, Any]]:
    """What stands at the other places that a diagnostic speaks of, side by side with its own."""
    for related in diagnostic.related:
        shown: dict[str, Any] = {"message": printable(related.message)}
        if related.path is None:
            shown["line"] = source.position(related.span.start).line
            shown["text"] = text_at(source, related.span)
        else:
            shown["path"] = printable(related.path)
        yield shown


def text_at(source: Source, span: Span) -> str:
    """The text of a span for reading: with the line around it where it is short, cut where long."""
    if span.end - span.start < _SHORTEST_TEXT:
        return "".join(marked_line(source, source.position(span.start).line, span)).strip()
    text = source.text[span.start : min(span.end, span.start + _LONGEST_TEXT)]
    return printable(" ".join(text.split())) + "…" * (span.end - span.start > _LONGEST_TEXT)


def diff(fix: Fix, source: Source) -> Iterator[list[Any]]:
    """The lines that a fix changes: the number of the first, and each with its sign."""
    for edits in _side_by_side(fix, source):
        start = source.line_at(edits[0].span.start).start
        end = source.line_at(edits[-1].span.end).end
        after, at = "", start
        for edit in edits:
            after += source.text[at : edit.span.start] + edit.text
            at = edit.span.end
        after += source.text[at:end]
        before = source.text[start:end]
        skipped = max(0, edits[0].span.start - start - _BEFORE)
        lines = [*_signed("-", before, skipped), *_signed("+", after, skipped)]
        yield [source.position(start).line, lines]


def _side_by_side(fix: Fix, source: Source) -> Iterator[list[Edit]]:
    """The edits of a fix, those that share a line together."""
    together: list[Edit] = []
    for edit in sorted(fix.edits, key=lambda edit: edit.span):
        if together and edit.span.start > source.line_at(together[-1].span.end).end:
            yield together
            together = []
        together.append(edit)
    if together:
        yield together


def _signed(sign: str, text: str, skipped: int) -> list[str]:
    """Lines with a sign before each, cut where they are long; the first without its beginning."""
    lines = _LINE_END.split(text[skipped:])
    shown = [sign + printable(line[:_WIDEST]) + "…" * (len(line) > _WIDEST) for line in lines]
    if skipped:
        shown[0] = f"{sign}…{shown[0][1:]}"
    left_out = len(shown) - _MOST_LINES
    return [*shown[:_MOST_LINES], f"{sign}… {left_out} more lines"] if left_out > 0 else shown
