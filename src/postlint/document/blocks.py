"""A post's body as a flat run of blocks: headings, paragraphs, items, in reading order."""

from __future__ import annotations

from postlint.document.html import NOT_VISIBLE, Element, Tree
from postlint.record import NamedTuple

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
_FILLED = frozenset({"script", "div", "span"})


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

    __slots__ = ("has_media", "inlines", "is_blank", "lead", "strings", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.strings: list[str] = []
        self.is_blank = True
        self.has_media = False
        self.inlines: list[Element] = []
        self.lead: str | None = None

    def end(self, element: Element, found: list[Block]) -> None:
        """Adds the block that it is, if it holds anything."""
        text = self.tree.folded("".join(self.strings))
        if text or self.has_media:
            lead = text if self.lead is None else self.lead
            found.append(Block(element, element.tag, text, lead, tuple(self.inlines)))

    def add(self, element: Element, *, is_media: bool) -> None:
        """Adds an element that is no block."""
        if is_media:
            self.has_media = True
        elif element.tag == "br":
            self.break_line()
        else:
            self.add_inline(element)

    def say(self, text: str) -> None:
        self.is_blank = self.is_blank and (not text or text.isspace())
        self.strings.append(text)

    def break_line(self) -> None:
        if self.lead is None and not self.is_blank:
            self.lead = self.tree.folded("".join(self.strings))
        self.strings.append("\n")

    def add_inline(self, element: Element) -> None:
        self.inlines.append(element)
        if element.holds_text_alone:  # as most do
            self.say(element.raw_text)
            return
        self.has_media = self.has_media or _holds(element, _MEDIA)
        is_seen = not _holds(element, NOT_VISIBLE)
        self.say(element.raw_text if is_seen else element.visible_text)


def blocks(root: Element) -> tuple[Block, ...]:
    """The blocks within an element, in document order. Empty ones are left out."""
    found: list[Block] = []
    _read(root, found)
    return tuple(found)


def _read(element: Element, found: list[Block]) -> None:
    if element.holds_text_alone:  # as most paragraphs and items do
        if text := element.text:
            found.append(Block(element, element.tag, text, text))
        return
    tree = element.tree
    run: _Run | None = None
    for child in element.children:
        if isinstance(child, str):
            if run is not None or not child.isspace():  # as it is between most blocks
                run = run or _Run(tree)
                run.say(child)
            continue
        held = child.tag
        is_media = held in _MEDIA or (held in _FILLED and _is_filled_later(child))
        if held in NOT_VISIBLE and not is_media:
            continue
        if not is_media and (held in BLOCK_TAGS or _is_torn(child)):
            if run is not None:
                run.end(element, found)
                run = None
            _read(child, found)
        else:
            run = run or _Run(tree)
            run.add(child, is_media=is_media)
    if run is not None:
        run.end(element, found)


def _is_torn(inline: Element) -> bool:
    """Whether an inline element holds blocks."""
    return not inline.holds_text_alone and _holds(inline, BLOCK_TAGS)


def _is_filled_later(element: Element) -> bool:
    """Whether a script makes what readers see here: a gist, a poll."""
    if element.tag == "script":
        return element.attribute("src") is not None
    return element.attribute("id") is not None and not element.children


def _holds(element: Element, tags: frozenset[str]) -> bool:
    return next(element.elements(*tags), None) is not None
