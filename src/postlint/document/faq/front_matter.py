"""Questions and answers in the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.document.faq_words import bare_question
from postlint.document.front_matter import Mapping, Node, Scalar, Sequence
from postlint.document.question_answer import QuestionAnswer

if TYPE_CHECKING:
    from postlint.document.post import Post

_FRONT_MATTER_KEYS = ("faq", "faqs", "questions")
_QUESTION_KEYS = ("question", "q", "name", "title")
_ANSWER_KEYS = ("answer", "a", "text", "acceptedanswer", "content")


def in_front_matter(post: Post) -> Iterator[QuestionAnswer]:
    """Those of the front matter's lists, also such as the body has too."""
    matter = post.front_matter
    if matter is None or not any(matter.root.find(key, fold=True) for key in _FRONT_MATTER_KEYS):
        return
    for entry in matter.root.effective():
        if entry.key.lower() in _FRONT_MATTER_KEYS:
            yield from _of_node(entry.value)


def _of_node(node: Node) -> Iterator[QuestionAnswer]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _of_node(item)
    elif isinstance(node, Mapping):
        question = _value_of(node, _QUESTION_KEYS)
        answer = _value_of(node, _ANSWER_KEYS)
        if answer is None and isinstance(question, Scalar) and node.find("question", fold=True):
            asked = bare_question(" ".join(str(question.value or "").split()))
            yield QuestionAnswer(asked, "", "front-matter", question.span, question.span)
        elif isinstance(question, Scalar) and isinstance(answer, Scalar | Mapping):
            text = _value_of(answer, _ANSWER_KEYS) if isinstance(answer, Mapping) else answer
            value = text.value if isinstance(text, Scalar) else None
            yield QuestionAnswer(
                bare_question(" ".join(str(question.value or "").split())),
                " ".join(str(value or "").split()),
                "front-matter",
                question.span,
                answer.span,
            )
        else:
            for entry in node.entries:
                if not isinstance(entry.value, Scalar):
                    yield from _of_node(entry.value)


def _value_of(node: Mapping, keys: tuple[str, ...]) -> Node | None:
    for key in keys:
        found = node.find(key, fold=True)
        if found is not None:
            return found.value
    return None
