"""Versions, and ranges of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.dialect.version import ANY_VERSION, Version, Versions, after, parse_version


def test_parse() -> None:
    assert parse_version("v0.152.2") == (0, 152, 2)
    assert parse_version("extended") is None


def test_exact() -> None:
    assert Versions.of((0, 152)).exact == (0, 152)
    assert ANY_VERSION.exact is None
    assert Versions((0, 152), (0, 154)).exact is None


@pytest.mark.parametrize(
    ("version", "range_", "is_within", "meets"),
    [
        ((0, 152, 2), Versions((0, 152)), True, True),
        ((0, 152), Versions((0, 152, 1)), False, True),
        ((0, 151), Versions((0, 152)), False, False),
        ((0, 164, 0), Versions((0, 159), (0, 165)), True, True),
        ((0, 165, 0), Versions((0, 159), (0, 165)), False, False),
    ],
)
def test_a_version_in_a_range(
    version: Version, range_: Versions, is_within: bool, meets: bool
) -> None:
    held = Versions.of(version)
    assert (held.within(range_), held.meets(range_)) == (is_within, meets)


_VERSION = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(tuple)
_RANGE = st.builds(
    lambda least, size: Versions(least, None if size is None else (*after(least), size)),
    _VERSION,
    st.none() | st.integers(0, 3),
)


@given(_RANGE, _RANGE)
def test_ranges_agree_with_each_other(one: Versions, other: Versions) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) or not one.within(other)
    assert one.within(ANY_VERSION)
    assert one.shared(other).within(one)
    assert not one.meets(other) or one.shared(other).within(other)
