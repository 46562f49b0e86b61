"""Reads lines of `Key: value`, as MultiMarkdown has them: every value is text.

Source: Python-Markdown's meta extension, and MkDocs' copy of it.
"""

from __future__ import annotations

from postlint.document.front_matter.nodes import Entry, Mapping, Scalar
from postlint.pattern import lazy
from postlint.source import Span

_LINE = lazy(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>[^\r\n]*)")
_MORE = lazy(r"(?:[ ]{4}|\t)[ \t]*(?P<value>[^\r\n]*)")
_END = lazy(r"\r\n|\r|\n")


def read(text: str, start: int, end: int, *, first_counts: bool = False) -> Mapping:
    """The mapping that text[start:end] is. Lines that are neither a key nor go on are left out.

    Of equal keys the last counts, or the first.
    """
    entries: list[Entry] = []
    at = start
    while at < end:
        if found := _LINE.match(text, at, end):
            entries.append(_entry(text, found.span("key"), found.span("value")))
        elif entries and (found := _MORE.match(text, at, end)):
            key, key_span, value = entries[-1]
            assert isinstance(value, Scalar)
            more = f"{value.value} {found['value'].strip()}".strip()
            span = Span(value.span.start, found.start("value") + len(found["value"].rstrip()))
            entries[-1] = Entry(key, key_span, Scalar(span, more, "tagged"))
        line_end = _END.search(text, at, end)
        at = line_end.end() if line_end else end
    span = Span(start, max(start, end))
    return Mapping(span, tuple(entries), tuple(reversed(entries)) if first_counts else ())


def _entry(text: str, key: tuple[int, int], value: tuple[int, int]) -> Entry:
    written = text[slice(*value)].rstrip()
    span = Span(value[0], value[0] + len(written))
    return Entry(text[slice(*key)], Span(*key), Scalar(span, written or None, "tagged"))
