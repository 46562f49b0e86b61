"""Sentences as sets of words."""

from __future__ import annotations

import pytest

from postlint.meaning.word_sets import DENIAL, NUMBER, content_words, word_sets


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
