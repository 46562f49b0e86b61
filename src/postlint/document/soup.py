"""A post's tree as a BeautifulSoup, for rules that sites write themselves."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import soupsieve
from bs4 import BeautifulSoup
from bs4.element import Tag

from postlint.document.html import Element, Tree
from postlint.document.mask import DYNAMIC, is_dynamic
from postlint.source import Source

TEMPLATE = "\ufffc"
"""Stands for a template call in a soup's texts and attributes (Unicode's OBJECT REPLACEMENT)."""

_CALLS = re.compile(f"{DYNAMIC}+")


class SelectorError(Exception):
    """A CSS selector that cannot be run. Its text says what is wrong with it, and where."""


@dataclass(frozen=True, slots=True)
class Soup:
    """A tree as a BeautifulSoup, and the way back to its elements."""

    soup: BeautifulSoup
    _elements: dict[int, Element]

    def element(self, tag: Tag) -> Element:
        """The element that a tag of the soup stands for. Raises KeyError for any other tag."""
        return self._elements[id(tag)]

    def select(self, selector: str) -> Iterator[Element]:
        """The elements that a CSS selector matches, in document order. Raises SelectorError."""
        for tag in compiled(selector).iselect(self.soup):
            yield self.element(tag)


def make_soup(tree: Tree, source: Source) -> Soup:
    """The same elements, attributes and text as `tree`; comments are left out.

    `sourceline` (from 1) and `sourcepos` (from 0) say where an element starts in the author's
    file. TEMPLATE stands for each template call; attributes that a template makes are left out.
    """
    soup = BeautifulSoup("", "html.parser")
    elements: dict[int, Element] = {}
    stack: list[tuple[Element, Tag]] = [(tree.root, soup)]
    while stack:
        element, parent = stack.pop()
        for child in element.children:
            if isinstance(child, str):
                parent.append(_shown(child))
                continue
            place = source.position(child.span.start)
            tag = soup.new_tag(
                child.tag,
                attrs={
                    name: _shown(value) for name, value in child.attributes if not is_dynamic(name)
                },
                sourceline=place.line,
                sourcepos=place.column - 1,
            )
            parent.append(tag)
            elements[id(tag)] = child
            stack.append((child, tag))
    return Soup(soup, elements)


def _shown(text: str) -> str:
    return _CALLS.sub(TEMPLATE, text) if is_dynamic(text) else text


@lru_cache(maxsize=256)
def compiled(selector: str) -> soupsieve.SoupSieve:
    """A CSS selector, ready to be run. Raises SelectorError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # `:contains()`, which still works
            return soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        raise SelectorError(_fault(selector, error.line, error.col)) from None
    except NotImplementedError:
        raise SelectorError(
            "the selector names a pseudo-element such as `::before`: only elements can be selected"
        ) from None


def _fault(selector: str, line: int | None, column: int | None) -> str:
    """What is wrong with a selector that cannot be read from a line and column (from 1) on."""
    if not selector.strip():
        return "the selector is empty"
    lines = selector.split("\n")
    before = sum(len(text) + 1 for text in lines[: (line or 1) - 1])
    rest = selector[before + (column or 1) - 1 :].lstrip()
    if not rest:
        return "the selector ends too early"
    word, at = rest.split()[0], len(selector) - len(rest) + 1
    return f"the selector cannot be read from `{word}` on, its character {at}"
