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
_SURE_KEYS = (("question", "answer"), ("q", "a"), ("name", "acceptedanswer"))
"""The keys of a question and its answer, under whatever key the list of them stands."""
_QUIZ_KEYS = ("options", "choices", "alternatives", "distractors", "answers")
"""What maps have that ask the reader; whatever says which is `correct` does as well."""


def in_front_matter(post: Post) -> Iterator[QuestionAnswer]:
    """Those of the front matter's lists, also such as the body has too."""
    matter = post.front_matter
    for entry in matter.root.effective() if matter is not None else ():
        if entry.key.lower() in _FRONT_MATTER_KEYS:
            yield from _of_node(entry.value)
        elif not isinstance(entry.value, Scalar):
            for mapping in _holding_pairs(entry.value):
                yield from _of_node(mapping)


def _holding_pairs(node: Node) -> Iterator[Mapping]:
    """The maps within a value that are a question and its answer by their keys."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _holding_pairs(item)
    elif isinstance(node, Mapping):
        keys = {entry.key.lower(): entry.value for entry in node.entries}
        if any(_are_pair(keys.get(q), keys.get(a)) for q, a in _SURE_KEYS):
            if not _asks_reader(node):
                yield node
            return
        for value in keys.values():
            if not isinstance(value, Scalar):
                yield from _holding_pairs(value)


def _asks_reader(node: Mapping) -> bool:
    """Whether a map is a question of a quiz, with answers to choose from."""
    keys = [entry.key.lower() for entry in node.entries]
    return any(key in _QUIZ_KEYS or key.startswith("correct") for key in keys)


def _are_pair(question: Node | None, answer: Node | None) -> bool:
    """Whether a question and an answer are texts, or the answer a map that holds one."""
    is_asked = isinstance(question, Scalar) and isinstance(question.value, str)
    is_said = isinstance(answer, Scalar) and isinstance(answer.value, str)
    return is_asked and (is_said or isinstance(answer, Mapping))


def _of_node(node: Node) -> Iterator[QuestionAnswer]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _of_node(item)
    elif isinstance(node, Mapping) and not _asks_reader(node):
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
