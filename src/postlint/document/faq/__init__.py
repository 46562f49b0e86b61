"""Reads a post's questions and answers, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.faq.body import in_body
from postlint.document.faq.front_matter import in_front_matter
from postlint.document.faq.shortcodes import of_shortcodes
from postlint.document.plain_text import folded
from postlint.document.post import Post, derived
from postlint.document.question_answer import Form, QuestionAnswer
from postlint.source import Span

__all__ = ["Form", "QuestionAnswer", "faq"]


_STRUCTURED = ("ld+json", "itemscope", "typeof")


@derived
def faq(post: Post) -> tuple[QuestionAnswer, ...]:
    """The post's questions and answers in the order written, each question once.

    A question in the body comes before the same one in the front matter: readers see it.
    """
    return tuple(_read(post))


def _read(post: Post) -> Iterator[QuestionAnswer]:
    visible = list(_visible(post))
    yield from visible
    stated = list(in_front_matter(post))
    if stated:
        seen = {folded(pair.question) for pair in visible}
        yield from (pair for pair in stated if folded(pair.question) not in seen)
    if not visible and not stated and _may_be_structured(post):
        from postlint.document.structured_data import stated_pairs

        yield from stated_pairs(post)


def _visible(post: Post) -> Iterator[QuestionAnswer]:
    """The pairs in the body: those that are said to be such, and those told by their form."""
    marked = [(_whole(pair), pair) for pair in of_shortcodes(post)]
    if _may_be_structured(post):
        from postlint.document.structured_data import marked_pairs

        marked += marked_pairs(post)
    if not marked:
        return in_body(post)
    others = in_body(post, [span for span, _ in marked])
    return iter(sorted([*(pair for _, pair in marked), *others], key=lambda pair: pair.span.start))


def _whole(pair: QuestionAnswer) -> Span:
    return Span(pair.span.start, max(pair.span.end, pair.answer_span.end))


@derived
def _may_be_structured(post: Post) -> bool:
    return any(word in post.tree.html for word in _STRUCTURED)
