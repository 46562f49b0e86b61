"""A quantity of an answer beside one of the body: whether they measure the same, and of what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from postlint.meaning.terms.quantities import Quantity, is_same
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NO_CONTENT

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

FEWEST_SHARED = 2
"""How many telling words two sentences share that speak of one thing."""
MOST_NUMBERED = 100
"""In how many sentences with a number one quantity is looked for, at most."""
_MOST_TIMES = 100
"""Quantities farther apart than this are hardly of one thing."""


def are_alike(here: Quantity, there: Quantity) -> bool:
    """Whether two quantities measure the same, if of one thing."""
    if here.dimension != there.dimension or there.is_converted or _are_far_apart(here, there):
        return False
    if here.dimension == "count" and not _are_of_one_noun(here, there):
        return False
    one, two = here.around, there.around
    return one.role == two.role and one.per == two.per and not are_of_other_things(here, there)


def are_of_other_things(here: Quantity, there: Quantity) -> bool:
    """Whether each is of a thing of its own: "one cup of bleach", "a 6-inch gap"."""
    one, other = here.around.thing, there.around.thing
    return bool(one and other) and one[-1] not in other and other[-1] not in one


def _are_of_one_noun(here: Quantity, there: Quantity) -> bool:
    if not there.noun or there.low == there.high == 1:  # "one more time"
        return False
    return here.noun[-1:] == there.noun[-1:] or here.noun[:1] == there.noun[:1]


def _are_far_apart(here: Quantity, there: Quantity) -> bool:
    if here.values == there.values:  # with another unit
        return False
    least, most = sorted((abs(here.high), abs(there.high)))
    return most > _MOST_TIMES * least and here.dimension != "temperature"


def gives(quantities: Iterable[Quantity], one: Quantity) -> bool:
    """Whether one of some quantities is the same."""
    return any(is_same(q, one) for q in quantities)


def is_given(statement: Statement, one: Quantity) -> bool:
    """Whether an answer gives a quantity, in this sentence or another."""
    return gives(statement.quantities, one) or statement.answer_gives(one)


def shared(statement: Statement, at: int) -> int:
    """How many telling words, and quantities, a statement has in common with a body sentence."""
    compared = statement.comparison
    said = statement.content | (statement.question_words - compared.title)
    words = (said & compared.body.words[at]) - UNIT_WORDS - NO_CONTENT
    there = compared.quantities(at)
    return len(words) + sum([gives(there, own) for own in statement.quantities])
