"""The questions and answers of a post's structured data."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.accessibility import is_hidden
from postlint.document.faq_words import bare_answer, bare_question
from postlint.document.front_matter import Mapping, Node, Scalar, Sequence
from postlint.document.html import Element
from postlint.document.plain_text import plain
from postlint.document.post import Post, derived
from postlint.document.question_answer import QuestionAnswer
from postlint.document.structured_data.items import Text
from postlint.document.structured_data.syntax import JSON_LD
from postlint.document.structured_data.things import Thing, text_of, things, types_of
from postlint.source import Span

FAQS = frozenset({"FAQPage", "QAPage"})


def questions(post: Post, faq: Thing) -> Iterator[Thing]:
    """The questions of an FAQPage or QAPage, also those that stand elsewhere by their `@id`."""
    for item in _listed(faq.node("mainEntity")):
        if isinstance(item, Mapping):
            types = types_of(item) or frozenset({"Question"})
            yield _resolved(post, faq._replace(mapping=item, types=types, is_root=False))


def is_elsewhere(thing: Thing) -> bool:
    """Whether an object is given by its `@id` alone."""
    return {entry.key for entry in thing.mapping.entries} <= {"@id", "@type"} and (
        thing.node("@id") is not None
    )


def _resolved(post: Post, thing: Thing) -> Thing:
    if not is_elsewhere(thing):
        return thing
    name = thing.text("@id")
    others = (t for t in things(post) if t.text("@id") == name and not is_elsewhere(t))
    return next(others, thing)


def _listed(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def answer_text(question: Thing) -> Scalar | None:
    """The text of a question's first answer; None where it has none."""
    for key in ("acceptedAnswer", "suggestedAnswer"):
        for answer in _listed(question.node(key)):
            found = answer.find("text") if isinstance(answer, Mapping) else None
            if found is not None and isinstance(found.value, Scalar) and text_of(found.value):
                return found.value
    return None


@derived
def stated_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers that the post's structured data says beside what readers see."""
    pairs = (pair for question in _questions(post) for pair in _pair(question))
    return tuple(pair for pair in pairs if not pair.answer_elements)


@derived
def marked_pairs(post: Post) -> tuple[tuple[Span, QuestionAnswer], ...]:
    """The visible questions and answers of microdata and RDFa, each with the span of its item."""
    return tuple(
        (question.mapping.span, pair)
        for question in _questions(post)
        for pair in _pair(question)
        if pair.answer_elements
    )


def _questions(post: Post) -> Iterator[Thing]:
    for thing in things(post):
        if thing.syntax is not JSON_LD and "Question" in thing.types:
            yield thing
        elif thing.syntax is JSON_LD and thing.types & FAQS:
            yield from questions(post, thing)


def _pair(question: Thing) -> Iterator[QuestionAnswer]:
    name, answer = question.node("name"), answer_text(question)
    asked = text_of(name)
    if name is None or not asked or answer is None:
        return
    said = str(answer.value)
    if question.syntax is JSON_LD:
        asked, said = plain(asked), plain(said)
    yield QuestionAnswer(
        bare_question(asked),
        bare_answer(said),
        question.syntax.form,
        question.locate(name.span),
        question.locate(answer.span),
        _seen(name, answer),
    )


def _seen(name: Node, answer: Node) -> tuple[Element, ...]:
    """The element of an answer that readers see together with its question."""
    if not isinstance(name, Text) or not isinstance(answer, Text):
        return ()
    if name.element is None or answer.element is None:
        return ()
    is_seen = not is_hidden(name.element) and not is_hidden(answer.element)
    return (answer.element,) if is_seen else ()
