"""Questions and answers that shortcodes say to be such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.document.faq_words import bare_answer, bare_question
from postlint.document.html import Element
from postlint.document.question_answer import QuestionAnswer
from postlint.document.shortcodes.elements import QUESTION

if TYPE_CHECKING:
    from postlint.document.post import Post


def of_shortcodes(post: Post) -> Iterator[QuestionAnswer]:
    """The questions and answers that shortcodes make."""
    if not post.calls:
        return
    for details in post.elements("details"):
        if details.attribute(QUESTION) is not None and details.is_markdown:
            summary, *answers = details.child_elements  # several where a tag in it closes its own
            elements = tuple(element for answer in answers for element in _holders(answer))
            asked = summary.visible_text
            yield QuestionAnswer(
                bare_question(asked),
                bare_answer(details.visible_text.removeprefix(asked).lstrip()),
                "shortcode",
                summary.span,
                elements or summary.span,
                elements,
            )


def _holders(answer: Element) -> tuple[Element, ...]:
    """The elements that an answer stands in: those of an element, or it itself."""
    if any(isinstance(child, str) and child.strip() for child in answer.children):
        return (answer,)
    return tuple(answer.child_elements)
