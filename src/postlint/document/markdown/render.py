"""Markdown as the HTML that a generator makes of it, with the place each stretch comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

import pyromark
from pyromark import Options

from postlint.dialect.attribute_list import GOLDMARK
from postlint.dialect.markdown import Markdown
from postlint.document.escaping import escaped, in_address, in_attribute
from postlint.document.markdown.attribute_lists import at_heading_end, below
from postlint.document.markdown.bare_addresses import engine
from postlint.document.markdown.footnotes import Event, without_footnotes
from postlint.document.markdown.plain import ends_well, is_plain, may_be_plain
from postlint.document.markdown.rendered import COPY, END, MADE, TAG, RenderedMap, Rendering
from postlint.document.markdown.rendered_text import Image, RenderedWriter, titled
from postlint.document.markdown.segments import Body

_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_TASKLISTS
_HUGO = Markdown(GOLDMARK)
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
_INLINE_TAGS = {name: f"<{_TAGS[name]}>" for name in _INLINE}
_BLOCK_TAGS = {
    **{name: f"<{tag}>" for name, tag in _TAGS.items() if name not in {*_INLINE, "TableRow"}},
    "BlockQuote": "<blockquote>\n",
    "DefinitionList": "<dl>\n",
}
_END_TAGS = {
    **{name: f"</{tag}>" if name in _INLINE else f"</{tag}>\n" for name, tag in _TAGS.items()},
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
}
_ALIGNMENTS = {
    alignment: f' style="text-align: {alignment.lower()}"'
    for alignment in ("Left", "Center", "Right")
}
_BACK_LINK = '<a href="#fnref{}:{}" role="doc-backlink">↩\ufe0e</a>'


@cache
def parser(*, footnotes: bool, definition_lists: bool, strikethrough: bool) -> pyromark.Markdown:
    """The parser of CommonMark with tables and tasks, and of what is asked for beside it."""
    options = _OPTIONS
    if strikethrough:
        options |= Options.ENABLE_STRIKETHROUGH
    if footnotes:
        options |= Options.ENABLE_FOOTNOTES
    if definition_lists:
        options |= Options.ENABLE_DEFINITION_LIST
    return pyromark.Markdown(options=options)


def render(text: str, start: int, markdown: Markdown = _HUGO) -> Body:
    """Renders Markdown that starts at an offset of the source; spans count from the source's."""
    links = engine(markdown.bare_addresses)
    write = partial(_write, text, start, markdown)
    if may_be_plain(text, markdown):
        html = _html(text, markdown)
        if is_plain(html, text, links):
            return Body(html, RenderedMap(html, write))
    rendering = write()
    html = rendering.html
    return Body(html, RenderedMap(html, lambda: rendering))


def _html(text: str, markdown: Markdown) -> str:
    """The parser's HTML of a text. What would go on behind its end is ended as it is written."""
    html = _parser(markdown).html(text)
    return html if ends_well(html, text) else _parser(markdown).html(text + "\n")


def _write(text: str, start: int, markdown: Markdown) -> Rendering:
    return _Renderer(text, start, markdown).render()


def _parser(markdown: Markdown) -> pyromark.Markdown:
    return parser(
        footnotes=markdown.footnotes,
        definition_lists=markdown.definition_lists,
        strikethrough=markdown.strikethrough,
    )


