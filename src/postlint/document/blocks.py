"""A post's body as a flat run of blocks: headings, paragraphs, items, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from postlint.document.html import NOT_VISIBLE, Element

BLOCK_TAGS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figure", "footer", "form", "header", "hgroup", "li", "main", "menu"}
    | {"nav", "ol", "p", "search", "section", "summary", "tbody", "td", "tfoot", "th", "thead"}
    | {"tr", "ul", "table", "figcaption", "caption"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr"}
)
"""Elements that start on a line of their own."""
_MEDIA = frozenset(
    {"canvas", "img", "iframe", "object", "embed", "svg", "video", "audio", "math", "picture"}
)
_DEEPEST = 400


class Block(NamedTuple):
    """A run of text that stands by itself.

    `element` is the nearest block element around it. `inlines` are the inline elements that the
    run holds at its top, and `lead` the text before the first line break in it. A block without
    text holds an image, an embed or the like.
    """

    element: Element
    text: str
    lead: str
    inlines: tuple[Element, ...] = ()

    @property
    def tag(self) -> str:
        return self.element.tag


@dataclass(slots=True)
class _Run:
    strings: list[str] = field(default_factory=list)
    has_media: bool = False
    inlines: list[Element] = field(default_factory=list)
    lead: str | None = None

    def block(self, element: Element) -> Iterator[Block]:
        text = _folded(self.strings)
        if text or self.has_media:
            lead = text if self.lead is None else self.lead
            yield Block(element, text, lead, tuple(self.inlines))


def blocks(root: Element) -> Iterator[Block]:
    """The blocks within an element, in document order. Empty ones are left out."""
    yield from _blocks(root, 0)


def _blocks(element: Element, depth: int) -> Iterator[Block]:
    run = _Run()
    for child in element.children:
        if isinstance(child, str):
            run.strings.append(child)
            continue
        tag = child.tag
        if _is_filled_later(child, tag) or tag in _MEDIA:
            run.has_media = True
        elif tag in NOT_VISIBLE:
            continue
        elif tag in BLOCK_TAGS and depth < _DEEPEST:
            yield from run.block(element)
            run = _Run()
            yield from _blocks(child, depth + 1)
        elif tag == "br":
            if run.lead is None and _folded(run.strings):
                run.lead = _folded(run.strings)
            run.strings.append("\n")
        elif next(child.elements(), None) is None:  # most inline elements hold text alone
            run.inlines.append(child)
            run.strings.append(child.raw_text)
        elif depth < _DEEPEST and _holds(child, BLOCK_TAGS):
            yield from run.block(element)
            run = _Run()
            yield from _blocks(child, depth + 1)
        else:
            run.inlines.append(child)
            run.has_media = run.has_media or _holds(child, _MEDIA)
            run.strings.append(child.visible_text if _holds(child, NOT_VISIBLE) else child.raw_text)
    yield from run.block(element)


def _is_filled_later(element: Element, tag: str) -> bool:
    """Whether a script makes what readers see here: a gist, a poll."""
    if tag == "script":
        return element.attribute("src") is not None
    return (
        tag in ("div", "span")
        and element.attribute("id") is not None
        and next(iter(element.children), None) is None
    )


def _holds(element: Element, tags: frozenset[str]) -> bool:
    return next(element.elements(*tags), None) is not None


def _folded(strings: list[str]) -> str:
    return " ".join("".join(strings).split())
