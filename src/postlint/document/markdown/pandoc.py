"""What pandoc reads otherwise: raw blocks, links that tables cut, tags in text.

Source: pandoc, "Markdown", its extensions `raw_attribute`, `raw_html` and `pipe_tables`.
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.dialect.attribute_list import PANDOC
from postlint.dialect.markdown import Markdown
from postlint.document.markdown.lines import Line, lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy

_RAW = lazy(r"[ ]{0,3}(?:`{3,}|~{3,})[ ]*\{=(?P<format>\w+)\}[ \t]*$")
_HTML = frozenset({"html", "html4", "html5"})
_ROW = lazy(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ \t]*$")
_CUT = lazy(r"(?<!\\)(?P<opener>\[)[^\[\]\n]*?(?<!\\)\|[^\[\]\n]*\](?=[(\[])")


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    if markdown.lists is not PANDOC or not markdown.has_fenced_divs:
        return
    if "{=" in text:
        yield from _raw_blocks(text)
    if "|" in text:
        yield from _cells(text)


def _raw_blocks(text: str) -> Iterator[Change]:
    """Fences of raw HTML without their fences; what is for other formats is left out."""
    raw, is_html = False, False
    before: Line | None = None
    for line in lines(text):
        if raw and not line.in_code and before is not None:
            yield Change(before.start, len(before.text), "")
            raw = False
        if line.opens and (found := _RAW.match(line.text)):
            raw, is_html = True, found["format"] in _HTML
            yield Change(line.start, len(line.text), "\n<wbr>" if is_html else "")
        elif raw and line.in_code and before is not None and before.in_code:
            yield from _raw_line(before, is_html=is_html)
        before = line
    if raw and before is not None:
        yield Change(before.start, len(before.text), "")


def _raw_line(line: Line, *, is_html: bool) -> Iterator[Change]:
    if not is_html:
        yield Change(line.start, len(line.text), "")
    elif line.is_blank:
        yield Change(line.start, 0, "<!---->")


def _cells(text: str) -> Iterator[Change]:
    """Links with a pipe in the rows of tables, which end at it."""
    held: list[Line] = []
    for line in lines(text):
        if line.in_code or line.is_blank or "|" not in line.text:
            yield from _cut(held)
            held = []
        else:
            held.append(line)
    yield from _cut(held)


def _cut(rows: list[Line]) -> Iterator[Change]:
    if len(rows) > 1 and _ROW.match(rows[1].text):
        for row in rows:
            for link in _CUT.finditer(row.text):
                yield Change(row.start + link.start("opener"), 0, "\\")
