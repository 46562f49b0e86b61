"""Boxes that stand beside a post's text, or beside each other: a heading in one is its own."""

from __future__ import annotations

import re
from collections.abc import Callable

from postlint.document.fenced_divs import fenced_divs
from postlint.document.headings import Heading
from postlint.document.html import Element
from postlint.document.html.names import KNOWN
from postlint.document.mask import between
from postlint.document.misread import outline
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_TAGS = frozenset(
    {"article", "aside", "blockquote", "dd", "details", "dialog", "div", "fieldset", "figure"}
    | {"form", "li", "td", "th"}
)
_NOTICE = lazy(
    r"(?:^|[\s_-])(?:alert|admonition|callout|hint|note|notice|notification|tip|warning)(?:$|[\s_-])",
    re.IGNORECASE,
)
_END = lazy(r"(?>(?:\s|</[^>]*>)*)\Z")


class Box(NamedTuple):
    """What a heading stands in with more than itself: an element, or a stretch of the source."""

    element: Element | None = None
    span: Span | None = None

    def holds(self, heading: Heading) -> bool:
        if self.span is not None:
            return self.span.start <= heading.element.span.start < self.span.end
        return any(around == self.element for around in heading.element.ancestors)


def box_with_more(heading: Heading, post: Post) -> Box | None:
    """The innermost box that a heading stands in with something else.

    Those are cards, tabs, notices and the like: elements, components, fenced divs, and what
    stands between a template call and its closer.
    """
    return _box(heading, post, _holding_more(post).__contains__)


@derived
def _holding_more(post: Post) -> frozenset[Element]:
    """The elements around headings that are more than a frame around one other element."""
    around = {element for heading in outline(post) for element in heading.element.ancestors}
    return frozenset(element for element in around if _is_box(element) and _holds_more(element))


def is_of_a_box(heading: Heading, post: Post) -> bool:
    """Whether a heading is the only one of a box, with more of the post below."""
    box = _box(heading, post)
    if box is None or _holds_another(box, heading, post):
        return False
    if box.element is None:
        return box.span is not None and bool(post.source.text[box.span.end :].strip())
    content = box.element.content_offsets
    return content is not None and not _END.match(post.tree.html, content.end)


def is_of_a_notice(heading: Heading, post: Post) -> bool:
    """Whether a heading written as a tag is the only one of a box that is called a notice."""
    if heading.element.is_markdown:
        return False
    for around in heading.element.ancestors:
        if around.tag in ("aside", "div") and _NOTICE.search(around.attribute("class") or ""):
            return not _holds_another(Box(around), heading, post)
    return False


def _box(
    heading: Heading, post: Post, counts: Callable[[Element], bool] = lambda _: True
) -> Box | None:
    """The innermost box around a heading, of the elements that count."""
    span = _drawn_around(post).get(heading.element)
    for around in heading.element.ancestors:
        if _is_box(around) and counts(around):
            is_inner = span is None or around.span.start > span.start
            return Box(around) if is_inner else Box(span=span)
    return None if span is None else Box(span=span)


def _is_box(element: Element) -> bool:
    return (
        element.tag in _TAGS
        or element.tag not in KNOWN
        or (element.tag == "section" and element.attribute("class") is not None)
    )


def _holds_more(element: Element) -> bool:
    """Whether it is more than a frame around one other element."""
    children = (child for child in element.children if not isinstance(child, str) or child.strip())
    return sum(1 for _ in children) > 1


def _holds_another(box: Box, heading: Heading, post: Post) -> bool:
    headings = outline(post)
    at = _places(post)[heading.element]
    neighbours = (*headings[max(0, at - 1) : at], *headings[at + 1 : at + 2])
    return any(box.holds(other) for other in neighbours)


@derived
def _places(post: Post) -> dict[Element, int]:
    return {heading.element: at for at, heading in enumerate(outline(post))}


@derived
def _drawn_around(post: Post) -> dict[Element, Span]:
    """The innermost fenced div, or pair of template calls, around each heading that has one."""
    waiting = sorted((*fenced_divs(post), *between(post.calls)), reverse=True)
    found: dict[Element, Span] = {}
    opened: list[Span] = []
    for heading in outline(post) if waiting else ():
        at = heading.element.span.start
        while waiting and waiting[-1].start <= at:
            opened.append(waiting.pop())
        while opened and opened[-1].end <= at:
            opened.pop()
        if opened:
            found[heading.element] = opened[-1]
    return found
