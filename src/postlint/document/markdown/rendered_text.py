"""Writes what Markdown is made of at its lowest: text, raw HTML, images."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.escaping import escaped, in_address, in_attribute, quotes_escaped
from postlint.document.markdown.alts import OF_SOURCE, of_markdown_it
from postlint.document.markdown.attribute_lists import behind, next_inline
from postlint.document.markdown.bare_addresses import engine, shown, target
from postlint.document.markdown.rendered import (
    COPY,
    END,
    MADE,
    TAG,
    Kind,
    Octets,
    RenderedPiece,
    Rendering,
)

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
_QUOTES = re.compile(r"([\"'])")
_NO_EMPTY = ("marked", "pandoc")
"""The engines that write no empty alt text."""


class Image:
    """An image whose alt text is being read: pieces of HTML text with their places."""

    __slots__ = ("address", "alt", "end", "start", "text_end", "title")

    def __init__(self, address: str, title: str, start: int, end: int) -> None:
        self.address = address
        self.title = title
        self.start = start
        self.end = end
        self.alt: list[RenderedPiece] = []
        self.text_end = start + len("![")
        """Where the text between its brackets ends."""


class RenderedWriter:
    """Notes a piece for all that is written. Places are counted in bytes of the text."""

    def __init__(self, text: str, base: int, markdown: Markdown) -> None:
        """A text that starts at the offset `base` of the source, read as this Markdown."""
        self.text = text
        self.base = base
        self.lists = markdown.lists
        self.alts = markdown.alts
        self.octets = Octets(text, base)
        self.pieces: list[RenderedPiece] = [("", 0, 0, MADE)]
        self.code: list[tuple[int, int]] = []
        self.images: list[Image] = []
        self.links = engine(markdown.bare_addresses)
        self.all_addresses = self.links.starts(self.octets.data) if self.links else []
        self.addresses = deque(self.all_addresses)
        """Where bare addresses may start, those left out that have been passed."""
        self.written_to = 0
        self.no_links = 0
        self.cut: int | None = None
        """Where the text of the heading that is being written ends, and its attributes start."""
        self.inline_lists = self.lists.inline if "{" in text else None

    def rendering(self) -> Rendering:
        """All that was written."""
        return Rendering(self.octets, self.pieces, self.code)

    def return_to(self, start: int, end: int) -> None:
        """Makes ready for what stands at start:end, which was passed before."""
        first, last = (bisect_left(self.all_addresses, at) for at in (start, end))
        self.addresses = deque(self.all_addresses[first:last])
        self.written_to = start

    def write(self, html: str, start: int, end: int, kind: Kind = MADE) -> None:
        """Adds HTML made of bytes start:end; within an image, text to its alt, and no tag."""
        if not self.images:
            if html:
                self.pieces.append((html, start, end, kind))
            return
        self.images[-1].text_end = max(self.images[-1].text_end, end)
        if kind not in (TAG, END):
            self.images[-1].alt += self.alt(html, start, end, kind)

    def write_in_own_line(self, html: str, start: int, end: int, kind: Kind = TAG) -> None:
        """Adds what stands in a line of its own."""
        if self.pieces[-1][0] and not self.pieces[-1][0].endswith("\n"):
            self.write("\n", start, start, END)
        self.write(html, start, end, kind)

    def alt(self, html: str, start: int, end: int, kind: Kind) -> Iterator[RenderedPiece]:
        """A piece as part of an alt text. A copy's quotes go apart, so that the rest is one yet."""
        if kind != COPY or not self.octets.data.startswith(html.encode(), start):
            yield quotes_escaped(html), start, end, kind
            return
        for part in _QUOTES.split(html):
            after = start + len(part.encode())
            yield quotes_escaped(part), start, after, kind
            start = after

    def write_without_lists(self, text: str, start: int, end: int) -> None:
        """Adds text, without the attribute lists in it."""
        data = self.octets.data
        if self.cut is not None and end > self.cut:
            start, end = min(start, self.cut), self.cut
            text = data[start:end].decode()
        form = self.inline_lists
        if form is not None and "{" in text and data.startswith(text.encode(), start):
            while found := next_inline(data, start, end, form):
                self.write_text(data[start : found.start()].decode(), start, found.start())
                self.written_to = found.end()  # it may go on in further events
                start = min(end, found.end())
            text = data[start:end].decode()
        if text:
            self.write_text(text, start, end)

    def write_text(self, text: str, start: int, end: int) -> None:
        """Adds text, with links for the bare addresses that start in it."""
        data = self.octets.data
        if start < self.written_to:
            start = min(end, self.written_to)
            text = data[start:end].decode()
        while found := self.next_address(start, end):
            at, address, html = found
            after = at + len(address.encode())
            if at > start:
                self.write(escaped(data[start:at].decode()), start, at, COPY)
            self.write(f'<a href="{in_address(target(address))}">', at, after, TAG)
            self.write(html, at, after, COPY)
            self.write("</a>", after, after, END)
            self.written_to = after
            start = min(end, after)
            text = data[start:end].decode()
        if text:
            self.write(escaped(text), start, end, COPY)

    def next_address(self, start: int, end: int) -> tuple[int, str, str] | None:
        """The first bare address in text that starts at start:end, if links are made there.

        With the byte at which it starts, and the HTML that shows it.
        """
        while self.addresses and self.addresses[0] < start:
            self.addresses.popleft()
        if self.links is None or self.no_links or self.images:
            return None
        data = self.octets.data
        while self.addresses and self.addresses[0] < end:
            at = self.addresses.popleft()
            if self.links.is_free(data, at, begins=at == start):
                address = self.links.address_at(data, at)
                if address:
                    return at, address, shown(address, self.links)
        return None

    def write_html(self, html: str, start: int, end: int) -> None:
        """Copies raw HTML, line by line where quote marks or indents stand between its lines."""
        if self.images:
            shown = in_attribute(html) if self.alts == "markdown-it" else ""
            self.write(shown, start, end)
        if self.images or start < self.written_to:
            return
        data, written = self.octets.data, html.encode()
        if data.startswith(written, start) and "\r" not in html:
            self.write(html, start, end, COPY)
            return
        source = _LINES.finditer(data, start, end)
        for found in _LINES.finditer(written):
            line, line_end = found[0].rstrip(b"\r\n"), found[0].endswith((b"\r", b"\n"))
            original = next(source, None)
            if original is None:
                self.write(line.decode() + "\n" * line_end, end, end)
                continue
            original_end = original.start() + len(original[0].rstrip(b"\r\n"))
            if data.endswith(line, original.start(), original_end):
                self.write(line.decode(), original_end - len(line), original_end, COPY)
            else:
                self.write(line.decode(), original.start(), original_end)
            if line_end:
                self.write("\n", original_end, original.end())

    def behind(self, end: int) -> str:
        """What an attribute list behind an inline element says."""
        if self.inline_lists is None:
            return ""
        return behind(self.text, self.octets.offset(end) - self.base, self.inline_lists)

    def write_image(self, image: Image) -> None:
        """Writes `<img>`, its alt and src mapped to where the author wrote them."""
        if self.images:  # an image within another's alt text gives that its own alt
            self.images[-1].alt += image.alt
            self.images[-1].text_end = max(self.images[-1].text_end, image.end)
            return
        start, end = image.start, image.end
        written = image.address.encode()
        after_alt = max((piece[2] for piece in image.alt), default=start)
        at = self.octets.data.find(written, after_alt, end) if written else -1
        place = (at, at + len(written)) if at >= 0 else (start, end)
        self.write(f'<img{self.behind(end)} src="', start, end)
        self.write(in_address(image.address), *place, COPY if at >= 0 else MADE)
        alt = self.alt_of(image)
        if alt or self.alts not in _NO_EMPTY:
            self.write('" alt="', start, end)
            self.pieces += alt
        self.write(f'"{titled(image.title)} />', start, end)

    def alt_of(self, image: Image) -> list[RenderedPiece]:
        """The alt text that an engine makes of what stands between an image's brackets."""
        if self.alts == "markdown-it":
            return of_markdown_it(image.alt, self.octets.data)
        of_source = OF_SOURCE.get(self.alts)
        if of_source is None:
            return image.alt
        start, end = image.start + len("!["), image.text_end
        alt = of_source(self.octets.data[start:end].decode())
        if alt == "".join([piece[0] for piece in image.alt]):
            return image.alt
        return [(alt, start, end, MADE)] if alt else []


def titled(title: str) -> str:
    """The attribute for a link's or an image's title."""
    return f' title="{in_attribute(title)}"' if title else ""
