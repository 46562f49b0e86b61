"""Quantities in a text: numbers with their unit, ranges and bounds, as intervals that compare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.meaning.terms.amounts import AMOUNT, NUMBER, is_fraction, value
from postlint.meaning.terms.qualifiers import Around
from postlint.meaning.terms.units import CLOCK, TIME_OF_DAY, UNITS, YEAR, Unit, unit_at
from postlint.meaning.terms.words import content_stems, stem
from postlint.record import NamedTuple

_JOINT = re.compile(
    r"(?:\s\([^()]{1,20}\)(?=\sto\s))?\s?(?:-|–|—|(?P<word>to|or|and))\s?"
    r"(?:up to |about |around |even |over )?",
    re.IGNORECASE,
)
"""What joins the ends of a range; the lower one may be given in other units as well."""
_BETWEEN = re.compile(r"(?:between|from)\s$", re.IGNORECASE)
_OF_A = re.compile(r"(?: of)? an? (?P<word>[A-Za-z]+)", re.IGNORECASE)
_NOUN = re.compile(r"[\s-]([A-Za-z]+)(?:[\s-]([A-Za-z]+))?")
_NOT_NOUNS = frozenset(
    ["of", "or", "and", "to", "in", "is", "are", "for", "with", "as", "at", "on"]
)
_IN_NUMBER = re.compile(r"[\w.,/:–-]")
GOES_ON = re.compile(r"\w|[.,/:–-]\w|\s?[%°]")
"""What stands behind a word or a number that is only a part of one."""
_TOLERANCE = 0.03
_ROUNDED = 0.15
_ROUNDED_DEGREES = 8.0
_EXACT = ("year", "count", "percent", "time of day")


class Quantity(NamedTuple):
    """A quantity as it stands in a text: from `low` to `high` base units of its dimension.

    `dimension` is `count` where a noun stands for the unit: `noun` holds its stems, most often
    one or two words that follow the number. `values` are the numbers as written, `unit` what they
    count. `around` is what is said around it. `is_converted` is True for one in brackets that
    gives the one before in another unit. `text` is how it is written, the noun included that is
    counted.
    """

    dimension: str
    low: float
    high: float
    values: tuple[float, float]
    unit: str
    noun: tuple[str, ...]
    around: Around
    start: int
    end: int
    text: str
    is_converted: bool = False


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text, in order."""
    return list(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    at = 0
    before: Quantity | None = None
    while found := NUMBER.search(text, at):
        quantity = _quantity(text, found)
        at = max(found.end(), quantity.end if quantity else 0)
        if quantity is not None:
            if before and _is_converted(text, before, quantity):
                quantity = quantity._replace(is_converted=True)
            yield quantity
            before = quantity


def _is_converted(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity stands in brackets after another, of which it is the same otherwise."""
    is_in_brackets = text[before.end : quantity.start].strip() == "("
    if not is_in_brackets or text[quantity.end : quantity.end + 1] != ")":
        return False
    return before.dimension == quantity.dimension and before.unit != quantity.unit


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    first = value(found)
    unit, end = _unit(text, found, found["currency"])
    if unit is None and is_fraction(found):
        return _part(text, found.start(), end, first)
    second, second_unit, second_end = _upper_end(text, found, unit, end)
    if unit and second_unit and unit != second_unit:  # "30 minutes to 2 hours"
        first *= unit.factor / second_unit.factor
    values = first, second
    unit = second_unit or unit
    if unit is CLOCK:
        values = _hours(text, found.end(), first), _hours(text, second_end, second)
    if unit is None:
        return _counted(text, found, values, second_end)
    return _made(text, found.start(), second_end, unit, values)


def _unit(text: str, found: re.Match[str], currency: str | None) -> tuple[Unit | None, int]:
    if currency:
        return UNITS[currency.strip("\\ ")], found.end()
    return unit_at(text, found.end())


def _upper_end(
    text: str, found: re.Match[str], unit: Unit | None, end: int
) -> tuple[float, Unit | None, int]:
    """The upper end of a range that a number begins, its unit and end; else the number's own."""
    first = value(found)
    joint = _JOINT.match(text, end)
    other = AMOUNT.match(text, joint.end()) if joint else None
    if joint is None or other is None:
        return first, unit, end
    second = value(other)
    second_unit, second_end = _unit(text, other, other["currency"] or found["currency"])
    word = (joint["word"] or "").lower()
    before = text[max(0, found.start() - 9) : found.start()]
    if (word == "and" and not _BETWEEN.search(before)) or (word == "or" and unit is not None):
        return first, unit, end
    if second_unit is None and (unit is not None or second <= first):
        return first, unit, end
    if (
        unit is not None
        and unit != second_unit
        and not (word in ("to", "and") and _scales(unit, second_unit))
    ):
        return first, unit, end
    return second, second_unit, second_end


def _scales(one: Unit, other: Unit | None) -> bool:
    """Whether two units measure the same, beginning at the same zero."""
    return other is not None and one.dimension == other.dimension and one.offset == other.offset


def _hours(text: str, end: int, hour: float) -> float:
    """The hours since midnight: noon is 12."""
    found = TIME_OF_DAY.match(text, end) or TIME_OF_DAY.search(text, max(0, end - 8), end)
    if found is None:
        return hour
    minutes = int(found["minutes"][1:]) if found["minutes"] else 0
    return hour % 12 + minutes / 60 + (12 if found["half"][0] in "pP" else 0)


def _part(text: str, start: int, end: int, size: float) -> Quantity:
    """Half an hour, or half of something."""
    of = _OF_A.match(text, end)
    unit = UNITS.get(of["word"].lower()) if of else None
    if of and unit:
        return _made(text, start, of.end(), unit, (size, size))
    return _made(text, start, end, UNITS["percent"], (size * 100, size * 100))


def _counted(
    text: str, found: re.Match[str], values: tuple[float, float], end: int
) -> Quantity | None:
    """A number without a unit: a year, or how many there are of something."""
    spelled = (found["spelled"] or "").lower()
    noun = ("time",) if spelled in ("twice", "thrice") else _noun(text, end)
    is_year = 1900 <= values[0] <= 2100 and found[0].isdigit()
    if is_year and (not noun or values[0] == values[1]):
        return _made(text, found.start(), end, YEAR, values)
    if spelled == "one" and not noun:
        return None
    count = _made(text, found.start(), end, Unit("count", " ".join(noun), 1.0), values, noun)
    after = _NOUN.match(text, end)
    if not noun or not after or not content_stems(after[1]):
        return count
    return count._replace(text=text[count.start : after.end(1)])


def _made(
    text: str,
    start: int,
    end: int,
    unit: Unit,
    values: tuple[float, float],
    noun: tuple[str, ...] = (),
) -> Quantity:
    low, high = sorted((number + unit.offset) * unit.factor for number in values)
    return Quantity(
        dimension=unit.dimension,
        low=low,
        high=high,
        values=values,
        unit=unit.name,
        noun=noun,
        around=Around(text, start, end, unit, is_range=low < high),
        start=start,
        end=end,
        text=text[start:end].strip(" -"),
    )


def _noun(text: str, end: int) -> tuple[str, ...]:
    """The stems of the one or two words that follow a number, up to a mark or a small word."""
    found = _NOUN.match(text, end)
    if not found or found[1].lower() in _NOT_NOUNS:
        return ()
    words = [word for word in found.groups() if word]
    return tuple(stem(word) for word in words if content_stems(word))


def is_written(quantity: Quantity, text: str) -> bool:
    """Whether a text gives a quantity in the same words; False may be wrong."""
    start = text.find(quantity.text)
    if start < 0:
        return False
    end = start + len(quantity.text)
    before = text[max(0, start - 1) : start]
    return not _IN_NUMBER.match(before) and not GOES_ON.match(text, end)


def same_values(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of a dimension are equal, but for rounding in a conversion."""
    slack = _slack(max(abs(one.high), abs(other.high)), one.dimension)
    return abs(one.low - other.low) <= slack and abs(one.high - other.high) <= slack


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are of one dimension and equal."""
    return one.dimension == other.dimension and same_values(one, other)


def is_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same with no rounding of temperatures."""
    if one.dimension == "temperature":
        return one.unit == other.unit and one.values == other.values
    return is_same(one, other)


def is_given_by(one: Quantity, other: Quantity) -> bool:
    """Whether another quantity is the same, or has it as an end, or may leave its unit out."""
    if is_equal(one, other) or is_short_for(other, one):
        return True
    is_single = one.values[0] == one.values[1]
    return is_single and one.unit == other.unit and one.values[0] in other.values


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same, and no count is known to be of other things."""
    is_of_another = one.noun and other.noun and set(one.noun).isdisjoint(other.noun)
    return is_same(one, other) and not is_of_another


def is_short_for(one: Quantity, other: Quantity) -> bool:
    """Whether a bare number may be a quantity that leaves its unit out: "at six months, 380"."""
    is_bare = one.dimension == "count" and not one.noun
    return is_bare and one.low <= min(other.values) and max(other.values) <= one.high


def converts(one: Quantity, other: Quantity) -> bool:
    """Whether a quantity may be another of its dimension in other units, both well rounded."""
    if one.dimension == "temperature":
        steps = [q.values[0] * (5 / 9 if q.unit == "°F" else 1) for q in (one, other)]
        is_step = abs(steps[0] - steps[1]) <= _TOLERANCE * 100  # "lower it by 25°F (14°C)"
        return is_step or abs(one.low - other.low) <= _ROUNDED_DEGREES
    slack = _ROUNDED * max(abs(one.high), abs(other.high))
    return one.low <= other.high + slack and other.low <= one.high + slack


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of a dimension can both be true of one thing: they overlap.

    Ranges that have no more than an end in common do not: "1 to 2 hours", "2 to 4 hours".
    In other units they are rounded: three months are 85 days, or 92.
    """
    are_ranges = one.low < one.high and other.low < other.high  # "at least 4 to 6 hours"
    bounds = one.around.bound, other.around.bound
    if bounds[0] == bounds[1] or are_ranges:  # "at least an hour" against "at least a day"
        bounds = "", ""
    low, high = _interval(one, bounds[0])
    other_low, other_high = _interval(other, bounds[1])
    is_converted = one.unit != other.unit and one.values != other.values
    slack = _slack(max(abs(one.high), abs(other.high)), one.dimension, is_converted=is_converted)
    if are_ranges:
        slack = -min(slack, (one.high - one.low) / 2, (other.high - other.low) / 2)
    return low <= other_high + slack and other_low <= high + slack


def _interval(quantity: Quantity, bound: str) -> tuple[float, float]:
    low = float("-inf") if bound == "max" else quantity.low
    high = float("inf") if bound == "min" else quantity.high
    return low, high


def _slack(size: float, dimension: str, *, is_converted: bool = False) -> float:
    if dimension == "temperature":
        return 3.0
    if dimension in _EXACT or dimension.startswith("money"):
        return 1e-6
    return (_ROUNDED if is_converted else _TOLERANCE) * size
