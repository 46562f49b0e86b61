"""A post's tree as a BeautifulSoup, for rules that sites write themselves."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag

from postlint.document.html import Element, Tree
from postlint.source import Source


def make_soup(tree: Tree, source: Source) -> BeautifulSoup:
    """The same elements, attributes and text as `tree`; comments are left out.

    `sourceline` (from 1) and `sourcepos` (from 0) say where an element starts in the author's
    file.
    """
    soup = BeautifulSoup("", "html.parser")
    stack: list[tuple[Element, Tag]] = [(tree.root, soup)]
    while stack:
        element, parent = stack.pop()
        for child in element.children:
            if isinstance(child, str):
                parent.append(child)
                continue
            place = source.position(child.span.start)
            tag = soup.new_tag(
                child.tag,
                attrs=dict(child.attributes),
                sourceline=place.line,
                sourcepos=place.column - 1,
            )
            parent.append(tag)
            stack.append((child, tag))
    return soup
