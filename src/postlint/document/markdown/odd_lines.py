"""Headings, fences and indented lines that an engine reads in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.fences import FENCE, reads
from postlint.document.markdown.html_regions import BLOCK_TAGS
from postlint.document.markdown.lines import Line, lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy

_HASHES = lazy(r"(?P<blanks>[ ]{0,3})(?P<hashes>#{1,6})(?P<rest>.*)$")
_CLOSING = lazy(r"(?<=[^#\s\\])#+[ \t]*$")
_UNDERLINE = lazy(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_LINE_END = lazy(r"[=-][ \t]*+(?![^\r\n])")
"""The end of a line that may be an underline."""
_ODD_HASHES = lazy(r"[\r\n>][ \t]+#|#[ \t]*+(?![^\r\n])")
"""Number signs behind blanks, or with nothing behind them."""
_ITEM = lazy(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ ]{1,4}(?=\S)")
_QUOTE = lazy(r"(?:[ ]{0,3}>[ ]?)+")
_DIV_END = lazy(r"[ ]{0,3}:::+[ \t]*$")
_TAG_END = lazy(rf"(?i)(?:</(?:{BLOCK_TAGS})\s*|<hr\s*/?)>[ \t]*$")
_BLOCK_LINE = lazy(
    rf"(?i)[ ]{{0,3}}(?:::|<(?:{BLOCK_TAGS})[\s/>][^<>]*>[ \t]*$|(?:\*[ \t]*){{3,}}$"
    r"|<!--.*-->[ \t]*$|-->[ \t]*$|(?:_[ \t]*){3,}$|\||\[[^\]\n]+\]:[ \t]"
    r"|\\[a-zA-Z]+(?:\{[^{}]*\})*[ \t]*$)"
)
"""What no paragraph begins with: of tables that are no longer than that, all lines."""
_LIST = lazy(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_CODE_WIDTH = 4
_WITH_BLANK = lazy(r"(?<=\]\()(?P<address>[^\s()<>\"'`\[\]]+(?:[ ][^\s()<>\"'`\[\]]+)+)(?=\))")
_DEFINITION = lazy(r"^[ ]{0,3}\[(?P<label>[^\]\n^]+)\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
_PARTED = lazy(r"\[(?!\^)[^\[\]\n]*\](?P<blank>[ \n])\[(?P<label>[^\]\n]+)\](?!:)")
_NESTED = lazy(
    r"(?<![!\\])\[(?P<text>[^\[\]\n]*(?:(?<!!)\[[^\[\]\n]*\]\([^()\n]*\)[^\[\]\n]*)+)\]\((?=[^()\n]*\))"
)
_BRACKET = lazy(r"(?<!\\)[\[\]]")
_OF_CODE = lazy(r"(?<![!\\\]])(?P<opener>\[)[^\[\]\n]*`[^\[\]\n]*\](?:\[\])?(?![\[(:])")
_ABBREVIATION = lazy(r"(?m)^[ ]{0,3}\*\[[^\]\n]+\]:[^\n]*$")


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    if markdown.loose_headings or markdown.strict_headings or markdown.fences:
        yield from _odd(text, markdown)
    if markdown.loose_links:
        yield from _links(text)
    if markdown.loose_references and "]:" in text:
        yield from _references(text)
        if markdown.fences:
            yield from _code_references(text)
    if markdown.outer_links and "](" in text:
        yield from _outer_links(text)
    if markdown.abbreviations and "*[" in text:
        for found in _ABBREVIATION.finditer(text):
            yield Change(found.start(), len(found[0]), "")
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


def _code_references(text: str) -> Iterator[Change]:
    """References that are named by code, which are none."""
    for found in _OF_CODE.finditer(text):
        yield Change(found.start("opener"), 0, "\\")


def _outer_links(text: str) -> Iterator[Change]:
    """Links in the text of others, which show as they are written."""
    for found in _NESTED.finditer(text):
        for bracket in _BRACKET.finditer(text, *found.span("text")):
            yield Change(bracket.start(), 0, "\\")


class _Context:
    """What the lines before one say of it.

    `paragraph` counts the lines of text right above; `offset` is where the text of the list item
    begins that a line is in, 0 outside of one.
    """

    def __init__(self, markdown: Markdown) -> None:
        self.markdown = markdown
        self._needs_blank = markdown.headings_need_blank
        self.paragraph = self.offset = 0

    def changes(self, line: Line) -> Iterator[Change]:
        """What is changed in a line that is no code."""
        markdown = self.markdown
        if (item := _ITEM.match(line.text)) and (markdown.loose_headings or self._needs_blank):
            yield from self._item(
                line._replace(start=line.start + item.end(), text=line.text[item.end() :])
            )
        self._enter(line)
        if markdown.fences and (fence := FENCE.match(line.text)):
            yield Change(line.start + fence.start("fence"), 0, "\\")
        is_title = self.paragraph == 1 and markdown.strict_headings
        if self.offset and is_title and _UNDERLINE.match(line.text):
            yield Change(line.start, 0, " " * self.offset)  # the item's last line is its title
            return
        inner = self._in_item(line)
        found = _HASHES.match(inner.text) if inner.indent < _CODE_WIDTH else None
        if found is None:
            yield from self._underlined(line)
            self._count(line)
        elif self._needs_blank and self.paragraph:
            yield Change(inner.start + found.start("hashes"), 0, "\\")
        else:
            yield from _heading(inner, found, markdown)
            self.paragraph = 0

    def _item(self, inner: Line) -> Iterator[Change]:
        """What is changed in the first line of a list item, if that is a heading."""
        found = _HASHES.match(inner.text)
        if found is None or found["blanks"]:
            return
        if self.paragraph and not self.offset:  # no list begins right below text
            yield Change(inner.start, 0, "\\")
        elif self.markdown.loose_headings:
            yield from _heading(inner, found, self.markdown)

    def _enter(self, line: Line) -> None:
        found = _ITEM.match(line.text)
        is_underline = line.text[:1].strip("-=") == ""
        if found is not None:
            self.offset = _CODE_WIDTH if self.markdown.loose_headings else found.end()
        elif not (line.is_blank or line.indent >= self.offset or is_underline):
            self.offset = 0

    def _in_item(self, line: Line) -> Line:
        """The line without what its list item is indented by."""
        if not self.offset or line.text[: self.offset].strip():
            return line
        return line._replace(start=line.start + self.offset, text=line.text[self.offset :])

    def _underlined(self, line: Line) -> Iterator[Change]:
        is_long = self.markdown.one_line_setext and self.paragraph > 1
        is_apart = self.markdown.loose_headings and self.paragraph and 0 < line.indent < _CODE_WIDTH
        if (is_long or is_apart) and _UNDERLINE.match(line.text):
            sign = line.text.strip()[0]
            yield Change(line.start + line.text.index(sign), 0, "\\" if sign == "=" else "\n")

    def _count(self, line: Line) -> None:
        if line.is_blank or (self._needs_blank and self._is_block(line)):
            self.paragraph = 0
        else:
            self.paragraph = 1 if _ITEM.match(line.text) else self.paragraph + 1

    def _is_block(self, line: Line) -> bool:
        """Whether a line is a block, or the end of one, and no paragraph's."""
        if _DIV_END.match(line.text) or _TAG_END.search(line.text):
            return True
        return not self.paragraph and bool(_BLOCK_LINE.match(line.text))


