"""Tables of contributors that a bot writes. Source: All Contributors, "Emoji Key"."""

import re

from postlint.document.html import Element
from postlint.document.post import Post, derived
from postlint.pattern import lazy

_CONTRIBUTION = lazy(
    r"#(?:a11y|audio|blog|bug|business|code|content|data|design|doc|event(?:Organizing)?|example"
    r"|financial|fundingFinding|ideas|infra|maintenance|mentoring|platform|plugin"
    r"|projectManagement|promotion|question|research|review|security|talk|test|tool|translation"
    r"|tutorial|userTesting|video)-[^\s#/]+",
    re.IGNORECASE,
)


def is_contribution(link: Element) -> bool:
    """Whether a link is an emoji that says what somebody gave, and leads nowhere.

    It has a title in words, which its text lacks.
    """
    return (
        bool(link.attribute("title"))
        and _CONTRIBUTION.fullmatch(link.attribute("href") or "") is not None
        and not any(sign.isalnum() for sign in link.visible_text)
    )


def is_of_contributor(element: Element, post: Post) -> bool:
    """Whether an element stands in the cell of a contributor."""
    cell = _cell(element)
    return cell is not None and cell in _cells(post)


@derived
def _cells(post: Post) -> frozenset[Element]:
    found = (_cell(link) for link in post.elements("a") if is_contribution(link))
    return frozenset(cell for cell in found if cell is not None)


def _cell(element: Element) -> Element | None:
    return next((around for around in element.ancestors if around.tag == "td"), None)
