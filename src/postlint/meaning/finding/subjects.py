"""What two sentences speak of, where an opening tells: "They need …", "By six months, …"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from postlint.meaning.terms.quantities import Quantity, is_same, quantities
from postlint.meaning.terms.sentences import POINTING_BACK
from postlint.meaning.terms.word_sets import content_words
from postlint.meaning.terms.words import content_stems, stem

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

_OPENING = re.compile(
    r"(?:by|at|in|on|during|after|before|for|with|under|until|within|from|over|throughout"
    r"|without|once|as)\s(?P<case>[^,.;:]{2,70}),\s",
    re.IGNORECASE,
)
_GENERAL = """case fact addition average total practice short general example instance summary
    conclusion end way time most rule result reason whole contrast comparison"""
_NO_CASES = frozenset(map(stem, _GENERAL.split()))
"""The stems of words in openings that tell no case: "In most cases,"."""
_LEADING = 3
"""How many of its first words tell what a sentence speaks of."""
_EXPLETIVE = re.compile(
    r"It(?:['’]s| is| was| may be| can be| takes)\s(?:[\w-]+\s){0,3}(?:to|that)\b"
)
"""An "It" that stands for what follows: "It is best to wait"."""
_PRONOUNS = ("It ", "They ", "Their ", "Its ", "He ", "She ")
_REFERRING = re.compile(
    r"\b(?:they|them|their|it|its|he|him|his|she|her|this|these)\b", re.IGNORECASE
)


def is_of_other_subject(statement: Statement, at: int) -> bool:
    """Whether "It" or "They" of one sentence stands for another thing than the other speaks of.

    Where a sentence opens so and nothing tells what is meant, nothing is known. What the title
    names is meant by a sentence that names nothing.
    """
    compared, sentence = statement.comparison, statement.sentence
    here = sentence.text, sentence.subject
    there = compared.sentences.texts[at], compared.sentences.subject(at)
    pointing = [_points_back(text) for text, _ in (here, there)]
    if not any(pointing):
        return False
    if any(_is_unknown(*side) for side in (here, there)):
        return False
    one, two = _leading(*here), _leading(*there)
    if not one or not two or one[0] in two or two[0] in one:
        return False
    if all(pointing):
        return True
    around = f"{sentence.context} {sentence.text}"
    if pointing[0]:
        around = f"{compared.sentences.context(at)} {there[0]} {compared.post.title or ''}"
    return (one if pointing[0] else two)[0] not in content_stems(around)


def _points_back(text: str) -> bool:
    return text.startswith(_PRONOUNS) and not _EXPLETIVE.match(text)


def _is_unknown(text: str, subject: str) -> bool:
    """Whether a sentence points back, and to nothing that is known."""
    if not text.startswith(POINTING_BACK) or _EXPLETIVE.match(text):
        return False
    return not subject or not text.startswith(_PRONOUNS) or bool(_REFERRING.search(subject))


def _leading(text: str, subject: str) -> list[str]:
    text = subject or text
    found = _OPENING.match(text)
    return content_stems(text[found.end() if found else 0 :])[:_LEADING]


def is_of_other_opening(statement: Statement, at: int, apart: Collection[Quantity] = ()) -> bool:
    """Whether one sentence opens with a case that the other does not speak of.

    `apart` are quantities that tell no case: those in which they differ.
    """
    compared, sentence = statement.comparison, statement.sentence
    text, context = compared.sentences.texts[at], compared.sentences.context(at)
    asked = f"{statement.pair.question} {sentence.text}"
    values = [quantity.text for quantity in apart]
    return _has_own_case(sentence.text, f"{context} {text}", values) or _has_own_case(
        text, asked, values
    )


def opens_alike(statement: Statement, at: int) -> bool:
    """Whether a body sentence opens with a case that the statement speaks of as well."""
    opening = _OPENING.match(statement.comparison.sentences.texts[at])
    words = content_words(opening["case"]) - _NO_CASES if opening else frozenset()
    return bool(words & statement.content)


def _has_own_case(text: str, other: str, apart: Collection[str]) -> bool:
    opening = _OPENING.match(text)
    if opening is None:
        return False
    amounts = [q for q in quantities(opening["case"]) if q.text not in apart]
    if amounts:
        there = quantities(other)
        return not all(any(is_same(one, two) for two in there) for one in amounts)
    words = content_words(opening["case"]) - _NO_CASES
    return not words <= content_words(other)
