"""Admonitions, details and tabs of Python-Markdown: what is indented below them is content."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.lines import Line, is_closed, lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy
from postlint.record import NamedTuple

_OPENER = lazy(
    r"[ ]*(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-][\w \t-]*?(?=[ \t]*$|[ \t]+[\"'])|===[!+]*)"
    r"(?:[ \t]+(?P<quote>[\"'])(?P<title>.*)(?P=quote))?[ \t]*$"
)
_MARKS = ("!!!", "???", "===")
_TAB = 4
TAG = "<div markdown>"
"""What opens a block: an element whose content is Markdown, also where no extension reads such."""


class _Opened(NamedTuple):
    """A block that is open: how far its content is indented, and the blanks before its tags."""

    inner: int
    blanks: str


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    if not markdown.has_material_blocks or not any(mark in text for mark in _MARKS):
        return
    opened: list[_Opened] = []
    for line in lines(text, _reads()):
        if line.is_blank:
            continue
        while opened and line.indent < opened[-1].inner and not line.in_code:
            yield Change(line.start, 0, f"{opened.pop().blanks}</div>\n\n")
        if opened:
            yield from _dedented(line, _TAB * len(opened))
        found = _OPENER.match(line.text) if not (line.in_code or line.opens) else None
        if found is not None and (found["title"] is not None or "=" not in found[0]):
            blanks = " " * (line.indent - _TAB * len(opened))
            yield from _opening(line, found.start("title"), found.end("title"), blanks)
            opened.append(_Opened(line.indent + _TAB, blanks))
    for block in reversed(opened):
        yield Change(len(text), 0, f"\n\n{block.blanks}</div>\n")


def _reads() -> Callable[[str, int], bool]:
    """What tells whether a fence opens code."""
    unclosed: set[str] = set()

    def reads(text: str, at: int) -> bool:
        sign = text[at : at + 1]
        if sign in unclosed:
            return False
        if is_closed(text, at):
            return True
        unclosed.update({sign} - {" ", "\t"})
        return False

    return reads


def _dedented(line: Line, width: int) -> Iterator[Change]:
    size = 0
    while size < len(line.text) and size < width and line.text[size] == " ":
        size += 1
    if size:
        yield Change(line.start, size, "")


def _opening(line: Line, start: int, end: int, blanks: str) -> Iterator[Change]:
    """The opening line as an element, and its title as a paragraph in it."""
    written = len(line.text) - len(line.text.lstrip())
    at = line.start + written
    if start < 0:
        yield Change(at, len(line.text) - written, f"{TAG}\n")
        return
    yield Change(at, start - written, f"{TAG}\n\n{blanks}")
    yield Change(line.start + end, len(line.text) - end, "\n")
