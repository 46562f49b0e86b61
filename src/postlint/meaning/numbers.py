"""A quantity of an answer against one that the body says of the same thing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from postlint.meaning.opposites import opposites
from postlint.meaning.quantities import Quantity, agree, converts, is_same, same_values
from postlint.meaning.word_sets import NUMBER

if TYPE_CHECKING:
    from postlint.meaning.comparison import Statement

LEAST_FIT = 0.4
"""How much a body sentence has to be like the answer's for their quantities to be of one thing."""
_LEAST_LEAD = 0.12
"""How much more than any body sentence that agrees with the answer."""
_LEAST_FIT_OF_UNIT = 0.36
"""The same as LEAST_FIT where the number is equal and only the unit is another."""
_LEAST_FIT_OF_RANGE = 0.3
"""The same for a range: two equal numbers are no coincidence."""
_FEWEST_SHARED = 2
_MOST_TIMES = 100
"""Quantities farther apart than this are hardly of one thing."""
_EXAMPLE = re.compile(r"\b(?:for example|for instance|e\.g\.|such as|say,)", re.IGNORECASE)


class Counterpart(NamedTuple):
    """A quantity of an answer, and another one: in a body sentence (index `at`), or beside it."""

    here: Quantity
    there: Quantity
    at: int | None


def _wrong_conversion(statement: Statement) -> Counterpart | None:
    """A quantity followed by another one in brackets, in other units, that is not the same."""
    text = statement.sentence.text
    for here, there in pairwise(statement.quantities):
        between = text[here.end : there.start]
        is_beside = between.strip() == "(" and text[there.end : there.end + 1] == ")"
        is_other_unit = here.dimension == there.dimension and here.unit != there.unit
        if is_beside and is_other_unit and not converts(here, there):
            return Counterpart(there, here, None)
    return None


class _Evidence(NamedTuple):
    fit: float
    at: int
    quantity: Quantity


def conflicting_quantity(statement: Statement) -> Counterpart | None:
    """The quantity of a sentence that the body contradicts most surely, and where; or None."""
    if NUMBER not in statement.words or not statement.quantities:
        return None
    converted = _wrong_conversion(statement)
    if converted or _EXAMPLE.search(statement.sentence.text):
        return converted
    found = (_counterpart(statement, quantity) for quantity in statement.quantities)
    return next((counterpart for counterpart in found if counterpart), None)


def _counterpart(statement: Statement, here: Quantity) -> Counterpart | None:
    if not _is_comparable(statement, here):
        return None
    compared = statement.comparison
    against: _Evidence | None = None
    other_unit: _Evidence | None = None
    for_it = 0.0
    giving = compared.body.holding(NUMBER) & statement.sharing(_FEWEST_SHARED)
    least = min(LEAST_FIT - _LEAST_LEAD, _LEAST_FIT_OF_UNIT, _LEAST_FIT_OF_RANGE)
    for match in statement.matches_among(giving, least=least):  # no other changes what is judged
        for there in compared.quantities(match.at):
            if not _are_alike(here, there):
                continue
            evidence = _Evidence(match.fit, match.at, there)
            if _differ_in_unit(here, there):
                if other_unit is None and not _gives(statement.quantities, there):
                    other_unit = evidence
            elif agree(here, there):
                for_it = max(for_it, match.fit)
            elif against is None and _is_of_same(statement, there, match.at):
                against = evidence
    return _judged(statement, here, against, other_unit, for_it)


def _judged(
    statement: Statement,
    here: Quantity,
    against: _Evidence | None,
    other_unit: _Evidence | None,
    for_it: float,
) -> Counterpart | None:
    if (against is None and other_unit is None) or statement.comparison.gives(here):
        return None
    if other_unit and _shared(statement, other_unit.at) < _FEWEST_SHARED:
        other_unit = None
    is_range = here.values[0] != here.values[1]
    least = _LEAST_FIT_OF_RANGE if is_range else _LEAST_FIT_OF_UNIT
    is_converted = any(
        own is not here and own.dimension == here.dimension and same_values(own, here)
        for own in statement.quantities
    )
    if other_unit and not is_converted and other_unit.fit >= max(least, for_it):
        return Counterpart(here, other_unit.quantity, other_unit.at)
    if against and against.fit >= max(LEAST_FIT, for_it + _LEAST_LEAD):
        return Counterpart(here, against.quantity, against.at)
    return None


def _is_comparable(statement: Statement, here: Quantity) -> bool:
    """Whether it is the answer's own quantity: not the question's, nor a mere "one"."""
    if here.dimension == "count" and (not here.noun or here.low == here.high == 1):
        return False
    if NUMBER not in statement.question_words:
        return True
    asked = (token.quantity for token in statement.question)
    return not _gives([quantity for quantity in asked if quantity], here)


def _are_alike(here: Quantity, there: Quantity) -> bool:
    """Whether two quantities measure the same, if of one thing."""
    if here.dimension != there.dimension or here.role != there.role:
        return False
    if there.dimension == "count" and there.low == there.high == 1:  # "one more time"
        return False
    if here.per != there.per or _are_far_apart(here, there) or _are_of_other_things(here, there):
        return False
    return here.dimension != "count" or (
        (here.noun[-1:] == there.noun[-1:] or set(here.noun[:1]) == set(there.noun[:1]))
        and bool(there.noun)
    )


def _are_far_apart(here: Quantity, there: Quantity) -> bool:
    if here.values == there.values:  # with another unit
        return False
    least, most = sorted((abs(here.high), abs(there.high)))
    return most > _MOST_TIMES * least and here.dimension != "temperature"


def _are_of_other_things(here: Quantity, there: Quantity) -> bool:
    """Whether each is of a thing of its own: "one cup of bleach", "a 6-inch gap"."""
    return bool(here.thing and there.thing) and here.thing != there.thing


def _gives(quantities: list[Quantity], one: Quantity) -> bool:
    return any(is_same(q, one) for q in quantities)


def _is_one_of_several(quantities: list[Quantity], one: Quantity) -> bool:
    """Whether a sentence gives several of the kind, each of something else."""
    if one.dimension == "count":
        return sum(q.dimension == "count" for q in quantities) > 1
    return any(
        _are_alike(one, q) and not agree(one, q) and not converts(one, q) for q in quantities
    )


def _shared(statement: Statement, at: int) -> int:
    """How many telling words the statement has in common with a sentence of the body."""
    said = {t.key for t in statement.tokens if t.is_content and t.quantity is None}
    return len(said.intersection(token.key for token in statement.comparison.tokens(at)))


def _differ_in_unit(here: Quantity, there: Quantity) -> bool:
    is_measure = here.dimension != "count" and here.dimension != "temperature"
    return is_measure and here.values == there.values and here.unit != there.unit


def _is_of_same(statement: Statement, there: Quantity, at: int) -> bool:
    """Whether the body's quantity may be of what the answer speaks of.

    It is not where the answer gives it as well, or where the one sentence is about large ones
    and the other about small ones, or about things with another name.
    """
    compared = statement.comparison
    if _shared(statement, at) < _FEWEST_SHARED:
        return False
    if _gives(statement.quantities, there) or _is_one_of_several(compared.quantities(at), there):
        return False
    said = statement.keys | statement.question_words
    held = {token.key for token in compared.tokens(at)}
    if any(opposites(key, close=False) & (held - said) for key in statement.keys - held):
        return False
    around = compared.body.context(at)
    own = {token.key for token in statement.tokens if token.is_name} - held - around
    others = {token.key for token in compared.tokens(at) if token.is_name} - said
    return not (own and others)
