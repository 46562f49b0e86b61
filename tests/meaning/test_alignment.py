"""Sets of sentences that share words."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from postlint.meaning.alignment import Tally, indices

SETS = st.lists(st.integers(0, 2**12 - 1), max_size=20)


@given(SETS, st.integers(1, 40))
def test_a_tally_knows_what_is_in_so_many_sets(sets: list[int], least: int) -> None:
    counts = Counter(at for one in sets for at in indices(one))

    found = Tally(sets).at_least(least)

    assert list(indices(found)) == sorted(at for at, count in counts.items() if count >= least)


@given(SETS)
def test_a_tally_gives_what_is_in_most_sets_first(sets: list[int]) -> None:
    counts = Counter(at for one in sets for at in indices(one))

    levels = [list(indices(level)) for level in Tally(sets).falling()]

    every = sorted(set(counts.values()), reverse=True)
    assert levels == [sorted(at for at in counts if counts[at] == most) for most in every]