class _Renderer(RenderedWriter):
    """Writes HTML from the parser's events."""

    def __init__(self, text: str, base: int, markdown: Markdown) -> None:
        super().__init__(text, base, markdown)
        self.parser = _parser(markdown)
        self.shows_all_footnotes = markdown.shows_all_footnotes
        self.footnotes: list[str] = []
        self.references: dict[str, tuple[int, int]] = {}
        self.in_table_head = False
        self.table_body_open = False
        self.alignments: list[str] = []
        self.cells = 0

    def render(self) -> Rendering:
        events: Iterable[Event] = self.parser.events_with_range(self.text)
        definitions: dict[str, list[Event]] = {}
        if "[^" in self.text:
            events, definitions = without_footnotes(events)
        self.walk(events)
        if self.shows_all_footnotes:
            self.footnotes += (name for name in definitions if name not in self.footnotes)
        if self.footnotes:
            self.write_footnotes(definitions)
        return self.rendering()

    def walk(self, events: Iterable[Event]) -> None:
        """Writes what events stand for. Most are plain text and tags without data."""
        append, addresses, images = self.pieces.append, self.addresses, self.images
        for event, place in events:
            start, end = place["start"], place["end"]
            if isinstance(event, str):
                self.write_bare(event, start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                is_plain = not (images or self.inline_lists is not None or self.cut is not None)
                if is_plain and start >= self.written_to and not (addresses and addresses[0] < end):
                    append((escaped(value), start, end, COPY))
                else:
                    self.write_without_lists(value, start, end)
            elif kind == "Start":
                self.start(value, start, end)
            elif kind == "End":
                self.end(value, start, end)
            elif kind in ("Html", "InlineHtml"):
                self.write_html(value, start, end)
            else:
                self.write_leaf(kind, value, start, end)

    def write_footnotes(self, definitions: dict[str, list[Event]]) -> None:
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
            self.return_to(start, end)
            self.write(f'<li id="fn:{number}">', start, end, TAG)
            self.walk(events[1:-1])
            for i in range(self.references.get(name, (0, 0))[1]):
                self.write(_BACK_LINK.format(i or "", number), end, end)
            self.write("</li>", end, end)
        self.write("</ol></div>", last, last)

    def write_bare(self, kind: str, start: int, end: int) -> None:
        if kind == "Rule":
            self.write_in_own_line("<hr />\n", start, end, MADE)
        elif self.images:
            self.write(" ", start, end)
        else:
            self.write("\n" if kind == "SoftBreak" else "<br />\n", start, end)

    def write_leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Code":
            self.code.append((start, end))
            text = escaped(value)
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
            self.write(f'<input disabled="" type="checkbox"{checked}/>\n', start, end)
        else:
            self.write(in_attribute(str(value)), start, end)

    # Starts and ends of elements

    def start(self, value: Any, start: int, end: int) -> None:
        name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name in _BLOCK_TAGS:
            self.write_in_own_line(_BLOCK_TAGS[name], start, end)
        elif name in _INLINE_TAGS:
            self.write(_INLINE_TAGS[name], start, end, TAG)
        elif name in _STARTS:
            _STARTS[name](self, data, start, end)

    def start_heading(self, data: Any, start: int, end: int) -> None:
        form, attributes = self.lists.at_heading_ends, ""
        written = self.octets.data[start:end]
        found = at_heading_end(written.decode(), form) if form and b"{" in written else None
        if found is not None:
            self.cut, attributes = start + len(found.before.encode()), found.attributes
        elif self.lists.after_colon:
            after = self.octets.trimmed(start, end)
            attributes = below(self.text, self.octets.offset(after) - self.base)
        self.write_in_own_line(f"<{data['level'].lower()}{attributes}>", start, end)

    def start_code_block(self, data: Any, start: int, end: int) -> None:
        self.no_links += 1
        self.code.append((start, end))
        language = data["Fenced"].partition(" ")[0] if isinstance(data, dict) else ""
        name = f' class="language-{in_attribute(language)}"' if language else ""
        self.write_in_own_line(f"<pre><code{name}>", start, end)

    def start_list(self, first: int | None, start: int, end: int) -> None:
        tag = "<ul>" if first is None else "<ol>" if first == 1 else f'<ol start="{first}">'
        self.write_in_own_line(f"{tag}\n", start, end)

    def start_table(self, alignments: Any, start: int, end: int) -> None:
        self.table_body_open = False
        self.alignments = [_ALIGNMENTS.get(alignment, "") for alignment in alignments]
        self.write("<table>", start, end, TAG)

    def start_table_head(self, _: Any, start: int, end: int) -> None:
        self.in_table_head, self.cells = True, 0
        self.write("<thead><tr>", start, end, TAG)

    def start_table_row(self, _: Any, start: int, end: int) -> None:
        if not self.table_body_open:
            self.table_body_open = True
            self.write("<tbody>\n", start, end, TAG)
        self.cells = 0
        self.write("<tr>", start, end, TAG)

    def start_table_cell(self, _: Any, start: int, end: int) -> None:
        name = "th" if self.in_table_head else "td"
        self.write(f"<{name}{self.alignments[self.cells]}>", start, end, TAG)
        self.cells += 1

    def start_link(self, data: Any, start: int, end: int) -> None:
        address = data["dest_url"]
        if data["link_type"] == "Email":
            address = f"mailto:{address}"
        self.no_links += 1
        title = titled(data["title"])
        self.write(f'<a href="{in_address(address)}"{title}{self.behind(end)}>', start, end, TAG)

    def start_image(self, data: Any, start: int, end: int) -> None:
        self.images.append(Image(data["dest_url"], data["title"], start, end))

    def end(self, value: Any, start: int, end: int) -> None:
        name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name in _END_TAGS:
            self.no_links -= name in ("Link", "CodeBlock")
            self.write(_END_TAGS[name], start, end, END)
        elif name == "Image":
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


_STARTS: dict[str, Callable[[_Renderer, Any, int, int], None]] = {
    "Heading": _Renderer.start_heading,
    "CodeBlock": _Renderer.start_code_block,
    "List": _Renderer.start_list,
    "Table": _Renderer.start_table,
    "TableHead": _Renderer.start_table_head,
    "TableRow": _Renderer.start_table_row,
    "TableCell": _Renderer.start_table_cell,
    "Link": _Renderer.start_link,
    "Image": _Renderer.start_image,
}
