"""A quantity against the one that every sentence on its subject agrees on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.finding.cases import is_other_case
from postlint.meaning.finding.other_units import differ_in_unit
from postlint.meaning.finding.quantity_pairs import (
    FEWEST_SHARED,
    MOST_NUMBERED,
    are_alike,
    shared,
)
from postlint.meaning.terms.quantities import Quantity, agree
from postlint.meaning.terms.word_sets import NUMBER

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

_FEWEST_SENTENCES = 2
_MOST_TIMES = 20
"""Quantities farther apart than this are hardly of one thing."""


def agreed_value(statement: Statement, here: Quantity) -> tuple[Quantity, int] | None:
    """A quantity that several body sentences agree on, and none that is like the answer's own.

    Each of them shares words with the answer or its question, and tells no other case.
    """
    if sum(own.dimension == here.dimension for own in statement.quantities) > 1:
        return None
    compared = statement.comparison
    found = [
        (there, at)
        for at in islice(indices(compared.body.holding(NUMBER)), MOST_NUMBERED)
        for there in compared.quantities(at)
        if are_alike(here, there) and shared(statement, at) >= FEWEST_SHARED
    ]
    if len({at for _, at in found}) < _FEWEST_SENTENCES or not _agree(found):
        return None
    if any(_may_be_right(statement, here, *one) for one in found):
        return None
    return max(found, key=lambda one: (shared(statement, one[1]), -one[1]))


def _agree(found: list[tuple[Quantity, int]]) -> bool:
    return all(agree(one, other) for one, _ in found for other, _ in found)


def _may_be_right(statement: Statement, here: Quantity, there: Quantity, at: int) -> bool:
    """Whether a body sentence has nothing against a quantity, or is of another case."""
    if agree(here, there) or differ_in_unit(here, there) or statement.answer_gives(there):
        return True
    least, most = sorted((abs(here.high), abs(there.high)))
    return most > _MOST_TIMES * least or is_other_case(statement, at, (here, there))