def _may_be_odd(text: str, markdown: Markdown) -> bool:
    """Whether a text has what is changed in lines; most have not, and no line is looked at."""
    if (markdown.fences and ("```" in text or "~~~" in text)) or _LINE_END.search(text):
        return True
    if markdown.loose_headings or markdown.headings_need_blank:
        return "#" in text
    return "#" in text and (text[0] in " \t" or _ODD_HASHES.search(text) is not None)


def _odd(text: str, markdown: Markdown) -> Iterator[Change]:
    if not _may_be_odd(text, markdown):
        return
    context, depth = _Context(markdown), 0
    for line in lines(text, reads(markdown) if markdown.fences else None):
        quoted = _QUOTE.match(line.text)
        if quoted is not None:
            line = line._replace(start=line.start + quoted.end(), text=line.text[quoted.end() :])
        deeper = quoted[0].count(">") if quoted else 0
        if line.in_code or line.opens or deeper > depth:
            context.paragraph = 0
        depth = deeper
        if not (line.in_code or line.opens):
            yield from context.changes(line)


def _heading(line: Line, found: re.Match[str], markdown: Markdown) -> Iterator[Change]:
    at = line.start + found.start("hashes")
    rest = found["rest"]
    is_spaced = not rest or rest[0] in " \t"
    is_empty = is_spaced and not rest.strip(" \t#")
    is_strict = markdown.strict_headings or markdown.loose_headings
    if (is_strict and found["blanks"]) or (is_empty and not markdown.empty_headings):
        yield Change(at, 0, "\\")
        return
    if markdown.loose_headings and not is_spaced:
        yield Change(line.start + found.end("hashes"), 0, " ")
    if markdown.loose_headings or markdown.headings_need_blank:
        closing = _CLOSING.search(line.text, found.end("hashes"))
        if closing is not None:
            yield Change(line.start + closing.start(), 0, " ")


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
