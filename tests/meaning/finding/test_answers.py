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


def _pair(asked: str, said: str) -> _Read:
    asks, says = frozenset(asked.split()), frozenset(said.split())
    return _Read(asks, says, says, asks - says, asks_what=True, is_yes_or_no=False)


def test_one_of_many_answers_that_opens_with_its_own_question_stays() -> None:
    one = _pair("push notice server instant soon fast early", "push notice server apple google")
    other = _pair(
        "push notice server apple google why does it join their own services",
        "instant soon fast early",
    )
    rest = [_pair(f"q{i} w{i}", f"q{i} w{i} x") for i in range(30)]

    few, many = [one, other, *rest[:4]], [one, other, *rest]

    assert _are_swapped(one, other, few, _Weights(few))
    assert not _are_swapped(one, other, many, _Weights(many))
