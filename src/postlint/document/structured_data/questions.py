"""The questions and answers of a post's structured data."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.faq import QuestionAnswer
from postlint.document.faq_words import bare_answer, bare_question
from postlint.document.front_matter import Mapping, Node, Scalar, Sequence
from postlint.document.post import Post
from postlint.document.structured_data.comparing import plain
from postlint.document.structured_data.things import Thing, text_of, things, types_of

FAQS = frozenset({"FAQPage", "QAPage"})


def questions(post: Post, faq: Thing) -> Iterator[Thing]:
    """The questions of an FAQPage or QAPage, also those that stand elsewhere by their `@id`."""
    for item in _listed(faq.node("mainEntity")):
        if isinstance(item, Mapping):
            question = Thing(faq.script, item, types_of(item) or frozenset({"Question"}), False)
            yield _resolved(post, question)


def is_elsewhere(thing: Thing) -> bool:
    """Whether an object is given by its `@id` alone."""
    return {entry.key for entry in thing.mapping.entries} <= {"@id", "@type"} and (
        thing.node("@id") is not None
    )


def _resolved(post: Post, thing: Thing) -> Thing:
    if not is_elsewhere(thing):
        return thing
    name = thing.text("@id")
    others = (t for t in post.derived(things) if t.text("@id") == name and not is_elsewhere(t))
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


def json_ld_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers of the post's JSON-LD, markup and entities resolved."""
    pages = [thing for thing in post.derived(things) if thing.types & FAQS]
    found = (_pair(question) for page in pages for question in questions(post, page))
    return tuple(pair for pair in found if pair is not None)


def _pair(question: Thing) -> QuestionAnswer | None:
    name, answer = question.node("name"), answer_text(question)
    asked = text_of(name)
    if name is None or not asked or answer is None:
        return None
    return QuestionAnswer(
        bare_question(plain(asked)),
        bare_answer(plain(str(answer.value))),
        "json-ld",
        question.script.span(name.span),
        question.script.span(answer.span),
    )
