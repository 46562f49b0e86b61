"""The same numbers with another unit: "19 to 24 feet" where the body has as many inches."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.finding.quantity_pairs import (
    FEWEST_SHARED,
    MOST_NUMBERED,
    are_of_other_things,
    is_given,
    shared,
)
from postlint.meaning.finding.subjects import is_of_other_subject
from postlint.meaning.terms.quantities import Quantity, same_values
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NO_CONTENT, NUMBER
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

_NO_UNITS = frozenset({"count", "percent", "year", "time of day"})
_MONEY = "money"
_POINTS_IN_TIME = frozenset({"", "old"})
"""Of what has two numbers, "by 12 to 18 months" and "between 12 and 18 months of age" are one."""


_NARROW = 1
"""Ranges like "1 to 2" are often the same by chance: more than the title has to be shared."""


class OtherUnit(NamedTuple):
    """A quantity with the same numbers as another one, in a body sentence that fits so much."""

    quantity: Quantity
    at: int
    fit: float


def unit_in_body(statement: Statement, here: Quantity) -> OtherUnit | None:
    """The quantity of the likest body sentence that has another unit with the same numbers.

    Two numbers that are the same are hardly so by chance, and need one word in common; nor is one
    that is for each of the same.
    """
    if here.dimension in _NO_UNITS or _is_converted(statement, here):
        return None
    compared = statement.comparison
    numbered = islice(indices(compared.body.holding(NUMBER)), MOST_NUMBERED)
    found = {
        at: there
        for at in numbered
        for there in compared.quantities(at)
        if differ_in_unit(here, there) and _may_be_of_same(statement, here, there, at)
    }
    if not found:
        return None
    fits = {m.at: m.fit for m in statement.matches_among(sum(1 << at for at in found), UNIT_WORDS)}
    at = max(found, key=lambda at: (fits.get(at, 0.0), -at))
    return OtherUnit(found[at], at, fits.get(at, 0.0))


def unit_in_question(statement: Statement, here: Quantity) -> Quantity | None:
    """The quantity of the question that has another unit with the same numbers."""
    if here.dimension in _NO_UNITS or NUMBER not in statement.question_words:
        return None
    for token in statement.question:
        asked = token.quantity
        if asked and differ_in_unit(here, asked) and not is_given(statement, asked):
            return asked
    return None


def differ_in_unit(here: Quantity, there: Quantity) -> bool:
    """Whether two quantities have the same numbers, and units that measure the same."""
    if here.values != there.values or here.unit == there.unit or there.is_converted:
        return False
    one, two = here.dimension, there.dimension
    are_money = one.startswith(_MONEY) and two.startswith(_MONEY)
    return (one == two or are_money) and one not in _NO_UNITS


def _is_converted(statement: Statement, here: Quantity) -> bool:
    """Whether its sentence gives it in another unit as well."""
    return any(
        own is not here and own.dimension == here.dimension and same_values(own, here)
        for own in statement.quantities
    )


def _may_be_of_same(statement: Statement, here: Quantity, there: Quantity, at: int) -> bool:
    if here.around.per != there.around.per or is_given(statement, there):
        return False
    words, is_range = shared(statement, at), here.low != here.high
    if is_range and here.values[1] - here.values[0] <= _NARROW and not _is_named(statement, at):
        return False
    one, two = here.around.role, there.around.role
    if is_range and words >= FEWEST_SHARED:
        return one == two or {one, two} <= _POINTS_IN_TIME
    is_same_thing = one == two and not are_of_other_things(here, there)
    is_telling = is_range or bool(
        here.around.per
    )  # so are "2 cups per pound" and "2 pints per pound"
    is_enough = words >= (1 if is_telling else FEWEST_SHARED)
    return is_same_thing and is_enough and not is_of_other_subject(statement, at)


def _is_named(statement: Statement, at: int) -> bool:
    """Whether a body sentence shares a telling word with a statement that the title has not."""
    compared = statement.comparison
    said = (statement.content | statement.question_words) - compared.title
    return bool((said & compared.body.words[at]) - UNIT_WORDS - NO_CONTENT)
