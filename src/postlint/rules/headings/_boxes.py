"""Boxes that stand beside a post's text, and whose headings are no sections of it."""

import re

from postlint.document.html import Element
from postlint.document.misread import meant_headings
from postlint.document.post import Post
from postlint.pattern import lazy

_BOXES = ("aside", "div")
_NOTICE = lazy(
    r"(?:^|[\s_-])(?:alert|admonition|callout|hint|note|notice|notification|tip|warning)(?:$|[\s_-])",
    re.IGNORECASE,
)
_END = lazy(r"(?>(?:\s|</[^>]*>)*)\Z")


def is_of_a_box(at: int, post: Post) -> bool:
    """Whether a heading that was meant is the only one of a box, with more of the post below."""
    headings = meant_headings(post)
    box = next((outer for outer in headings[at].element.ancestors if outer.tag in _BOXES), None)
    if box is None or _holds_another(box, at, post):
        return False
    content = box.content_offsets
    return content is not None and not _END.match(post.tree.html, content.end)


def is_of_a_notice(at: int, post: Post) -> bool:
    """Whether a heading is the only one of a box that is called an alert, a note or the like."""
    for around in meant_headings(post)[at].element.ancestors:
        if around.tag in _BOXES and _NOTICE.search(around.attribute("class") or ""):
            return not _holds_another(around, at, post)
    return False


def _holds_another(box: Element, at: int, post: Post) -> bool:
    headings = meant_headings(post)
    neighbours = (*headings[max(0, at - 1) : at], *headings[at + 1 : at + 2])
    return any(box in other.element.ancestors for other in neighbours)
