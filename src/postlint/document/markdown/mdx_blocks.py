"""Blocks of MDX, put where CommonMark finds them.

MDX has no indented code, so its blocks may be indented to any depth, as what stands in components
mostly is; a tag may go over several lines; and imports and exports are no text.

Source: micromark's extensions for MDX, held to `@mdx-js/mdx`.
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.lines import Line, lines
from postlint.document.markdown.mdx_modules import modules
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy

_TAG = lazy(r"(?m)^[ \t]*<[A-Za-z][\w.:-]*(?=\s)(?P<rest>(?>(?:[^<>\"'`]|\"[^\"<]*\"|'[^'<]*')*))>")
_LINE_END = lazy(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
_BLANK_LINE = lazy(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_MARKER = lazy(r"(?:[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|$)")
_UNWRAPPED = lazy(
    r"(?m)^[ \t]*(?P<fence>`{3,4})[ ]*mdx-code-block[ ]*\r?$"
    r"(?P<inner>[\s\S]*?)^[ \t]*(?P=fence)[ ]*\r?$"
)
"""A fence that Docusaurus takes off before it reads MDX: editors show what is in it as code."""
_MOST_GAP = 4
"""Blanks behind the marker of a list item. Of more, one belongs to it."""


def unwrapped(text: str, markdown: Markdown) -> Iterator[Change]:
    """Blocks of MDX without the fence around them."""
    if not markdown.any_indent or "mdx-code-block" not in text:
        return
    for block in _UNWRAPPED.finditer(text):
        yield Change(block.start(), block.start("inner") - block.start(), "")
        yield Change(block.end("inner"), block.end() - block.end("inner"), "")


def in_one_line(text: str, markdown: Markdown) -> Iterator[Change]:
    """Imports and exports left out, and each tag that begins a line in one line."""
    if not markdown.any_indent:
        return
    code = {line.start for line in lines(text) if line.in_code or line.opens}
    yield from _modules(text)
    for tag in _TAG.finditer(text):
        if tag.start() in code or _BLANK_LINE.search(tag["rest"]):
            continue
        for end in _LINE_END.finditer(text, *tag.span("rest")):
            yield Change(end.start(), len(end[0]), " ")


def _modules(text: str) -> Iterator[Change]:
    ends = dict(modules(text))
    end, was_blank = 0, True
    for line in lines(text):
        is_text = not (line.in_code or line.opens or line.is_blank)
        if line.start >= end and was_blank and is_text:
            end = ends.get(line.start, 0)
        if line.start < end and not line.is_blank:
            yield Change(line.start, len(line.text), "")
        was_blank = not is_text


def outdented(text: str, markdown: Markdown) -> Iterator[Change]:
    """All blocks, moved to the left as far as what holds them lets them."""
    if not markdown.any_indent:
        return
    items: list[tuple[int, int]] = []  # where the text of open list items starts: before, after
    removed = indent = 0
    for line in lines(text):
        if line.is_blank:
            continue
        if line.in_code:
            yield from _indented(line, max(min(line.indent, indent), line.indent - removed))
            continue
        while items and line.indent < items[-1][0]:
            items.pop()
        indent = items[-1][1] if items else 0
        yield from _indented(line, indent)
        removed = line.indent - indent
        if not line.opens:
            items += _items(line, removed)


def _indented(line: Line, indent: int) -> Iterator[Change]:
    if indent != line.indent:
        blanks = len(line.text) - len(line.text.lstrip(" \t"))
        yield Change(line.start, blanks, " " * indent)


def _items(line: Line, removed: int) -> Iterator[tuple[int, int]]:
    """Where the text of the list items that a line opens starts, before and after it is moved."""
    at = len(line.text) - len(line.text.lstrip(" \t"))
    column = line.indent
    while found := _MARKER.match(line.text, at):
        gap = len(found["gap"])
        inner = len(found[0]) - gap + (gap if 0 < gap <= _MOST_GAP else 1)
        column += inner
        yield column, column - removed
        at = found.end()
