"""Markdown as the HTML that a generator makes of it, with the place each stretch comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import pyromark
from pyromark import Options

from postlint.document.attribute_lists import at_heading_end, below
from postlint.document.rendered import COPY, END, TAG
from postlint.document.rendered_text import Image, RenderedWriter, escaped
from postlint.document.segments import Body
from postlint.profile.attribute_list import GOLDMARK, AttributeLists

_PARSER = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
)
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
_START_TAGS = {name: f"<{tag}>" for name, tag in _TAGS.items() if name != "TableRow"}
_END_TAGS = {
    **{name: f"</{tag}>" if name in _INLINE else f"</{tag}>\n" for name, tag in _TAGS.items()},
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
}
_BARE = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
_BACK_LINK = '<a href="#fnref{}:{}" role="doc-backlink">↩\ufe0e</a>'
_Event = tuple[Any, Any]
_Starts = dict[str, Callable[[Any, int, int], None]]


def render(text: str, start: int, lists: AttributeLists = GOLDMARK) -> Body:
    """Renders Markdown that starts at an offset of the source; spans count from the source's.

    `lists` are the attribute lists that the generator reads.
    """
    return _Renderer(text, start, lists).render()


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


class _Renderer(RenderedWriter):
    """Writes HTML from the parser's events."""

    def __init__(self, text: str, base: int, lists: AttributeLists) -> None:
        super().__init__(text, base, lists)
        self.footnotes: list[str] = []
        self.references: dict[str, tuple[int, int]] = {}
        self.in_table_head = False
        self.table_body_open = False
        self.starts: _Starts = {
            "Heading": self.start_heading,
            "CodeBlock": self.start_code_block,
            "List": self.start_list,
            "Table": self.start_table,
            "TableHead": self.start_table_head,
            "TableRow": self.start_table_row,
            "TableCell": self.start_table_cell,
            "Link": self.start_link,
            "Image": self.start_image,
        }

    def render(self) -> Body:
        events: Iterable[_Event] = _PARSER.events_with_range(self.text)
        definitions: dict[str, list[_Event]] = {}
        if "[^" in self.text:
            events, definitions = _without_footnotes(events)
        self.walk(events)
        if self.footnotes:
            self.write_footnotes(definitions)
        return self.body()

    def walk(self, events: Iterable[_Event]) -> None:
        """Writes what events stand for. Most are plain text and tags without data."""
        append, addresses, images = self.pieces.append, self.addresses, self.images
        for event, place in events:
            start, end = place["start"], place["end"]
            if isinstance(event, str):
                self.write(_BARE[event], start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                is_plain = not (images or self.has_inline_lists or self.cut is not None)
                if is_plain and start >= self.written_to and not (addresses and addresses[0] < end):
                    append((escaped(value), start, end, COPY))
                else:
                    self.write_without_lists(value, start, end)
            elif kind == "Start":
                if isinstance(value, str) and (tag := _START_TAGS.get(value)):
                    self.write(tag, start, end, TAG)
                else:
                    self.start(value, start, end)
            elif kind == "End":
                if isinstance(value, str) and (tag := _END_TAGS.get(value)):
                    self.no_links -= value in ("Link", "CodeBlock")
                    self.write(tag, start, end, END)
                else:
                    self.end(value, start, end)
            elif kind in ("Html", "InlineHtml"):
                self.write_html(value, start, end)
            else:
                self.write_leaf(kind, value, start, end)

    def write_footnotes(self, definitions: dict[str, list[_Event]]) -> None:
        """Writes the footnotes that are referred to, in the order of the references."""
        last = len(self.octets.data)
        self.write('<div role="doc-endnotes"><hr><ol>', last, last)
        number = 0
        while number < len(self.footnotes):  # a footnote may refer to further ones
            name, number = self.footnotes[number], number + 1
            if name not in definitions:
                continue
            events = definitions[name]
            start, end = events[0][1]["start"], events[0][1]["end"]
            self.write(f'<li id="fn:{number}">', start, end, TAG)
            self.walk(events[1:-1])
            for i in range(self.references[name][1]):
                self.write(_BACK_LINK.format(i or "", number), end, end)
            self.write("</li>", end, end)
        self.write("</ol></div>", last, last)

    def write_leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Code":
            self.code.append(self.octets.span(start, end))
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

    def start(self, value: Any, start: int, end: int) -> None:
        name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name in self.starts:
            self.starts[name](data, start, end)
        else:
            self.write(_START_TAGS.get(name, ""), start, end, TAG)

    def start_heading(self, data: Any, start: int, end: int) -> None:
        form, attributes = self.lists.at_heading_ends, ""
        written = self.octets.data[start:end]
        found = at_heading_end(written.decode(), form) if form and b"{" in written else None
        if found is not None:
            self.cut, attributes = start + len(found.before.encode()), found.attributes
        elif self.lists.after_colon:
            after = self.octets.trimmed(start, end)
            attributes = below(self.text, self.octets.offset(after) - self.base)
        self.write(f"<{data['level'].lower()}{attributes}>", start, end, TAG)

    def start_code_block(self, data: Any, start: int, end: int) -> None:
        self.no_links += 1
        self.code.append(self.octets.span(start, end))
        language = data["Fenced"].split(maxsplit=1) if isinstance(data, dict) else []
        name = f' class="language-{escape(language[0])}"' if language else ""
        self.write(f"<pre><code{name}>", start, end, TAG)

    def start_list(self, first: int | None, start: int, end: int) -> None:
        tag = "<ul>" if first is None else "<ol>" if first == 1 else f'<ol start="{first}">'
        self.write(tag, start, end, TAG)

    def start_table(self, _: Any, start: int, end: int) -> None:
        self.table_body_open = False
        self.write("<table>", start, end, TAG)

    def start_table_head(self, _: Any, start: int, end: int) -> None:
        self.in_table_head = True
        self.write("<thead><tr>", start, end, TAG)

    def start_table_row(self, _: Any, start: int, end: int) -> None:
        if not self.table_body_open:
            self.table_body_open = True
            self.write("<tbody>", start, end, TAG)
        self.write("<tr>", start, end, TAG)

    def start_table_cell(self, _: Any, start: int, end: int) -> None:
        self.write("<th>" if self.in_table_head else "<td>", start, end, TAG)

    def start_link(self, data: Any, start: int, end: int) -> None:
        address = data["dest_url"]
        if data["link_type"] == "Email":
            address = f"mailto:{address}"
        self.no_links += 1
        title = f' title="{escape(data["title"])}"' if data["title"] else ""
        self.write(f'<a href="{escape(address)}"{title}{self.behind(end)}>', start, end, TAG)

    def start_image(self, data: Any, start: int, end: int) -> None:
        self.images.append(Image(data["dest_url"], data["title"], start, end))

    def end(self, value: Any, start: int, end: int) -> None:
        """Closes an element whose end tag depends on what it is, or where."""
        name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name == "Image":
            self.write_image(self.images.pop())
        elif name == "HtmlBlock":  # a tag that is never closed would take what follows for its name
            self.write("" if self.pieces[-1][0].endswith("\n") else "\n", start, end, END)
        elif name == "Heading":
            self.cut = None
            self.write(f"</{str(data).lower()}>\n", start, end, END)
        elif name == "List":
            self.write("</ol>\n" if data else "</ul>\n", start, end, END)
        elif name == "TableHead":
            self.in_table_head = False
            self.write("</tr></thead>", start, end, END)
        elif name == "TableCell":
            self.write("</th>" if self.in_table_head else "</td>", start, end, END)
        elif name == "Table":
            tag = "</tbody></table>\n" if self.table_body_open else "</table>\n"
            self.write(tag, start, end, END)
        else:
            self.write(_END_TAGS.get(name, ""), start, end, END)
