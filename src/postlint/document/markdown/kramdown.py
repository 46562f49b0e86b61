"""What kramdown reads otherwise: lines with pipes as tables, underlines, definitions, comments.

Sources: kramdown's parser/kramdown/table.rb, header.rb, link.rb and extensions.rb.
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.dialect.attribute_list import KRAMDOWN
from postlint.dialect.markdown import Markdown
from postlint.document.markdown.fences import reads
from postlint.document.markdown.lines import Line, lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy
from postlint.record import NamedTuple

_COMMENT = lazy(r"(?ms)^\{::comment\}.*?^\{:/(?:comment)?\}")
_DEFINITION = lazy(r"(?m)^[ ]{0,3}(?P<opener>\[)[^\]\n]+\]:[ \t]*$")
_MARKERS = lazy(r"(?:[ ]{0,3}>[ ]?)*[ ]*(?P<marker>(?:[-*+]|\d{1,9}[.)])(?=\s))?[ ]*")
_UNDERLINE = lazy(r"(?:=+|-+)[ \t]*$")
_LINE_END = lazy(r"[=-][ \t]*+(?![^\r\n])")
"""The end of a line that may be an underline."""
_ATTRIBUTES = lazy(r"[ ]{0,3}\{:")
_HEADING = lazy(r"#{1,6}[ \t]")
_CODE = lazy(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_PIPE = lazy(r"(?<!\\)\|")
_LINK = lazy(r"(?<!\\)(?P<opener>\[)[^\[\]\n]*?(?<!\\)\|[^\[\]\n]*\](?=[(\[])")


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    if markdown.lists is not KRAMDOWN:
        return
    for found in _COMMENT.finditer(text) if "{::comment" in text else ():
        yield Change(found.start(), len(found[0]), "")
    for found in _DEFINITION.finditer(text) if "]:" in text else ():
        yield Change(found.start("opener"), 0, "\\")
    if _LINE_END.search(text) or ("|" in text and _LINK.search(text)):
        for block in _blocks(text, markdown):
            yield from _changed(block)


class _Block(NamedTuple):
    """Lines of text without a blank one between them, each with where its text starts.

    `stands_alone`: a blank line, a list marker, or the start of the text is before it.
    `ends_alone`: a blank line, the end of the text, or that of its list item is behind it.
    """

    lines: list[tuple[Line, int]]
    stands_alone: bool
    ends_alone: bool


def _blocks(text: str, markdown: Markdown) -> Iterator[_Block]:
    held: list[tuple[Line, int]] = []
    stands_alone = is_free = True
    in_item = False
    for line in lines(text, reads(markdown)):
        found = _MARKERS.match(line.text)
        at = found.end() if found else 0
        is_blank = at == len(line.text)
        is_other = line.in_code or line.opens or bool(_HEADING.match(line.text, at))
        has_marker = found is not None and found["marker"] is not None
        if held and (is_blank or is_other or has_marker):
            yield _Block(held, stands_alone, ends_alone=is_blank or (has_marker and in_item))
            held = []
        if not (is_blank or is_other):
            if not held:
                stands_alone, in_item = is_free or has_marker, has_marker
            held.append((line, at))
        is_free = is_blank or bool(_ATTRIBUTES.match(line.text))
    if held:
        yield _Block(held, stands_alone, ends_alone=True)


def _changed(block: _Block) -> Iterator[Change]:
    (first, start), *others = block.lines
    for number, (line, at) in enumerate(others):
        if _UNDERLINE.match(line.text, at):
            is_title = number == 0 and block.stands_alone
            is_below = at == start or at == 0
            if not (is_title and is_below):
                yield Change(line.start + at, 0, "\\")
    if block.stands_alone and block.ends_alone and "|" in first.text:
        yield from _cells(block)


def _cells(block: _Block) -> Iterator[Change]:
    """Links that are cut by the cells of a table: there, each line has a pipe."""
    if not all(_PIPE.search(_CODE.sub("", line.text)) for line, _ in block.lines):
        return
    for line, _ in block.lines:
        if "<" not in line.text:
            for link in _LINK.finditer(line.text):
                yield Change(line.start + link.start("opener"), 0, "\\")
