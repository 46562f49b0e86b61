"""Sets of sentences that share words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.meaning.comparing.alignment import Alignment, Tally, indices
from postlint.meaning.terms.sentences import Sentences

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


BODY = Sentences()
BODY.add(["Oil the loom.", "Oil a lamp.", "Wind."], "", None)


@pytest.mark.parametrize(
    "asked", [frozenset[str](), frozenset({"oil"}), frozenset({"oil", "loom"})]
)
def test_words_are_found_whether_they_were_asked_for_or_not(asked: frozenset[str]) -> None:
    body = Alignment(BODY, asked)

    assert (body.holding("oil"), body.holding("loom"), body.holding("wool")) == (0b11, 0b01, 0)
    assert body.holding("loom", "wind") == 0b101
    assert body.sharing({"oil", "loom"}).at_least(2) == 0b01


def test_what_was_not_asked_for_counts_as_what_stands_in_a_single_sentence() -> None:
    body = Alignment(BODY, frozenset({"oil", "wind"}))

    assert body.total(["oil"]) < body.total(["lamp"]) == body.total(["wind"])
