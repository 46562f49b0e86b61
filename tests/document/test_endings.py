"""Texts that break off within a sentence."""

from __future__ import annotations

import pytest

from postlint.document.endings import breaks_off, is_ended


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dry the", "en"),
        ("Dry the", None),
        ("Trocknen Sie die", "de"),
        ("Séchez le couvercle et", "fr"),
        ("Seque la", "es"),
        ("Dry it,", "ja"),
        ("蒸らして、", "ja"),
        ("Dry **the**", "en"),
    ],
)
def test_breaks_off(text: str, language: str | None) -> None:
    assert breaks_off(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dry the lid", "en"),
        ("Dry the lid the.", "en"),
        ("Dry the…", "en"),
        ("The plants die", "en"),
        ("The plants die", None),
        ("Dry the", "ja"),
        ("It costs 1,", "en"),
        ("Dry it in", "en"),
        ("The", "de"),
        ("", "en"),
        (",", "en"),
    ],
)
def test_ends(text: str, language: str | None) -> None:
    assert not breaks_off(text, language)


def test_words_that_seldom_end_a_sentence() -> None:
    assert breaks_off("Dry it in", "en", seldom=True)
    assert not breaks_off("Dry it well", "en", seldom=True)


@pytest.mark.parametrize("text", ["So.", "So?”", "So!)*", "だ。", "So:"])
def test_full_stops(text: str) -> None:
    assert is_ended(text)
