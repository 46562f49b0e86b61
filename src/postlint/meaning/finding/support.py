"""How much of an answer the body says, and how much of a question belongs to the post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.document.post import Post, derived
from postlint.meaning.comparing.alignment import Alignment
from postlint.meaning.comparing.comparison import comparison
from postlint.meaning.comparing.statement import Answer, answers
from postlint.meaning.terms.word_sets import content_words
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.document.question_answer import QuestionAnswer

_FEWEST_WORDS = 4


class Support(NamedTuple):
    """How an answer relates to the post, each from 0 to 1.

    `said` is the share of its words, by weight, in the body sentences that are most alike: all,
    where its sentences are too short to tell;
    `on_topic` is the share of the question's words that the post has in its body or the answer.
    `verbatim` is whether all its sentences stand in the body as they are.
    """

    pair: QuestionAnswer
    said: float
    on_topic: float
    verbatim: bool


@derived
def supports(post: Post) -> tuple[Support, ...]:
    """The support of each answer."""
    compared = comparison(post)
    if not compared.is_possible:
        return ()
    body = compared.body
    texts = set(compared.sentences.texts)
    return tuple(_supports(answers(post), body, texts))


def _supports(given: tuple[Answer, ...], body: Alignment, texts: set[str]) -> Iterator[Support]:
    for pair, statements in given:
        if not statements:
            continue
        contents = (statement.content for statement in statements)
        best = [_best(body, words) for words in contents if len(words) >= _FEWEST_WORDS]
        asked = content_words(pair.question)
        known = {word for word in asked if body.count(word)} | asked & content_words(pair.answer)
        yield Support(
            pair,
            max(best, default=1.0),
            len(known) / len(asked) if len(asked) >= 2 else 1.0,
            all(statement.sentence.text in texts for statement in statements),
        )


def _best(body: Alignment, words: frozenset[str]) -> float:
    return max((m.coverage for m in body.matches(words, frozenset())[:3]), default=0.0)
