"""Reads microdata and RDFa: what elements say by their attributes, with the place of every value.

Source: HTML, "Microdata"; RDFa Lite 1.1, with `content` as RDFa Core has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.front_matter import Entry, Mapping, Node, Scalar, Sequence
from postlint.document.html import Element, Tree
from postlint.document.structured_data.syntax import MICRODATA, RDFA, Syntax
from postlint.record import NamedTuple
from postlint.source import Span

_DEEPEST = 8
"""Properties in so many others say nothing more: their texts repeat each other."""
_SCHEMA_ORG = "schema.org"
_PREFIX = "schema:"
_ADDRESSES = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
    "data": "value",
    "meter": "value",
    "time": "datetime",
}
"""The attributes that an element's value is taken from, where it has them."""


class Text(Scalar):
    """A value, and the element whose text it is; None where an attribute holds it."""

    element: Element | None

    def __new__(cls, span: Span, value: object, element: Element | None = None) -> Text:
        made = super().__new__(cls, span, value)
        made.element = element
        return made


class _Item(NamedTuple):
    """An item whose properties are being read. `properties` are numbers of items, or values."""

    element: Element
    is_root: bool
    properties: dict[str, list[int | Scalar]]


def items(tree: Tree, syntax: Syntax) -> Iterator[tuple[Mapping, bool]]:
    """The items of a kind in document order, each with whether it is no part of another.

    They are shaped as JSON-LD is: `@type`, `@id`, and lists where a property stands twice. Types
    of another vocabulary than schema.org are left out. Spans are those of the author's file.
    """
    if next(tree.with_attribute(syntax.item), None) is None:
        return
    found = _Reader(tree, syntax).read()
    made: list[Mapping] = [Mapping(item.element.span, ()) for item in found]
    for i in reversed(range(len(found))):  # what an item holds was found after it
        made[i] = _mapping(found[i], syntax, made)
    for item, mapping in zip(found, made, strict=True):
        yield mapping, item.is_root


class _Reader:
    def __init__(self, tree: Tree, syntax: Syntax) -> None:
        self.tree = tree
        self.syntax = syntax
        self.items: list[_Item] = []
        self.apart: dict[str, Element | None] = dict.fromkeys(_referred(tree, syntax))
        """The elements that items elsewhere take for their own (`itemref`), by id."""

    def read(self) -> list[_Item]:
        self.walk(self.tree.root, None)
        number = 0
        while number < len(self.items):  # an item found here may refer to further elements
            for name in _references(self.items[number].element, self.syntax):
                element = self.apart.pop(name, None)
                if element is not None:
                    self.visit(element, number)
            number += 1
        return self.items

    def visit(self, element: Element, within: int | None) -> None:
        """Reads an element and all in it, as part of the item of a number."""
        self.walk(element, self.add(element, within))

    def walk(self, root: Element, within: int | None) -> None:
        stack = [(child, within, 0) for child in root.child_elements][::-1]
        while stack:
            element, around, depth = stack.pop()
            name = element.attribute("id") if self.apart else None
            if name is not None and name in self.apart:
                self.apart[name] = element
                continue
            inside = self.add(element, around, depth)
            is_part = element.attribute(self.syntax.name) is not None
            depth = depth + is_part if inside == around else 0
            stack += [(child, inside, depth) for child in element.child_elements][::-1]

    def add(self, element: Element, within: int | None, depth: int = 0) -> int | None:
        """Notes what an element says, in so many properties; the item its children are part of."""
        is_part = within is not None and depth < _DEEPEST
        names = list(_names(element, self.syntax)) if is_part else []
        is_item = bool(element.attribute(self.syntax.item)) or (
            self.syntax is MICRODATA and element.attribute(self.syntax.item) is not None
        )
        value: int | Scalar | None = None
        if is_item:
            self.items.append(_Item(element, not names, {}))
            value = len(self.items) - 1
        elif names:
            value = _value(element)
        if within is not None and value is not None:
            for name in names:
                self.items[within].properties.setdefault(name, []).append(value)
        return value if isinstance(value, int) else within


def _references(element: Element, syntax: Syntax) -> list[str]:
    return (element.attribute("itemref") or "").split() if syntax is MICRODATA else []


def _referred(tree: Tree, syntax: Syntax) -> Iterator[str]:
    if syntax is MICRODATA and "itemref" in tree.html:
        for element in tree.elements():
            if element.attribute(syntax.item) is not None:
                yield from _references(element, syntax)


def _names(element: Element, syntax: Syntax) -> Iterator[str]:
    for name in (element.attribute(syntax.name) or "").split():
        if _SCHEMA_ORG in name:
            yield re.split(r"[/#]", name)[-1]
        else:
            yield name.removeprefix(_PREFIX)


def _value(element: Element) -> Text:
    """What a property's element says: by an attribute, or by its text."""
    for name in ("content", _ADDRESSES.get(element.tag, "")):
        value = element.attribute(name) if name else None
        if value is not None:
            return Text(element.value_span(name), value)
    return Text(element.outer_span, element.text, element=element)


def _mapping(item: _Item, syntax: Syntax, made: list[Mapping]) -> Mapping:
    element = item.element
    entries = [_entry("@type", list(_types(element, syntax)))]
    if name := element.attribute(syntax.id):
        entries.append(_entry("@id", [Scalar(element.value_span(syntax.id), name)]))
    for name, values in item.properties.items():
        entries.append(_entry(name, [made[v] if isinstance(v, int) else v for v in values]))
    return Mapping(element.outer_span, tuple(entry for entry in entries if entry is not None))


def _types(element: Element, syntax: Syntax) -> Iterator[Node]:
    """The types of schema.org that an element has; they may be written without its address."""
    vocabulary = _vocabulary(element) if syntax is RDFA else None
    for name in (element.attribute(syntax.types) or "").split():
        is_plain = syntax is RDFA and not re.search(r"[:/]", name)
        known = vocabulary is None or _SCHEMA_ORG in vocabulary
        if _SCHEMA_ORG in name or name.startswith(_PREFIX) or (is_plain and known):
            yield Scalar(element.value_span(syntax.types), re.split(r"[/:#]", name)[-1])


def _vocabulary(element: Element) -> str | None:
    around = (held.attribute("vocab") for held in (element, *element.ancestors))
    return next((vocab for vocab in around if vocab is not None), None)


def _entry(name: str, values: list[Node]) -> Entry | None:
    if not values:
        return None
    span = values[0].span
    return Entry(name, span, values[0] if len(values) == 1 else Sequence(span, tuple(values)))
