"""Markdown as the HTML that a generator makes of it, with the place each stretch comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import pyromark
from pyromark import Options

from postlint.document.attribute_lists import at_heading_end, behind, below, next_inline
from postlint.document.linkify import address_at, addresses, target
from postlint.document.segments import Body, Piece, SegmentMap
from postlint.profile.attribute_list import GOLDMARK, AttributeLists
from postlint.source import Span

_PARSER = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
)
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_TAGS = {
    "Paragraph": "p",
    "Item": "li",
    "BlockQuote": "blockquote",
    "TableRow": "tr",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
}
_INLINE = {"Emphasis", "Strong", "Strikethrough"}
_END_TAGS = {
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
    "TableHead": "</tr></thead>",
}
_BACK_LINK = '<a href="#fnref{}:{}" role="doc-backlink">↩\ufe0e</a>'
_NO_TAGS = {"HtmlBlock", "MetadataBlock"}


_Event = tuple[Any, Any]
_Starts = dict[str, Callable[[Any, int, int], None]]


def render(text: str, start: int, lists: AttributeLists = GOLDMARK) -> Body:
    """Renders Markdown that starts at an offset of the source; spans count from the source's.

    `lists` are the attribute lists that the generator reads.
    """
    return _Renderer(text, start, lists).render()


def _offsets(text: str) -> Callable[[int], int]:
    """A function from UTF-8 byte offsets of a text to code points; best asked in rising order."""
    if text.isascii():
        return int
    data = text.encode()
    known_bytes, known = [0], [0]
    known_by_byte = {0: 0}

    def to_offset(byte: int) -> int:
        offset = known_by_byte.get(byte)
        if offset is None:
            near = bisect_right(known_bytes, byte)
            before = known_bytes[near - 1]
            offset = known[near - 1] + len(data[before:byte].decode())
            known_bytes.insert(near, byte)
            known.insert(near, offset)
            known_by_byte[byte] = offset
        return offset

    return to_offset


def _without_footnotes(
    events: Iterable[_Event],
) -> tuple[list[_Event], dict[str, list[_Event]]]:
    """The events of a text, and those of the first definition of each footnote in it."""
    body: list[_Event] = []
    definitions: dict[str, list[_Event]] = {}
    current = body
    for event in events:
        kind = event[0]
        if isinstance(kind, dict) and (start := kind.get("Start")):
            name = start.get("FootnoteDefinition") if isinstance(start, dict) else None
            if name is not None:
                current = []
                definitions.setdefault(name, current)
        current.append(event)
        if isinstance(kind, dict) and kind.get("End") == "FootnoteDefinition":
            current = body
    return body, definitions


class _Renderer:
    """Writes HTML from the parser's events, and notes a segment for each piece written."""

    def __init__(self, text: str, base: int, lists: AttributeLists) -> None:
        self.text = text
        self.lists = lists
        self.cut: int | None = None
        """Where the text of the heading that is being written ends, and its attributes start."""
        self.base = base
        self.to_offset = _offsets(text)
        self.parts: list[str] = []
        self.length = 0
        self.segments: list[Piece] = [(0, base, base, False)]
        self.code: list[Span] = []
        self.images: list[_Image] = []
        self.addresses = deque(addresses(text))
        self.written_to = 0
        self.no_links = 0
        self.after_inline = False
        self.end_offset = len(text)
        self.footnotes: list[str] = []
        self.references: dict[str, tuple[int, int]] = {}
        self.in_table_head = False
        self.table_body_open = False

    def render(self) -> Body:
        starts: _Starts = {
            "Heading": self.start_heading,
            "CodeBlock": self.start_code_block,
            "List": self.start_list,
            "Table": self.start_table,
            "Link": self.start_link,
            "Image": self.start_image,
        }
        events: Iterable[_Event] = _PARSER.events_with_range(self.text)
        definitions: dict[str, list[_Event]] = {}
        if "[^" in self.text:
            events, definitions = _without_footnotes(events)
        self.walk(events, starts)
        if self.footnotes:
            self.write_footnotes(definitions, starts)
        return Body("".join(self.parts), SegmentMap(self.segments), tuple(self.code))

    def walk(self, events: Iterable[_Event], starts: _Starts) -> None:
        """Writes what events stand for."""
        to_offset = self.to_offset
        for event, bytes_ in events:
            start = to_offset(bytes_["start"])
            end = to_offset(bytes_["end"])
            if isinstance(event, str):
                self.write(_BARE[event], start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                self.write_without_lists(value, start, end)
            elif kind in ("Html", "InlineHtml"):
                self.write_html(value, start, end)
                self.after_inline = kind == "InlineHtml"
            elif kind not in ("Start", "End"):
                self.write_leaf(kind, value, start, end)
            else:
                name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
                if kind == "End":
                    self.end(name, data, self.trimmed(start, end))
                elif name in starts:
                    starts[name](data, start, end)
                else:
                    self.start_plain(name, start, end)

    def write_footnotes(self, definitions: dict[str, list[_Event]], starts: _Starts) -> None:
        """Writes the footnotes that are referred to, in the order of the references."""
        self.write('<div role="doc-endnotes"><hr><ol>', self.end_offset, self.end_offset)
        number = 0
        while number < len(self.footnotes):  # a footnote may refer to further ones
            name, number = self.footnotes[number], number + 1
            if name not in definitions:
                continue
            events = definitions[name]
            place = self.to_offset(events[0][1]["start"]), self.to_offset(events[0][1]["end"])
            self.write_tag(f'<li id="fn:{number}">', *place)
            self.walk(events[1:-1], starts)
            for i in range(self.references[name][1]):
                self.write_tag(_BACK_LINK.format(i or "", number), place[1], place[1])
            self.write("</li>", place[1], place[1])
        self.write("</ol></div>", self.end_offset, self.end_offset)

    # Writing

    def write(self, html: str, start: int, end: int, *, verbatim: bool = False) -> None:
        """Adds HTML that comes from text[start:end]; within an image, text to its alt."""
        if self.images:
            self.images[-1].alt.append((html, start, end, verbatim))
            return
        if html:
            self.segments.append((self.length, self.base + start, self.base + end, verbatim))
            self.parts.append(html)
            self.length += len(html)

    def write_without_lists(self, text: str, start: int, end: int) -> None:
        """Adds text, without the attribute lists in it."""
        if self.cut is not None and end > self.cut:
            text, end = text[: max(0, self.cut - start)], max(start, self.cut)
        if self.lists.after_colon and "{:" in text and self.text.startswith(text, start):
            while found := next_inline(self.text, start, end):
                self.write_text(self.text[start : found.start()], start, found.start())
                self.written_to = found.end()  # it may go on in further events
                start = min(end, found.end())
            text = self.text[start:end]
        if text:
            self.write_text(text, start, end)

    def write_text(self, text: str, start: int, end: int) -> None:
        """Adds text, with links for the bare addresses that start in it."""
        if start < self.written_to:
            start = min(end, self.written_to)
            text = self.text[start:end]
        while address := self.next_address(start, end):
            if address.start > start:
                self.write_plain(self.text[start : address.start], start, address.start)
            written = self.text[slice(*address)]
            self.write_tag(f'<a href="{escape(target(written))}">', *address)
            self.write_plain(written, *address)
            self.write("</a>", address.end, address.end)
            self.written_to = address.end
            start = min(end, address.end)
            text = self.text[start:end]
        if start < end:
            self.write_plain(text, start, end)
        self.after_inline = False

    def next_address(self, start: int, end: int) -> Span | None:
        """The first bare address that starts in text[start:end], if links are made there."""
        if not self.addresses and not self.after_inline:
            return None
        while self.addresses and self.addresses[0].start < start:
            self.addresses.popleft()
        if self.no_links or self.images:
            return None
        if self.after_inline and (address := address_at(self.text, start, end)):
            self.after_inline = False
            return address
        if not self.addresses:
            return None
        return self.addresses.popleft() if self.addresses[0].start < end else None

    def write_plain(self, text: str, start: int, end: int) -> None:
        escaped = escape(text, quote=True) if _NEEDS_ESCAPE.search(text) else text
        verbatim = escaped == text and self.text.startswith(text, start) and "\r" not in text
        self.write(
            escaped if verbatim else escaped.replace("\r", ""), start, end, verbatim=verbatim
        )

    def write_html(self, html: str, start: int, end: int) -> None:
        """Copies raw HTML, line by line where quote marks or indents stand between its lines."""
        if self.images:
            return
        if self.text.startswith(html, start) and "\r" not in html:
            self.write(html, start, end, verbatim=True)
            return
        source = _LINES.finditer(self.text, start, end)
        for written in _LINES.finditer(html):
            line, line_end = written[0].rstrip("\r\n"), written[0].endswith(("\r", "\n"))
            original = next(source, None)
            if original is None:
                self.write(line + "\n" * line_end, end, end)
                continue
            original_end = original.start() + len(original[0].rstrip("\r\n"))
            if self.text[original.start() : original_end].endswith(line):
                self.write(line, original_end - len(line), original_end, verbatim=True)
            else:
                self.write(line, original.start(), original_end)
            if line_end:
                self.write("\n", original_end, original.end())

    def write_leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Code":
            self.code.append(Span(self.base + start, self.base + end))
            text = escape(value.replace("\r", ""))
            self.write(text if self.images else f"<code>{text}</code>", start, end)
        elif kind == "FootnoteReference":
            if value not in self.references:
                self.footnotes.append(value)
            number, again = self.references.get(value, (len(self.footnotes), 0))
            self.references[value] = number, again + 1
            link = f'<a href="#fn:{number}" role="doc-noteref">{number}</a>'
            self.write(f'<sup id="fnref{again or ""}:{number}">{link}</sup>', start, end)
        elif kind == "TaskListMarker":
            checked = ' checked=""' if value else ""
            self.write(f'<input{checked} disabled="" type="checkbox"> ', start, end)
        else:
            self.write(escape(str(value)), start, end)

    # Starts and ends of elements

    def start_plain(self, name: str, start: int, end: int) -> None:
        if name == "TableHead":
            self.in_table_head = True
            self.write_tag("<thead><tr>", start, end)
        elif name == "TableCell":
            self.write_tag("<th>" if self.in_table_head else "<td>", start, end)
        elif name not in _NO_TAGS:
            if name == "TableRow" and not self.table_body_open:
                self.table_body_open = True
                self.write_tag("<tbody>", start, end)
            self.write_tag(f"<{_TAGS[name]}>", start, end)

    def write_tag(self, html: str, start: int, end: int) -> None:
        """Adds markup that Markdown syntax stands for; an image's alt text has none."""
        if not self.images:
            self.write(html, start, self.trimmed(start, end))

    def trimmed(self, start: int, end: int) -> int:
        """The end of a construct without the white space that closes it."""
        while end > start and self.text[end - 1] in " \t\r\n":
            end -= 1
        return end

    def start_heading(self, data: Any, start: int, end: int) -> None:
        form, attributes = self.lists.at_heading_ends, ""
        found = at_heading_end(self.text, start, end, form) if form else None
        if found is not None:
            self.cut, attributes = found
        elif self.lists.after_colon:
            attributes = below(self.text, self.trimmed(start, end))
        self.write_tag(f"<{data['level'].lower()}{attributes}>", start, end)

    def start_code_block(self, data: Any, start: int, end: int) -> None:
        self.no_links += 1
        self.code.append(Span(self.base + start, self.base + end))
        language = data["Fenced"].split(maxsplit=1) if isinstance(data, dict) else []
        name = f' class="language-{escape(language[0])}"' if language else ""
        self.write_tag(f"<pre><code{name}>", start, end)

    def start_list(self, first: int | None, start: int, end: int) -> None:
        tag = "<ul>" if first is None else "<ol>" if first == 1 else f'<ol start="{first}">'
        self.write_tag(tag, start, end)

    def start_table(self, _: Any, start: int, end: int) -> None:
        self.table_body_open = False
        self.write_tag("<table>", start, end)

    def start_link(self, data: Any, start: int, end: int) -> None:
        address = data["dest_url"]
        if data["link_type"] == "Email":
            address = f"mailto:{address}"
        self.no_links += 1
        title = f' title="{escape(data["title"])}"' if data["title"] else ""
        further = behind(self.text, end) if self.lists.after_colon else ""
        self.write_tag(f'<a href="{escape(address)}"{title}{further}>', start, end)

    def start_image(self, data: Any, start: int, end: int) -> None:
        self.images.append(_Image(data["dest_url"], data["title"], start, end))

    def end(self, name: str, data: Any, at: int) -> None:
        """Closes an element of Markdown that ends at an offset."""
        if name == "Image":
            self.write_image(self.images.pop())
            return
        self.no_links -= name in ("Link", "CodeBlock")
        self.after_inline = name in _INLINE or name == "Link"
        if not self.images:
            self.write(self.end_tag(name, data), at, at)

    def end_tag(self, name: str, data: Any) -> str:
        if name == "HtmlBlock":  # a tag that is never closed would take what follows for its name
            return "" if self.parts[-1].endswith("\n") else "\n"
        if name == "Heading":
            self.cut = None
            return f"</{data.lower()}>\n"
        if name == "List":
            return "</ol>\n" if data else "</ul>\n"
        if name == "TableHead":
            self.in_table_head = False
        elif name == "TableCell":
            return "</th>" if self.in_table_head else "</td>"
        elif name == "Table":
            return "</tbody></table>\n" if self.table_body_open else "</table>\n"
        if name in _TAGS:
            return f"</{_TAGS[name]}>" if name in _INLINE else f"</{_TAGS[name]}>\n"
        return _END_TAGS.get(name, "")

    def write_image(self, image: _Image) -> None:
        """Writes `<img>`, its alt and src mapped to where the author wrote them."""
        if self.images:  # an image within another's alt text gives that its own alt
            self.images[-1].alt += image.alt
            return
        start, end = image.start, image.end
        further = behind(self.text, end) if self.lists.after_colon else ""
        self.write(f'<img{further} alt="', start, end)
        for piece, piece_start, piece_end, verbatim in image.alt:
            self.write(piece, piece_start, piece_end, verbatim=verbatim)
        self.write('" src="', start, end)
        address = escape(image.address)
        after_alt = max((piece_end for _, _, piece_end, _ in image.alt), default=start)
        found = self.text.find(image.address, after_alt, end) if address else -1
        if found >= 0:
            place = found, found + len(image.address)
            self.write(address, *place, verbatim=address == image.address)
        else:
            self.write(address, start, end)
        title = f' title="{escape(image.title)}"' if image.title else ""
        self.write(f'"{title}>', start, end)


class _Image:
    """An image whose alt text is being read: pieces of HTML text with their places."""

    __slots__ = ("address", "alt", "end", "start", "title")

    def __init__(self, address: str, title: str, start: int, end: int) -> None:
        self.address = address
        self.title = title
        self.start = start
        self.end = end
        self.alt: list[tuple[str, int, int, bool]] = []


_NEEDS_ESCAPE = re.compile(r"[&<>\"']")
_BARE = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
