"""Numbers in a text: they are found by how they begin, and no number begins otherwise."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from postlint.meaning.terms.amounts import AMOUNT, COUNTS, NUMBER

_PLAIN = re.compile(rf"(?<![\w.,/:–-])(?:{AMOUNT.pattern})", AMOUNT.flags)
_PIECES = (
    *sorted(COUNTS),
    *("a", "an", "A ", "One", "TWENTY", "half", "-", "−", "–", "$", "\\$", "€", "½", "⅔", "/", "."),
    *(
        ",",
        ":",
        "(",
        " ",
        " ",
        " ",
        "\t",
        "1",
        "20",
        "3.5",
        "1,000",
        "k",
        "and a half",
        "the",
        "of",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=8))
def test_all_numbers_are_found(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert [m.span() for m in NUMBER.finditer(text)] == [m.span() for m in _PLAIN.finditer(text)]


@given(
    st.sampled_from(sorted(COUNTS)), st.sampled_from(["{}", "a {}", "a-{}", "one {}", "three {}"])
)
def test_numbers_in_words_are_found(word: str, pattern: str) -> None:
    text = pattern.format(word)
    assert [m.span() for m in NUMBER.finditer(text)] == [m.span() for m in _PLAIN.finditer(text)]
