"""Sentences as sets of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.meaning.terms.word_sets import DENIAL, NUMBER, WordSets, content_words, word_sets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil the looms!", {"oil", "loom", ""}),
        ("Two looms, 3 shuttles", {NUMBER, "loom", "shuttl"}),
        ("It cannot run", {"", DENIAL, "run"}),
        ("They don’t run", {"", DENIAL, "run"}),
        ("Never run after dark", {"never", "run", "after", "dark"}),
        ("", set()),
    ],
)
def test_the_words_of_a_text(text: str, expected: set[str]) -> None:
    assert word_sets([text]) == [frozenset(expected)]


def test_texts_keep_their_places_whatever_line_ends_they_hold() -> None:
    texts = ["one loom", "a\nshuttle", "", "weft"]

    assert word_sets(texts) == [word_sets([text])[0] for text in texts]


def test_content_words_are_what_a_text_speaks_of() -> None:
    assert content_words("Never oil 3 of the looms") == {"oil", "loom"}


TEXTS = st.lists(st.text("ab \n'3", max_size=12), max_size=8)


@given(TEXTS)
def test_words_are_told_one_by_one_as_in_one_go(texts: list[str]) -> None:
    assert list(WordSets(texts)) == word_sets(texts)


@given(TEXTS, st.frozensets(st.sampled_from(["a", "ab", "b", NUMBER])))
def test_words_looked_for_are_held_where_all_words_tell(
    texts: list[str], looked_for: frozenset[str]
) -> None:
    words = WordSets(texts)

    every = words.holding()

    assert words.holding(looked_for) == {w: held for w, held in every.items() if w in looked_for}
    assert all(
        (held >> at) & 1 == (word in words[at])
        for word, held in every.items()
        for at in range(len(texts))
    )
