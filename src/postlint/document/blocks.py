"""A post's body as a flat run of blocks: headings, paragraphs, items, in reading order."""

from __future__ import annotations

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


class Block(NamedTuple):
    """A run of text that stands by itself.

    `element` is the nearest block element around it, and `tag` that one's. `inlines` are the
    inline elements that the run holds at its top, and `lead` the text before the first line break
    in it. A block without text holds an image, an embed or the like.
    """

    element: Element
    tag: str
    text: str
    lead: str
    inlines: tuple[Element, ...] = ()


class _Run:
    """What was read of a block so far."""

    __slots__ = ("has_media", "inlines", "lead", "strings")

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.has_media = False
        self.inlines: list[Element] = []
        self.lead: str | None = None

    def ended(self, element: Element, tag: str, found: list[Block]) -> _Run:
        """Adds the block that it is, if it holds anything; returns an empty run."""
        text = _folded(self.strings)
        if text or self.has_media:
            lead = text if self.lead is None else self.lead
            found.append(Block(element, tag, text, lead, tuple(self.inlines)))
        elif not self.inlines:  # as between most blocks, where white space stands
            self.strings.clear()
            return self
        return _Run()


def blocks(root: Element) -> tuple[Block, ...]:
    """The blocks within an element, in document order. Empty ones are left out."""
    found: list[Block] = []
    _read(root, root.tag, found)
    return tuple(found)


def _read(element: Element, tag: str, found: list[Block]) -> None:
    run = _Run()
    for child in element.children:
        if isinstance(child, str):
            run.strings.append(child)
            continue
        held = child.tag
        if held in _MEDIA or _is_filled_later(child, held):
            run.has_media = True
        elif held in BLOCK_TAGS:
            run = run.ended(element, tag, found)
            _read(child, held, found)
        elif held in NOT_VISIBLE:
            continue
        elif held == "br":
            if run.lead is None and (lead := _folded(run.strings)):
                run.lead = lead
            run.strings.append("\n")
        elif child.holds_text_alone:  # as most inline elements do
            run.inlines.append(child)
            run.strings.append(child.raw_text)
        elif _holds(child, BLOCK_TAGS):
            run = run.ended(element, tag, found)
            _read(child, held, found)
        else:
            run.inlines.append(child)
            run.has_media = run.has_media or _holds(child, _MEDIA)
            run.strings.append(child.visible_text if _holds(child, NOT_VISIBLE) else child.raw_text)
    run.ended(element, tag, found)


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
