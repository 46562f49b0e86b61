"""One element of a tree, with the places it was written at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, final
from urllib.parse import SplitResult, urlsplit

import turbohtml

from postlint.document.mask import is_dynamic
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.html import Tree

NOT_VISIBLE = frozenset(
    {"script", "style", "template", "title", "head", "meta", "link", "base", "noscript"}
)
"""Elements whose text no reader sees."""

_SUMMARY_ENDS = frozenset({"", "excerpt", "more", "truncate"})
_TEXT_OR_ELEMENT = (turbohtml.Text, turbohtml.Element)


@final
class Element:
    """One element of a post's tree.

    Two are equal where they stand for the same element. Spans are given only when asked for:
    reading them costs more than all else here.
    """

    __slots__ = ("_node", "_tree", "tag")

    def __init__(self, tree: Tree, node: turbohtml.Element) -> None:
        self._tree = tree
        self._node = node
        self.tag: Final = node.tag
        """The tag's name, in lower case (SVG's own as SVG writes it)."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Element) and self._node == other._node

    def __hash__(self) -> int:
        return hash(self._node)

    def __repr__(self) -> str:
        return f"<Element {self.tag} {dict(self.attributes)!r}>"

    @property
    def tree(self) -> Tree:
        return self._tree

    @property
    def is_svg(self) -> bool:
        return self._node.namespace is turbohtml.Namespace.SVG

    # Attributes

    def attribute(self, name: str) -> str | None:
        """An attribute's value, entities decoded; None where it is absent."""
        return self._node.attr(name)

    @property
    def attributes(self) -> Iterator[tuple[str, str]]:
        """Names and values of the attributes, in the order written."""
        for name in self._node.attrs:
            yield name, self._node.attr(name) or ""

    @property
    def has_dynamic_attributes(self) -> bool:
        """Whether a template makes attributes of it, so that nothing is known to be absent."""
        return self._tree._has_dynamic and any(is_dynamic(name) for name in self._node.attrs)

    def url(self, name: str = "src") -> SplitResult | None:
        """An attribute read as a URL; None where it is absent, from a template, or unreadable."""
        value = self.attribute(name)
        if value is None or is_dynamic(value):
            return None
        try:
            url = urlsplit(value.strip())
            _ = url.hostname, url.port  # reading them is what raises
        except ValueError:
            return None
        return url

    # The tree around it

    @property
    def parent(self) -> Element | None:
        """The element that holds this one; None for one at the top of the body."""
        parent = self._node.parent
        if not isinstance(parent, turbohtml.Element) or parent == self._tree._root:
            return None
        return Element(self._tree, parent)

    @property
    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    @property
    def children(self) -> list[Element | str]:
        """What this element holds: elements, and text as str. Comments are left out."""
        tree = self._tree
        return [
            child.data if isinstance(child, turbohtml.Text) else Element(tree, child)
            for child in self._node.children
            if isinstance(child, _TEXT_OR_ELEMENT)
        ]

    @property
    def holds_text_alone(self) -> bool:
        """Whether no element is within this one."""
        return next(self._node.iter_elements(), None) is None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is within but white space."""
        return self.holds_text_alone and not self._node.text.strip()

    @property
    def has_comments(self) -> bool:
        """Whether a comment is within that something else may replace.

        HTML that was commented out is none, nor is the mark at which generators end a summary.
        """
        return any(
            isinstance(node, turbohtml.Comment)
            and "<" not in node.data
            and node.data.strip().lower() not in _SUMMARY_ENDS
            for node in self._node.descendants
        )

    @property
    def has_own_text(self) -> bool:
        """Whether text stands right in this element, and not only within others in it."""
        return any(
            isinstance(child, turbohtml.Text) and bool(child.data.strip())
            for child in self._node.children
        )

    @property
    def child_elements(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements within this one, of these tags or of all, in document order."""
        tree = self._tree
        found = (Element(tree, node) for node in self._node.iter_elements(tags or None))
        if tree._has_templates:
            return (element for element in found if not element._is_in_template())
        return found

    def _is_in_template(self) -> bool:
        """Whether it is the content of a `<template>`, which stands in a fragment of its own."""
        return any(isinstance(node, turbohtml.DocumentFragment) for node in self._node.ancestors)

    @property
    def raw_text(self) -> str:
        """All text within, white space as it stands."""
        return self._node.text

    @property
    def text(self) -> str:
        """All text within, white space folded."""
        return self._tree.folded(self._node.text)

    @property
    def visible_text(self) -> str:
        """The text within that readers see, white space folded."""
        if next(self._node.iter_elements(NOT_VISIBLE), None) is None:
            return self.text
        return self._tree.folded("".join(_visible_strings(self._node)))

    # Places

    @property
    def is_markdown(self) -> bool:
        """Whether Markdown syntax stands for it, and not a tag."""
        location = self._node.source_location
        return location is not None and not self._tree.segments.is_verbatim(
            location.start_tag.start_offset
        )

    @property
    def start_offset(self) -> int | None:
        """Where its start tag is in the tree's `html`; None where the parser implies it."""
        location = self._node.source_location
        return None if location is None else location.start_tag.start_offset

    @property
    def span(self) -> Span:
        """The start tag as the author wrote it, or the whole Markdown construct.

        An element that the parser implies stands where its nearest written ancestor does.
        """
        node: turbohtml.Node | None = self._node
        while isinstance(node, turbohtml.Element):
            location = node.source_location
            if location is not None:
                tag = location.start_tag
                return self._tree.segments.to_source(tag.start_offset, tag.end_offset)
            node = node.parent
        return self._tree.segments.to_source(0, 0)

    @property
    def full_span(self) -> Span:
        """From the start tag to the end of what it holds."""
        start = self.span
        return Span(start.start, max(start.end, self._tree.ends.get(self._node, 0)))

    @property
    def outer_span(self) -> Span:
        """From its start tag to its end tag; the start tag alone where it has no other."""
        location = self._node.source_location
        if location is None or location.end_tag is None:
            return self.span
        end = location.end_tag.end_offset
        return self._tree.segments.to_source(location.start_tag.start_offset, end)

    @property
    def content_offsets(self) -> Span | None:
        """What stands between its tags, as offsets of the tree's `html`; None without an end."""
        location = self._node.source_location
        if location is None or location.end_tag is None:
            return None
        return Span(location.start_tag.end_offset, location.end_tag.start_offset)

    def attribute_span(self, name: str) -> Span | None:
        """`name="value"` as the author wrote it; None where Markdown syntax stands for it."""
        place = self._place(name)
        return None if place is None else self._tree.segments.to_source(*place)

    def value_span(self, name: str) -> Span:
        """An attribute's value, without quotes; the attribute or element where it has none."""
        place = self._place(name, or_markdown=True)
        if place is None:
            return self.span
        start, end = place
        written = self._tree.html[start:end]
        value = written[len(name) :].partition("=")[2].lstrip()
        quoted = len(value) > 1 and value[0] in "\"'"
        if len(value) == 2 * quoted:
            return self.attribute_span(name) or self.span
        value_start = end - len(value) + quoted
        return self._tree.segments.to_source(value_start, end - quoted)

    def _place(self, name: str, *, or_markdown: bool = False) -> tuple[int, int] | None:
        location = self._node.source_location
        if location is None:
            return None
        places = location.attrs
        found = places.get(name) or places.get(name.lower())  # SVG's `viewBox` has capitals again
        if found is None:
            return None
        if not or_markdown and not self._tree.segments.is_verbatim(found.start_offset):
            return None
        return found.start_offset, found.end_offset


def _visible_strings(node: turbohtml.Node) -> Iterator[str]:
    stack: list[turbohtml.Node] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, turbohtml.Text):
            yield current.data
        elif not isinstance(current, turbohtml.Element) or current.tag not in NOT_VISIBLE:
            stack.extend(reversed(list(current.children)))
