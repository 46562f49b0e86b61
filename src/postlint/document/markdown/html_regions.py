"""Blocks of HTML that go on to their own end tag, and what `markdown=` asks for in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown import material_blocks
from postlint.document.markdown.lines import Line, lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "canvas", "caption", "center", "col"}
    | {"colgroup", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup"}
    | {"hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "noscript", "object", "ol"}
    | {"optgroup", "option", "output", "p", "pre", "section", "style", "script", "summary"}
    | {"table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video"}
)
_VOID = frozenset({"hr", "col"})
BLOCK_TAGS = "|".join(sorted(_BLOCKS))
_START = lazy(rf"[ ]{{0,3}}<(?P<name>{BLOCK_TAGS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_SPANS = (
    "a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|q|rb|rbc"
    "|rp|rt|rtc|ruby|samp|select|small|span|strong|sub|sup|textarea|tt|var"
)
_NO_SPAN = lazy(
    rf"[ ]{{0,3}}<(?!(?:{_SPANS})[\s/>])(?P<name>[A-Za-z][\w-]*)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
"""To kramdown a tag that it does not know opens a block."""
_CUT_TAG = lazy(r"[ ]{0,3}<[A-Za-z][\w-]*(?:[ \t][^<>]*)?$")
"""A tag that goes on in the next line."""
_OPENS_BLOCK = lazy(r"[ \t]*(?:[-+*>#|`~=]|\d{1,9}[.)])")
"""What ends a paragraph of CommonMark, or makes it another block."""
_ASKS = lazy(r"\smarkdown(?:=[\"']?(?:1|block|span|true|md)?[\"']?)?(?=[\s>/])", re.IGNORECASE)
_ASKS_FOR_BLOCKS = lazy(r"\smarkdown=[\"']?block", re.IGNORECASE)
_WITHIN = lazy(rf"(?<!\\)<(?=/?(?:{BLOCK_TAGS})[\s/>])", re.IGNORECASE)
_INLINE_ALONE = lazy(r"[ ]{0,3}<(?P<name>[a-z][\w-]*)(?=[\s/>])[^<>]*>[ \t]*$", re.IGNORECASE)
_ITEM = lazy(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ ]{1,4}(?=<)")
_MARKERS = lazy(r"(?:[ >]*(?:[-*+]|\d{1,9}[.)])[ ]+)+|[ ]*>[ >]*")
"""What a block in a list item or a quote stands behind."""
_TAGS_ALONE = lazy(r"[ \t]*(?:</?[A-Za-z][^<>]*>[ \t]*)+$")
_EITHER = (
    "applet|area|audio|button|canvas|embed|iframe|map|noscript|object|progress|script|source|style"
    "|textarea|track|video"
)
"""Tags that open a block for pandoc, but in text."""
_BLOCK_TAGS_ALONE = lazy(
    rf"[ \t]*(?:</?(?:{BLOCK_TAGS}|{_EITHER})(?=[\s/>])[^<>]*>[ \t]*)+$", re.IGNORECASE
)
_DIV = lazy(r"[ \t]*</?div", re.IGNORECASE)
_EITHER_ALONE = lazy(rf"[ \t]*(?:</?(?:{_EITHER})(?=[\s/>])[^<>]*>[ \t]*)+$", re.IGNORECASE)
_KEEPER = "<!---->"
"""Keeps a line from being blank, and shows nothing."""
_HTML_GOES_ON = "<wbr>\n"
"""A line that opens a block of HTML, and shows nothing."""
_PRE_ALONE = lazy(r"(?m)^[ \t]*</?(?P<name>pre)(?=[\s/>])[^<>]*>[ \t]*$")
"""What MDX reads Markdown in, as in other tags."""
_MDX_RAW = ("<script", "</script", "<style", "</style", "<textarea")


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    if "<" not in text:
        return
    if markdown.any_indent:
        yield from _parted(text, _TAGS_ALONE)
        for found in _PRE_ALONE.finditer(text) if "<pre" in text else ():
            yield Change(found.start("name"), len("pre"), "div")
    elif markdown.tags_part_blocks:
        yield from _parted(text, _BLOCK_TAGS_ALONE)
    elif markdown.html_to_its_end:
        yield from _Regions(text, markdown).changes()


def _parted(text: str, alone: re.Pattern[str]) -> Iterator[Change]:
    """Lines of tags alone, parted from what stands beside them."""
    in_text = after_tag = False
    for line in lines(text):
        is_raw = line.text.lstrip().startswith(_MDX_RAW)
        if line.in_code or line.opens or is_raw:
            in_text = after_tag = False
            continue
        is_inline = in_text and alone is not _TAGS_ALONE and _EITHER_ALONE.match(line.text)
        if is_inline or not alone.match(line.text):
            blanks = len(line.text) - len(line.text.lstrip())
            behind = _MARKERS.match(line.text)
            if behind is not None and _START.match(line.text, behind.end()):
                yield Change(line.start + behind.end(), 0, "<wbr>")
            is_tag = _START.match(line.text.lstrip()) or _TAGS_ALONE.match(line.text)
            if after_tag and blanks:
                yield Change(line.start, blanks, "<wbr>" if is_tag else "")
            elif is_tag:
                yield Change(line.start + blanks, 0, "<wbr>")
            after_tag = False
            in_text = not line.is_blank
            continue
        if line.start and not text[: line.start].endswith("\n\n"):
            yield Change(line.start, 0, "\n")
        yield Change(line.end, 0, "\n")
        in_text, after_tag = False, _DIV.match(line.text) is None


def _without_code(text: str) -> str:
    """Text of the same length, with blanks for what stands in fences."""
    return "".join(
        " " * (line.end - line.start) if line.in_code or line.opens else text[line.start : line.end]
        for line in lines(text)
    )


def _is_paragraph(opener: re.Match[str]) -> bool:
    return opener["name"].lower() == "p" and not _ASKS_FOR_BLOCKS.search(opener[0])


class _Regions:
    def __init__(self, text: str, markdown: Markdown) -> None:
        self.text = text
        self.markdown = markdown
        self.tags = _without_code(text) if markdown.fences_first else text

    def changes(self) -> Iterator[Change]:
        until = blanks = 0
        asks = in_paragraph = False
        was_code = False
        for line in lines(self.text):
            is_code = self.markdown.fences_first and (line.in_code or line.opens)
            if line.start < until and not asks:
                if is_code != was_code:
                    yield Change(line.start, 0, "\n" if is_code else _HTML_GOES_ON)
                if line.is_blank and not is_code:
                    yield Change(line.start, len(line.text), " " * blanks + _KEEPER)
            was_code = is_code
            if line.start < until:
                continue
            if line.in_code or line.opens or line.is_blank:
                in_paragraph = False
                continue
            inner = self._in_item(line)
            found = self._start(inner)
            if found is not None:
                end = self._end(inner.start + found.end(), found)
                blanks = inner.start - line.start
                if blanks:
                    end = min(end, self._item_end(line.end, blanks))
                asks = self._asks(found[0])
                is_paragraph = asks and _is_paragraph(found)
                yield from self._region(inner, found, end, asks=asks)
                tag_end = max(line.end, inner.start + found.end())
                until = tag_end if asks and not is_paragraph else end
                in_paragraph = False
                continue
            yield from self._in_paragraph(line, is_first=not in_paragraph)
            in_paragraph = True

    def _asks(self, tag: str) -> bool:
        """Whether Markdown is read in the element of a tag."""
        if self.markdown.reads_in_html:
            return bool(_ASKS.search(tag))
        return self.markdown.has_material_blocks and tag.lstrip() == material_blocks.TAG

    def _start(self, line: Line) -> re.Match[str] | None:
        pattern = _NO_SPAN if self.markdown.shows_blocks_in_text else _START
        found = pattern.match(line.text)
        if found is None and pattern is _NO_SPAN and _CUT_TAG.match(line.text):
            end = self.text.find("\n\n", line.start)
            found = pattern.match(self.text[line.start : end if end >= 0 else None])
        return found

    def _in_paragraph(self, line: Line, *, is_first: bool) -> Iterator[Change]:
        """Tags in text: those of blocks may be shown, and inline ones open no block."""
        alone = _INLINE_ALONE.match(line.text) if is_first else None
        if alone is not None and alone["name"].lower() not in _BLOCKS:
            yield Change(line.start + alone.start("name") - 1, 0, "<wbr>")
        if self.markdown.shows_blocks_in_text and "`" not in line.text:
            opened = _MARKERS.match(line.text)
            if opened is not None and _WITHIN.match(line.text, opened.end()):
                return
            for tag in _WITHIN.finditer(line.text):
                if tag.start():
                    yield Change(line.start + tag.start(), 0, "\\")

    def _in_item(self, line: Line) -> Line:
        """The text of a list item, where that has blocks of HTML as the post has."""
        found = _ITEM.match(line.text) if self.markdown.shows_blocks_in_text else None
        if found is None:
            return line
        return line._replace(start=line.start + found.end(), text=line.text[found.end() :])

    def _item_end(self, at: int, blanks: int) -> int:
        """Where the list item ends whose further lines are indented by so many blanks."""
        found = re.compile(rf"(?m)^[ ]{{0,{blanks - 1}}}[^\s]").search(self.text, at)
        return found.start() if found else len(self.text)

    def _end(self, at: int, opener: re.Match[str]) -> int:
        """Where the element that opened before `at` ends: with the text, if nothing closes it."""
        name = opener["name"].lower()
        if name in _VOID or opener[0].endswith("/>"):
            return at
        depth = 1
        tag = re.compile(rf"<(?P<end>/?){name}(?=[\s/>])[^<>]*>", re.IGNORECASE)
        for found in tag.finditer(self.tags, at):
            depth += -1 if found["end"] else 0 if found[0].endswith("/>") else 1
            if not depth:
                return found.end()
        return len(self.text)

    def _paragraph(self, name: int, opened: int, closer: int) -> Iterator[Change]:
        """A paragraph with tags of its own: CommonMark writes them, and only text is within."""
        if closer < 0:
            return
        for at in (name, closer + len("</")):
            yield Change(at, len("p"), "span")
        yield Change(name - len("<"), 0, "\n\n<wbr>")
        for line in lines(self.text[opened:closer]):
            if line.start and (line.is_blank or _OPENS_BLOCK.match(line.text)):
                yield Change(opened + line.start, 0, "<wbr>")

    def _region(
        self, line: Line, found: re.Match[str], end: int, *, asks: bool
    ) -> Iterator[Change]:
        if "\n" in found[0]:
            yield Change(line.start, 0, _HTML_GOES_ON)
        if asks:
            opened = line.start + found.end()
            closer = self.text.rfind("</", opened, end)
            if _is_paragraph(found):
                yield from self._paragraph(line.start + found.start("name"), opened, closer)
            else:
                yield Change(opened, 0, "\n\n")
                if closer >= 0:
                    yield Change(closer, 0, "\n\n")
        rest = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)").match(self.text, end)
        yield Change(end, 0, "\n" if rest else "\n\n")
