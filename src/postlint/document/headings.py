"""A post's headings, however they are written."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.accessibility import is_hidden, role
from postlint.document.html import Element, Tree
from postlint.record import NamedTuple

TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEFAULT_LEVEL = 2


class Heading(NamedTuple):
    """A heading of a post's body. `level` is 1 to 6, or more by `aria-level`."""

    level: int
    element: Element

    @property
    def text(self) -> str:
        return self.element.visible_text


def headings(tree: Tree) -> Iterator[Heading]:
    """The headings that readers meet, in document order: `h1` to `h6`, and `role=heading`."""
    tags = () if tree.has_roles else TAGS
    for element in tree.elements(*tags):
        if element.tag in TAGS or element.attribute("role") is not None:
            heading = _heading(element, has_role=tree.has_roles)
            if heading is not None and not is_hidden(element):
                yield heading


_MOST_DIGITS = 9
"""Longer numbers are no levels, and some no numbers that Python reads."""


def _heading(element: Element, *, has_role: bool) -> Heading | None:
    if has_role and role(element) != "heading":
        return None
    level = (element.attribute("aria-level") or "").strip()
    if level.isdecimal() and len(level) <= _MOST_DIGITS and int(level) > 0:
        return Heading(int(level), element)
    if element.tag in TAGS:
        return Heading(int(element.tag[1]), element)
    return Heading(_DEFAULT_LEVEL, element)
