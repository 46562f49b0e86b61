"""Answers that stand at each other's questions."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from postlint.meaning.finding.answers import _are_swapped, _gains, _Read, _Weights

WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)


@st.composite
def pairs(draw: st.DrawFn) -> _Read:
    asked, said = draw(WORDS), draw(WORDS)
    first = frozenset(sorted(said)[:2])
    return _Read(asked, said, first, asked - said, draw(st.booleans()), draw(st.booleans()))


@given(st.lists(pairs(), max_size=6))
def test_no_pair_that_changed_places_is_passed_over(read: list[_Read]) -> None:
    weights = _Weights(read)
    swapped = [
        (i, j)
        for (i, one), (j, other) in combinations(enumerate(read), 2)
        if _are_swapped(one, other, read, weights)
    ]

    assert sorted((i, j) for _, i, j in _gains(read)) == swapped
