"""What is read in phrases: words, quantities and sentences. A line a phrase."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from goldens import check, digest, told

from postlint.document.plain_text import folded, plain
from postlint.meaning.languages.amounts import amounts, may_count, plainly
from postlint.meaning.languages.language import codes, guessed, language
from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.quantities import Quantity, quantities
from postlint.meaning.terms.sentences import split_sentences
from postlint.meaning.terms.tokens import tokens
from postlint.meaning.terms.units import UNITS
from postlint.meaning.terms.words import content_stems, is_english
from postlint.meaning.terms.words import folded as folded_words

GOLDEN = Path(__file__).parent / "golden"
NUMBERS = (
    "2",
    "1.5",
    "1,5",
    "1,000",
    "1.000",
    "½",
    "2 ½",
    "1/2",
    "two",
    "twenty-one",
    "a dozen",
    "2k",
    "3 million",
)
AROUND = (
    *("at least {}", "up to {}", "no more than {}", "about {}", "from {} to 9 cups", "{} or more", "under {}"),
    *("between {} and 12 cups", "never exceeds {}", "{} each", "{} per day", "by {}", "{} ago", "after {}"),
    *("every {}", "not {}", "more than {}", "less than {}", "{} older", "{}–9 cups", "within {}", "over {}"),
)  # fmt: skip
PHRASES = (
    *("$5", "5 $", "€5.50", "5,50 €", "US$ 5", "5 USD", "5 bucks", "50 %", "50 percent", "half a cup", "a cup"),
    *("20 °C", "68 °F", "20 degrees", "-5 °C", "5 ft 6 in", "5'6\"", "2 fl oz", "2 fluid ounces", "2 oz", "3 lbs"),
    *("2 hours 30 minutes", "2h30", "1:30 pm", "13:30", "half past two", "noon", "in 2024", "May 2024", "6 May 2024"),
    *("10 x 20 cm", "10 by 20 cm", "5 km/h", "2 GB", "100 watts", "230 V", "12 months", "a year", "twice", "once a week"),
    *("three times a day", "no cups", "the first cup", "2nd cup", "version 2.0", "room 101", "5 stars", "1 in 10"),
    *("two thirds", "three quarters of an hour", "a couple of cups", "several cups", "1500 mAh", "2 m²", "5 cm3"),
)  # fmt: skip
SENTENCES = (
    *("It boils. It steams.", "Dr. Lid came. He left.", "It costs 1.5 l. Or more.", "E.g. tea. I.e. hot.", "One! Two? Three."),
    *("He said “No. Never.” Then left.", "a.m. and p.m. are fine. Yes.", "U.S. tea. It is hot", "Wait... What?", "茶です。水です。"),
    *("Lids - pots - cups", "One\nTwo", "No. 5 is hot.", "(It boils.) It steams.", "v1.2. Next", "Mr. and Mrs. Pot. Tea."),
)  # fmt: skip
OPPOSITES = ("hot", "cold", "always", "never", "open", "increase", "cheap", "common", "tea", "before", "safe", "unsafe", "more", "with")  # fmt: skip


def _read(quantity: Quantity) -> object:
    around = quantity.around
    about = around.bound, around.role, around.thing, around.per
    return (*quantity._replace(around=None), about)  # type: ignore[arg-type]


def test_golden_quantities() -> None:
    counted = [
        f"{number} {unit}" for number, unit in product(NUMBERS, ("cups", "minutes", "kg", "miles"))
    ]
    phrases = (
        *counted,
        *(one.format("2 cups") for one in AROUND),
        *PHRASES,
        *(f"2 {unit}" for unit in UNITS),
    )
    readers = {"quantities": lambda text: [_read(one) for one in quantities(text)]}
    check(GOLDEN / "quantities.txt", "".join(told(phrase, readers) for phrase in phrases))


def test_golden_sentences_and_words() -> None:
    readers = {
        "sentences": split_sentences,
        "tokens": lambda text: [one[:6] for one in tokens(text)],
        "stems": content_stems,
        "english": is_english,
        "folded": folded_words,
        "plain": plain,
        "space": folded,
    }
    lines = [told(text, readers) for text in SENTENCES]
    lines += [told(word, {"opposites": lambda one: sorted(opposites(one))}) for word in OPPOSITES]
    check(GOLDEN / "words.txt", "".join(lines))


def test_golden_amounts() -> None:
    """Each word of each language's numbers, units and months, between numbers."""
    lines = []
    for code in sorted(codes()):
        known = language(code)
        texts = [
            plainly(f"2 {word} 7") for word in sorted({*known.numbers, *known.units, *known.months})
        ]
        found = [
            (text, may_count(text, known), amounts(text, known), guessed(text)) for text in texts
        ]
        lines.append(f"{code}: {len(texts)} words #{digest(found)}\n")
    check(GOLDEN / "amounts.txt", "".join(lines))
