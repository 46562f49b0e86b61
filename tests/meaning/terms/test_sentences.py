"""Sentences of the text and of answers."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.meaning.terms.places import place_of
from postlint.meaning.terms.sentences import (
    answer_sentences,
    body_sentences,
    is_in_speech,
    split_sentences,
)
from postlint.source import Source

POST = """# Soup

Soup is **warm**. It feeds [many](people.md) people!

- Boil the water.

| Herb | Grams |
|---|---|
| Thyme | 5 |

## FAQ

### Is soup warm?

Yes. It is *very* warm.

## End

Eat it.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It costs 3.5 euros. Buy it.", ["It costs 3.5 euros.", "Buy it."]),
        (
            "Am 24. Dezember und am 1. Mai ist zu. Sonst nie.",
            ["Am 24. Dezember und am 1. Mai ist zu.", "Sonst nie."],
        ),
        ("Go to step 5. Then stop.", ["Go to step 5.", "Then stop."]),
        ("Ask Dr. Brown. He knows.", ["Ask Dr. Brown.", "He knows."]),
        ("It melts at 28°C. Keep it cool.", ["It melts at 28°C.", "Keep it cool."]),
        ("See e.g. Bach. Listen.", ["See e.g. Bach.", "Listen."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_a_text_is_split(text: str, expected: list[str]) -> None:
    assert list(split_sentences(text)) == expected


def test_the_text_is_what_stands_outside_the_faq() -> None:
    post = Post(Source("soup.md", POST), HUGO_PROFILE)

    assert [sentence.text for sentence in body_sentences(post)] == [
        "Soup is warm.",
        "It feeds many people!",
        "Boil the water.",
        "Herb | Grams",
        "Thyme | 5",
        "Eat it.",
    ]


def test_a_sentence_has_its_place() -> None:
    post = Post(Source("soup.md", POST), HUGO_PROFILE)
    (pair,) = faq(post)
    places = [
        *(place_of(post, sentence) for sentence in body_sentences(post)[:2]),
        *(place_of(post, sentence, pair) for sentence in answer_sentences(post, pair)),
    ]

    assert [POST[span.start : span.end] for span in places] == [
        "Soup is **warm",
        "It feeds [many](people.md) people!",
        "Yes.",
        "It is *very* warm.",
    ]


def test_a_space_behind_a_full_stop_of_cjk_begins_no_sentence() -> None:
    assert split_sentences("水は熱い。 火は赤い。「行く。」土は黒い。") == [
        "水は熱い。",
        "火は赤い。",
        "「行く。」",
        "土は黒い。",
    ]


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ('Write: "Dear miller, you owe us 185 sacks of flour."', True),
        ("Write: „Lieber Müller, du schuldest uns 185 Sack Mehl.“", True),
        ('The "185 rule" of the miller is an old rule of thumb.', False),
        ('A 6" pipe takes 185 sacks, and a 4" pipe half of that.', False),
    ],
)
def test_speech_is_a_whole_sentence_in_quotation_marks(text: str, is_quoted: bool) -> None:
    at = text.index("185")

    assert is_in_speech(text, at, at + 3) is is_quoted
