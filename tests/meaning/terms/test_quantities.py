"""Quantities as they are written, and when two of them agree."""

from __future__ import annotations

import pytest

from postlint.meaning.terms.quantities import (
    agree,
    converts,
    is_given_by,
    quantities,
    same_values,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18-24 inches", [("length", 0.4572, 0.6096)]),
        ("a 3-month-old calf", [("time", 7889400, 7889400)]),
        ("\\$1 to \\$4", [("money in dollars", 1, 4)]),
        ("$1.5 million", [("money in dollars", 1.5e6, 1.5e6)]),
        ("1,250 km", [("length", 1.25e6, 1.25e6)]),
        ("350°F", [("temperature", 176.67, 176.67)]),
        ("40 degrees Celsius", [("temperature", 40, 40)]),
        ("a 24-hour period", [("time", 86400, 86400)]),
        ("between 3 and 5 kg", [("mass", 3000, 5000)]),
        ("1 1/2 cups", [("volume", 0.3549, 0.3549)]),
        ("2½ hours", [("time", 9000, 9000)]),
        ("one and a half hours", [("time", 5400, 5400)]),
        ("half an hour", [("time", 1800, 1800)]),
        ("half of it", [("percent", 50, 50)]),
        ("a couple of days", [("time", 172800, 172800)]),
        ("twenty-five minutes", [("time", 1500, 1500)]),
        ("in 1987", [("year", 1987, 1987)]),
        ("twice a day", [("count", 2, 2)]),
        ("9:30 pm", [("time of day", 21.5, 21.5)]),
        ("noon at 12 pm", [("time of day", 12, 12)]),
        ("20 square feet", [("area", 1.858, 1.858)]),
        ("30 minutes to 2 hours", [("time", 1800, 7200)]),
        ("between 30 minutes and 2 hours", [("time", 1800, 7200)]),
        ("30 minutes and 2 hours", [("time", 1800, 1800), ("time", 7200, 7200)]),
        ("40°F to 10°C", [("temperature", 4.44, 4.44), ("temperature", 10, 10)]),
        ("version 1.2.3", []),
        ("Omega-3", []),
        ("one of them", []),
    ],
)
def test_a_quantity_is_read(text: str, expected: list[tuple[str, float, float]]) -> None:
    found = [(q.dimension, q.low, q.high) for q in quantities(text)]

    assert [dimension for dimension, _, _ in found] == [dimension for dimension, _, _ in expected]
    for (_, *values), (_, *wanted) in zip(found, expected, strict=True):
        assert values == pytest.approx(wanted, rel=0.01)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("24 to 48 hours", "two days", True),
        ("at least one hour", "90 minutes", True),
        ("at least one hour", "at least one day", False),
        ("up to 5 kg", "3 kg", True),
        ("5 kg", "11 pounds", True),
        ("5 kg", "5 pounds", False),
        ("$20", "$21", False),
        ("100°C", "212°F", True),
        ("60°C", "63°C", True),
        ("60°C", "63.1°C", False),
        ("1 to 2 hours", "2 to 4 hours", False),
        ("1 to 2 hours", "2 hours or more", True),
        ("from 2 to 4 hours", "6 hours", False),
        ("at least 2 to 4 hours", "6 to 8 hours", False),
        ("at least 2 to 4 hours", "6 hours", True),
    ],
)
def test_quantities_agree(one: str, other: str, expected: bool) -> None:
    (first,), (second,) = quantities(one), quantities(other)

    assert agree(first, second) is expected
    assert agree(second, first) is expected


def test_a_conversion_may_be_rounded() -> None:
    (miles,), (kilometers,) = quantities("6 miles"), quantities("10 km")

    assert converts(miles, kilometers)
    assert not same_values(miles, kilometers)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A calf is weaned at about 8 weeks.", "old"),
        ("Calves that are 8 weeks old are weaned.", "old"),
        ("An 8-week-old calf is weaned.", "aged"),
        ("Weaning takes 8 weeks.", ""),
        ("Feed it every 8 hours.", "every"),
        ("Raise it by at least 8 inches.", "by"),
        ("Add 8 minutes.", "by"),
        ("It takes 8 minutes longer.", "by"),
        ("Use 8 minutes or longer.", ""),
        ("Subtract 8 minutes.", "by"),
        ("Pour many cups of 8 ml.", "each"),
        ("Pour the cup of 8 ml.", ""),
        ("Add 8 cups of flour.", ""),
        ("He wrote 8 other books.", "by"),
        ("It is full-grown by 8 months.", "old"),
        ("Illness may delay the move by 8 weeks.", "by"),
        ("The bull is older by 8 months.", "by"),
        ("Lower it by 8 inches.", "by"),
    ],
)
def test_what_a_quantity_is_of_an_age(text: str, role: str) -> None:
    assert [q.around.role for q in quantities(text)] == [role]


@pytest.mark.parametrize(
    ("text", "thing", "per"),
    [
        ("Use two cups of warm water.", ("warm", "water"), ""),
        ("Use two cups of oil to coat it.", ("oil",), ""),
        ("Leave a 6-inch gap.", ("gap",), ""),
        ("Use 3-4 inches above it.", (), ""),
        ("It takes 6 hours for a small rug to dry.", ("small", "rug"), ""),
        ("It costs $20 for a day.", ("day",), "day"),
        ("It costs $20 a day.", (), "day"),
        ("It costs $20 for each room.", (), "room"),
    ],
)
def test_what_a_quantity_is_of(text: str, thing: tuple[str, ...], per: str) -> None:
    assert [(q.around.thing, q.around.per) for q in quantities(text)] == [(thing, per)]


def test_a_range_may_give_its_ends_in_other_units_as_well() -> None:
    found = quantities("It ranges from 40°F (4°C) to 140°F (60°C).")

    assert [(q.text, q.is_converted) for q in found] == [
        ("40°F (4°C) to 140°F", False),
        ("60°C", True),
    ]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It takes at least 5 days.", "min"),
        ("It takes up to 5 days.", "max"),
        ("It takes no more than 5 days.", "max"),
        ("It takes not more than 5 days.", "max"),
        ("It takes no less than 5 days.", "min"),
        ("It rarely exceeds 5 days.", "max"),
        ("It does not exceed 5 days.", "max"),
        ("It always exceeds 5 days.", "min"),
        ("It will never take less than 5 days.", "min"),
        ("It takes 5 days.", ""),
    ],
)
def test_a_denied_bound_is_the_other_one(text: str, bound: str) -> None:
    (found,) = quantities(text)

    assert found.around.bound == bound


@pytest.mark.parametrize(
    ("one", "other", "is_given"),
    [
        ("18 years", "18 years", True),
        ("18 years", "18 or 21 years", True),
        ("21 years", "guests below 21.", True),
        ("18 years", "19 to 21 years", False),
        ("18 years", "18 months", False),
        ("18 to 21 years", "18 years", False),
    ],
)
def test_a_quantity_is_given_by_an_end_or_without_its_unit(
    one: str, other: str, is_given: bool
) -> None:
    assert is_given_by(quantities(one)[0], quantities(other)[0]) is is_given


def test_the_number_of_an_issue_is_no_quantity() -> None:
    assert quantities("See #3487 and (#12 days).") == []
