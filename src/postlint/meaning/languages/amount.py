"""An amount, and amounts that belong together: the ends of a range, a day and its month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from postlint.meaning.languages.language import MONTH, Language, Unit
from postlint.record import NamedTuple

PLAIN = "number"
"""The dimension of a number without a unit."""
VERSION = "version"
_DATE = Unit("date", "date", 0.0)
_DAY = 86_400.0
_LAST_DAY = 31
_OF_MONTH = re.compile(r"\.?\s(?:de\s)?")
_DASHES = "-–—~〜～"
_TOLERANCE = 1e-6
_MOST_TIMES = 20
"""Amounts farther apart than this are hardly of one thing."""


class Amount(NamedTuple):
    """An amount as written from `start` to `end` of a text that `plainly` gave.

    `upper` is the upper end of a range, of which `value` is the lower one.
    """

    value: float
    unit: Unit
    start: int
    end: int
    text: str
    upper: float | None = None

    @property
    def high(self) -> float:
        return self.value if self.upper is None else self.upper

    @property
    def is_range(self) -> bool:
        return self.upper is not None

    def is_same(self, other: Amount) -> bool:
        """Whether both are the same, in the same unit or converted."""
        ends = self._ends(other)
        return ends is not None and _are_equal(ends[0], ends[2]) and _are_equal(ends[1], ends[3])

    def is_given_by(self, other: Amount) -> bool:
        """Whether another amount is the same, or a range that has it as an end."""
        ends = self._ends(other)
        is_end = ends is not None and any(_are_equal(ends[0], end) for end in ends[2:])
        return self.is_same(other) if self.is_range else is_end

    def agrees(self, other: Amount) -> bool:
        """Whether both can be true of one thing: they have something in common."""
        ends = self._ends(other)
        if ends is None:
            return False
        low, high, other_low, other_high = ends
        return self.is_same(other) or (low <= other_high and other_low <= high)

    def may_be_short_as(self, other: Amount) -> bool:
        """Whether another amount has the same number, and may leave the unit out."""
        return other.unit.dimension == PLAIN and self.value == other.value

    def is_near(self, other: Amount) -> bool:
        """Whether both may be of one thing: the same number with another unit is a slip."""
        if self.value == other.value or self.unit.dimension != other.unit.dimension:
            return True
        one, two = (abs(each.high * (each.unit.factor or 1.0)) for each in (self, other))
        return max(one, two) <= _MOST_TIMES * min(one, two)

    def _ends(self, other: Amount) -> tuple[float, float, float, float] | None:
        """The ends of both in the same unit; None where none is."""
        if self.unit.dimension != other.unit.dimension:
            return None
        one, two = self.unit.factor, other.unit.factor
        if self.unit.name == other.unit.name:
            one = two = 1.0
        elif not one or not two:
            return None
        return self.value * one, self.high * one, other.value * two, other.high * two


def _are_equal(one: float, other: float) -> bool:
    return abs(one - other) <= _TOLERANCE * max(1.0, abs(one))


def joined(text: str, amounts: list[Amount], language: Language) -> list[Amount]:
    """Amounts in order, the ends of a range as one, and so a day and its month."""
    found: list[Amount] = []
    for amount in _dated(text, amounts):
        if found and _joins(text[found[-1].end : amount.start], language):
            both = _range(text, found[-1], amount)
            if both is not None:
                found[-1] = both
                continue
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


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    """A range from one amount to another, of which one may leave its unit out."""
    unit, first, last = high.unit, low.value, high.value
    if low.unit.dimension == PLAIN and high.unit is _DATE:
        first += high.value // 100 * 100
    elif high.unit.dimension == PLAIN:
        unit = low.unit
    elif low.unit.dimension != PLAIN and low.unit != high.unit:
        return None
    if first >= last or unit.dimension == VERSION or low.is_range:
        return None
    return Amount(first, unit, low.start, high.end, text[low.start : high.end].strip(), last)
