"""Answers that stand at each other's questions."""

from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from postlint.meaning.finding import answers
from postlint.meaning.finding.answers import _gains, _Read

WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)


@st.composite
def pairs(draw: st.DrawFn) -> _Read:
    asked, said = draw(WORDS), draw(WORDS)
    first = frozenset(sorted(said)[:2])
    return _Read(asked, said, first, asked - said, draw(st.booleans()), draw(st.booleans()))


@given(st.lists(pairs(), max_size=6))
def test_what_is_not_weighed_would_not_fit_better(read: list[_Read]) -> None:
    quick = list(_gains(read))

    with mock.patch.object(answers, "_may_fit", return_value=True):
        assert list(_gains(read)) == quick
