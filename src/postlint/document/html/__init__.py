"""HTML elements with the places they were written at. The only package that imports turbohtml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import final

import turbohtml

from postlint.document.html.element import NOT_VISIBLE, Element
from postlint.document.html.names import FORMATTING
from postlint.document.html.tokens import Tag, tags
from postlint.document.markdown.segments import Segment, SegmentMap
from postlint.document.mask import is_dynamic
from postlint.pattern import lazy

__all__ = ["NOT_VISIBLE", "Element", "Tree"]

_FORMATTING_TAG = lazy(rf"<(?:{'|'.join(sorted(FORMATTING))})(?=[\s/>])", re.IGNORECASE)
_HIDING = "[hidden],[aria-hidden],[style],[inert],[popover],dialog"
_ODD_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"


@final
class Tree:
    """The WHATWG tree of a post's body. Elements in document order; spans in the author's file.

    `html` must have `\\n` as its only line end, so that the parser's offsets are its own.
    """

    def __init__(self, html: str, segments: SegmentMap) -> None:
        self.html = html
        self.segments = segments
        self._root = turbohtml.parse_fragment(html, source_locations=True)
        self._has_templates = next(self._root.iter_elements(("template",)), None) is not None
        self._has_dynamic = is_dynamic(html)
        self._found: dict[tuple[str, ...], tuple[Element, ...]] = {}
        self.names: dict[Element, str] = {}
        """The names that elements give to those that refer to them, as far as they were asked."""

    @cached_property
    def root(self) -> Element:
        """The element that holds the body's elements; it is no element of the post."""
        return Element(self, self._root)

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements of these tags (all elements without any), in document order."""
        found = self._found.get(tags)
        if found is None:
            present = tuple(tag for tag in tags if tag in self.tag_names)
            if present == tags:
                found = tuple(self.root.elements(*tags))
            else:  # most are not there, and the others were asked for before
                found = tuple(self.elements(*present)) if present else ()
            self._found[tags] = found
        return iter(found)

    def written(self, *tags: str) -> Iterator[Element]:
        """The elements of these tags that have a tag of their own, as `elements`.

        Where an element cuts short one of bold text, a link or the like, the parser opens a copy
        of that behind it.
        """
        if self._copies and (not tags or not FORMATTING.isdisjoint(tags)):
            return (element for element in self.elements(*tags) if element not in self._copies)
        return self.elements(*tags)

    @cached_property
    def _copies(self) -> frozenset[Element]:
        if FORMATTING.isdisjoint(self.tag_names):
            return frozenset()
        found = tuple(self.root.elements(*FORMATTING))
        if len(found) <= len(_FORMATTING_TAG.findall(self.html)):
            return frozenset()
        return frozenset(element for element in found if element.start_offset is None)

    def folded(self, text: str) -> str:
        """Text of this tree with each run of white space as one space, and none around it."""
        if (
            text.isascii()
            and not self._has_odd_spaces
            and "\n" not in (text := text.strip("\n "))
            and "  " not in text
        ):
            return text
        return " ".join(text.split())

    @cached_property
    def _has_odd_spaces(self) -> bool:
        """Whether ASCII white space in its text may be another than spaces and line ends."""
        text = self._root.text  # without that of templates
        return self._has_templates or any(space in text for space in _ODD_SPACES)

    @cached_property
    def may_hide(self) -> bool:
        """Whether an element may be hidden; False where no attribute can say so."""
        return self._root.select_one(_HIDING) is not None

    @cached_property
    def tag_names(self) -> frozenset[str]:
        """The tags that there are elements of, those in templates included."""
        return frozenset({node.tag for node in self._root.iter_elements()})

    def levels_beyond(self, usual: int) -> int:
        """In how many levels beyond the usual number its elements stand, all in all."""
        depths: dict[turbohtml.Node, int] = {self._root: 0}
        beyond = 0
        for node in self._root.iter_elements():
            depth = depths.get(node.parent, 0) + 1 if node.parent is not None else 1
            depths[node] = depth
            beyond += max(0, depth - usual)
        return beyond

    @cached_property
    def ends(self) -> dict[turbohtml.Node, int]:
        """Where each element ends in the author's file, with all that it holds."""
        found: dict[turbohtml.Node, int] = {}
        for node in reversed(list(self._root.iter_elements())):
            end = found.get(node, 0)
            location = node.source_location
            if location is not None:
                last = location.end_tag or location.start_tag
                end = max(end, self.segments.to_source(last.start_offset, last.end_offset).end)
            found[node] = end
            if node.parent is not None:
                found[node.parent] = max(end, found.get(node.parent, 0))
        return found

    @cached_property
    def labels(self) -> dict[str, list[Element]]:
        """The labels for each id."""
        found: dict[str, list[Element]] = {}
        for label in self.elements("label"):
            if name := label.attribute("for"):
                found.setdefault(name, []).append(label)
        return found

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All tags in the order written, those included that the tree has no element for."""
        return tuple(tags(self.html))

    @cached_property
    def tag_offsets(self) -> tuple[tuple[str, int, int | None], ...]:
        """Of each element with a start tag: its name, and where that and its end tag start.

        The end is None without one. The name of an element of SVG or MathML is empty. The content
        of templates is in it.
        """
        return tuple(_tag_offsets(self._root))

    @property
    def serialized(self) -> str:
        """The tree as HTML again: with the tags that the parser implied, without those it lost."""
        return self._root.inner_html

    def with_attribute(self, *names: str) -> Iterator[Element]:
        """The written elements that have one of these attributes, in document order.

        `names` are in lower case.
        """
        found = (Element(self, node) for node in self._root.select(_selector(names)))
        if self._copies:
            found = (element for element in found if element not in self._copies)
        if self._has_templates:
            return (element for element in found if not element._is_in_template())
        return found

    @cached_property
    def has_roles(self) -> bool:
        """Whether any element asks for a role."""
        return next(self.with_attribute("role"), None) is not None

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The first element of each id."""
        found: dict[str, Element] = {}
        for element in self.with_attribute("id"):
            if name := element.attribute("id"):
                found.setdefault(name, element)
        return found

    @classmethod
    def of_frame(cls, iframe: Element) -> Tree | None:
        """The page in the `srcdoc` of an iframe; its elements stand at that attribute."""
        value = iframe.attribute("srcdoc")
        if not value or is_dynamic(value):
            return None
        span = iframe.value_span("srcdoc")
        whole = SegmentMap([Segment(0, span.start, span.end, verbatim=False)])
        return cls(value.replace("\r\n", "\n").replace("\r", "\n"), whole)


@lru_cache(maxsize=64)
def _selector(names: tuple[str, ...]) -> str:
    return ",".join(f"[{name}]" for name in names)


def _tag_offsets(root: turbohtml.Element) -> Iterator[tuple[str, int, int | None]]:
    html = turbohtml.Namespace.HTML
    for node in root.iter_elements():
        location = node.source_location
        if location is not None:
            name = node.tag if node.namespace is html else ""
            end = location.end_tag
            yield name, location.start_tag.start_offset, end and end.start_offset
