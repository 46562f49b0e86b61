"""Questions that two places of a post answer differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.document.faq import faq
from postlint.document.faq.front_matter import in_front_matter
from postlint.document.faq_words import bare_answer
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.document.question_answer import QuestionAnswer
from postlint.document.structured_data.comparing import Difference, comparable, difference
from postlint.record import NamedTuple

_STATED = frozenset({"json-ld", "microdata", "rdfa"})
"""The forms that readers do not see, but where microdata or RDFa marks what they do."""


class Disagreement(NamedTuple):
    """A question that two places of a post answer differently."""

    stated: QuestionAnswer
    shown: QuestionAnswer
    difference: Difference


def disagreements(
    post: Post, stated: Iterable[QuestionAnswer], shown: tuple[QuestionAnswer, ...]
) -> Iterator[Disagreement]:
    """The answers that are none of those that `shown` gives to the same question."""
    stated = tuple(stated)
    by_question: dict[str, list[QuestionAnswer]] = {}
    for pair in shown:
        by_question.setdefault(comparable(pair.question), []).append(pair)
    for pair in stated:
        answers = by_question.get(comparable(pair.question), [])
        if (
            pair.answer
            and answers
            and not any(_agree(post, pair, a, stated, shown) for a in answers)
        ):
            found = difference(pair.answer, answers[0].answer)
            if found is not None:
                yield Disagreement(pair, answers[0], found)


def _goes_on(post: Post, pair: QuestionAnswer, said: str) -> bool:
    """Whether the post goes on after an answer with what the data says besides."""
    last = pair.answer_elements[-1:]
    blocks = [*post.blocks]
    at = next((i for i, block in enumerate(blocks) if (block.element,) == last), len(blocks))
    return "".join(comparable(block.text) for block in blocks[at + 1 :]).startswith(said)


def _agree(
    post: Post,
    pair: QuestionAnswer,
    other: QuestionAnswer,
    stated: tuple[QuestionAnswer, ...],
    shown: tuple[QuestionAnswer, ...],
) -> bool:
    """Whether two answers are the same, or it cannot be known that they are not.

    Where the last answer of a post ends is not sure, for postlint as for what made the data.
    """
    both = other.answer + pair.answer
    if not other.answer or is_dynamic(both) or "{{" in both:
        return True
    one, two = comparable(pair.answer), comparable(other.answer)
    if not one or one == two:
        return True
    if pair is stated[-1] and one.startswith(two) and _goes_on(post, other, one[len(two) :]):
        return True
    return other is shown[-1] and one in _beginnings(other)


def _beginnings(pair: QuestionAnswer) -> set[str]:
    """What the answer's first elements say."""
    found, text = set(), ""
    for element in dict.fromkeys(pair.answer_elements):
        text += comparable(bare_answer(element.visible_text))
        found.add(text)
    return found


def shown_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers that readers see: in the body, or by way of the front matter."""
    return tuple(pair for pair in faq(post) if pair.form not in _STATED or pair.answer_elements)


def body_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers in the body."""
    return tuple(pair for pair in shown_pairs(post) if pair.form != "front-matter")


def front_matter_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers in the front matter, those included that the body has too."""
    return tuple(in_front_matter(post))
