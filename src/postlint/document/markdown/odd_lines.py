"""Headings, fences and indented lines that an engine reads in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.lines import Line, lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy

_HASHES = lazy(r"(?P<blanks>[ ]{0,3})(?P<hashes>#{1,6})(?P<rest>.*)$")
_CLOSING = lazy(r"(?<=[^#\s\\])#+[ \t]*$")
_UNDERLINE = lazy(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_ITEM = lazy(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ ]{1,4}(?=\S)")
_LIST = lazy(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_FENCE = lazy(r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_PYTHON_INFO = lazy(
    r"[ ]*(?:\{[^\n]*\}|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?:\"[^\"]*\"|'[^']*')[ ]*)?)$"
)
_KRAMDOWN_INFO = lazy(r"\s*(?:\S+)?\s*$")
_CODE_WIDTH = 4
_WITH_BLANK = lazy(r"(?<=\]\()(?P<address>[^\s()<>\"'`\[\]]+(?:[ ][^\s()<>\"'`\[\]]+)+)(?=\))")
_DEFINITION = lazy(r"^[ ]{0,3}\[(?P<label>[^\]\n^]+)\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
_PARTED = lazy(r"\](?P<blank>[ \n])\[(?P<label>[^\]\n]+)\]")


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    if markdown.loose_headings or markdown.strict_headings or markdown.fences:
        yield from _odd(text, markdown)
    if markdown.loose_links:
        yield from _links(text)
    if markdown.loose_references and "]:" in text:
        yield from _references(text)
    if markdown.fences_first and not markdown.html_to_its_end and "<" in text:
        yield from _fences_parted(text)
    if not markdown.has_indented_code:
        yield from _without_indents(text)


def _links(text: str) -> Iterator[Change]:
    """Addresses with blanks in them, put between angle brackets."""
    for found in _WITH_BLANK.finditer(text):
        yield Change(found.start("address"), 0, "<")
        yield Change(found.end("address"), 0, ">")


def _references(text: str) -> Iterator[Change]:
    """References without the blank in them, and definitions as blocks of their own."""
    defined = {found["label"].lower() for found in _DEFINITION.finditer(text)}
    for found in _PARTED.finditer(text):
        if found["label"].lower() in defined:
            yield Change(found.start("blank"), len(found["blank"]), "")
    for found in _DEFINITION.finditer(text):
        if found.start() and text[found.start() - 2 : found.start()] not in ("\n\n", "\n"):
            yield Change(found.start(), 0, "\n")


def _odd(text: str, markdown: Markdown) -> Iterator[Change]:
    paragraph = offset = 0
    for line in lines(text, _reads(markdown) if markdown.fences else None):
        if line.in_code or line.opens:
            paragraph = 0
            continue
        offset = _offset(line, offset)
        if markdown.fences and (fence := _FENCE.match(line.text)):
            yield Change(line.start + fence.start("fence"), 0, "\\")
        is_title = paragraph == 1 and markdown.strict_headings
        if offset and is_title and _UNDERLINE.match(line.text):
            yield Change(line.start, 0, " " * offset)  # the item's last line is its title
            continue
        found = _HASHES.match(line.text) if line.indent < _CODE_WIDTH else None
        if found is not None and offset and len(found["blanks"]) == offset:
            continue
        if found is not None:
            if markdown.headings_need_blank and paragraph:
                yield Change(line.start + found.start("hashes"), 0, "\\")
                continue
            yield from _heading(line, found, markdown)
            paragraph = 0
            continue
        if markdown.one_line_setext and paragraph > 1 and _UNDERLINE.match(line.text):
            sign = line.text.strip()[0]
            yield Change(line.start + line.text.index(sign), 0, "\\" if sign == "=" else "\n")
        if line.is_blank or line.text.startswith(":::"):
            paragraph = 0
        else:
            paragraph = 1 if _ITEM.match(line.text) else paragraph + 1


def _offset(line: Line, offset: int) -> int:
    """Where the text of the list item that a line is in begins; 0 where it is in none."""
    found = _ITEM.match(line.text)
    if found is not None:
        return found.end()
    return (
        offset if line.is_blank or line.indent >= offset or line.text[:1].strip("-=") == "" else 0
    )


def _heading(line: Line, found: re.Match[str], markdown: Markdown) -> Iterator[Change]:
    at = line.start + found.start("hashes")
    rest = found["rest"]
    is_spaced = not rest or rest[0] in " \t"
    is_strict = markdown.strict_headings or markdown.loose_headings
    if is_strict and (found["blanks"] or (not rest.strip(" \t#") and is_spaced)):
        yield Change(at, 0, "\\")
        return
    if not markdown.loose_headings:
        return
    if not is_spaced:
        yield Change(line.start + found.end("hashes"), 0, " ")
    closing = _CLOSING.search(line.text, found.end("hashes"))
    if closing is not None:
        yield Change(line.start + closing.start(), 0, " ")


def _reads(markdown: Markdown) -> Callable[[str, int], bool]:
    """What tells whether the engine takes a line for a fence that opens code."""
    before = r"[ \t>]*" if markdown.fences == "closed" else ""
    unclosed: set[str] = set()

    def closer(fence: str) -> re.Pattern[str]:
        return re.compile(rf"\n{before}{re.escape(fence)}")

    def reads(text: str, at: int) -> bool:
        end = text.find("\n", at)
        found = _FENCE.match(text[at : end if end >= 0 else len(text)])
        if found is None:
            return True
        if markdown.fences == "one word":
            return _KRAMDOWN_INFO.match(found["info"]) is not None
        is_closed = end >= 0 and found["fence"] not in unclosed
        is_closed = is_closed and closer(found["fence"]).search(text, end) is not None
        if not is_closed:
            unclosed.add(found["fence"])
        if markdown.fences == "closed":
            return is_closed
        is_known = _PYTHON_INFO.match(found["info"]) is not None
        return not found["before"] and is_closed and is_known

    return reads


def _without_indents(text: str) -> Iterator[Change]:
    """Lines that would be indented code, made text; those of lists stay, and those in text."""
    in_list = in_text = was_blank = False
    for line in lines(text):
        if line.in_code or line.opens:
            in_text = False
            continue
        if line.is_blank:
            was_blank, in_text = True, False
            continue
        if _LIST.match(line.text) and line.indent < _CODE_WIDTH:
            in_list = True
        elif line.indent < 2 and was_blank:
            in_list = False
        if line.indent < _CODE_WIDTH:
            in_text = not _HASHES.match(line.text)
        elif not (in_list or in_text):
            blanks = len(line.text) - len(line.text.lstrip())
            yield Change(line.start, blanks, "<wbr>")
            in_text = True
        was_blank = False


def _fences_parted(text: str) -> Iterator[Change]:
    """A blank line before fences: where they are read first, HTML does not go on over them."""
    was_blank = True
    for line in lines(text):
        if line.opens and not was_blank and not line.indent:
            yield Change(line.start, 0, "\n")
        was_blank = line.is_blank
