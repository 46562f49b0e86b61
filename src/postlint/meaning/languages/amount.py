"""An amount, and amounts that belong together: the ends of a range, a day and its month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from postlint.meaning.languages.language import MONEY, MONTH, Language, Unit

PLAIN = "number"
"""The dimension of a number without a unit."""
_DATE = Unit("date", "date", 0.0)
_DAY = 86_400.0
_LAST_DAY = 31
_OF_MONTH = re.compile(r"\.?\s(?:de\s)?")
_DASHES = "-–—~〜～"
_TOLERANCE = 1e-6
_MOST_TIMES = 20
"""Amounts farther apart than this are hardly of one thing."""


class Amount(NamedTuple):
    """An amount as written from `start` to `end` of a text that `plainly` gave."""

    value: float
    unit: Unit
    start: int
    end: int
    text: str

    def is_same(self, other: Amount) -> bool:
        """Whether both are the same, in the same unit or converted."""
        if self.unit.dimension != other.unit.dimension:
            return False
        if self.unit.name == other.unit.name:
            return abs(self.value - other.value) <= _TOLERANCE * max(1.0, abs(self.value))
        one, two = self.value * self.unit.factor, other.value * other.unit.factor
        return one != 0 and abs(one - two) <= _TOLERANCE * max(1.0, abs(one))

    def may_be_short_as(self, other: Amount) -> bool:
        """Whether another amount has the same number, and may leave the unit out."""
        return other.unit.dimension == PLAIN and other.value == self.value

    def is_near(self, other: Amount) -> bool:
        """Whether both may be of one thing: the same number with another unit is a slip."""
        if self.value == other.value or self.unit.dimension != other.unit.dimension:
            return True
        one, two = (abs(each.value * (each.unit.factor or 1.0)) for each in (self, other))
        return max(one, two) <= _MOST_TIMES * min(one, two)


def joined(text: str, amounts: list[Amount], language: Language) -> list[Amount]:
    """Amounts in order, days joined to their months, and the ends of ranges with a unit each."""
    found: list[Amount] = []
    for amount in _dated(text, amounts):
        if found and _joins(text[found[-1].end : amount.start], language):
            found[-1], amount = _as_range(found[-1], amount)
        found.append(amount)
    return found


def _dated(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """The amounts, a day and the month beside it as one."""
    is_taken = False
    for one, other in pairwise([*amounts, None]):
        if is_taken or one is None:
            is_taken = False
            continue
        date = other and _date(text, one, other)
        is_taken = date is not None
        yield date or one


def _date(text: str, one: Amount, other: Amount) -> Amount | None:
    between = text[one.end : other.start]
    if other.unit.dimension == MONTH and one.unit.dimension == PLAIN:
        day, month = one.value, other.unit.factor
        is_one = _OF_MONTH.fullmatch(between) is not None
    else:  # 4月5日
        day, month = other.value, one.value
        is_one = not between and one.unit.dimension == MONTH and other.unit.factor == _DAY
    if not is_one or not 1 <= day <= _LAST_DAY:
        return None
    return Amount(100 * month + day, _DATE, one.start, other.end, text[one.start : other.end])


def _joins(between: str, language: Language) -> bool:
    """Whether what stands between two amounts makes a range of them."""
    word = between.strip()
    return bool(word) and (word in _DASHES or word in language.joining)


def _as_range(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """The ends of a range, the unit of the one given to the other that has none."""
    if low.unit.dimension == PLAIN and high.unit is _DATE:
        month = high.value // 100 * 100
        return low._replace(unit=_DATE, value=month + low.value), high
    if low.unit.dimension == PLAIN:
        return low._replace(unit=high.unit), high
    if high.unit.dimension == PLAIN and low.unit.dimension == MONEY:
        return low, high._replace(unit=low.unit)
    return low, high
