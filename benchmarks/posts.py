"""Makes posts to measure with, each of another text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.shapes import Place

_WORDS = [
    "kettle",
    "water",
    "steam",
    "copper",
    "lid",
    "spout",
    "handle",
    "whistle",
    "boil",
    "pour",
    "tea",
    "leaf",
    "cup",
    "morning",
    "quiet",
    "stove",
    "flame",
    "slow",
    "quick",
    "warm",
    "scale",
    "lime",
    "vinegar",
    "rinse",
    "dry",
    "polish",
    "shine",
    "dull",
    "old",
    "new",
    "small",
    "large",
    "heavy",
    "light",
    "round",
    "tall",
    "narrow",
    "wide",
    "first",
    "second",
    "last",
    "often",
    "rarely",
    "never",
    "always",
    "while",
    "because",
    "although",
    "before",
    "after",
    "until",
    "with",
    "without",
    "under",
    "over",
    "beside",
    "through",
    "the",
    "a",
    "an",
    "of",
    "to",
    "in",
    "for",
    "and",
    "or",
    "but",
    "so",
    "as",
    "it",
    "this",
    "that",
    "these",
    "those",
    "you",
    "we",
    "they",
    "many",
    "few",
    "some",
    "most",
    "each",
    "every",
    "other",
    "same",
]
_SYLLABLES = (
    "ba",
    "cor",
    "dil",
    "en",
    "fas",
    "gre",
    "hom",
    "il",
    "jun",
    "ket",
    "lor",
    "mun",
    "ner",
)
_RARE = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
_SECTIONS = ("paragraph", "list", "code", "table", "image", "links", "html", "quote")


def write_posts(folder: Path, count: int, place: Place, seed: int = 1) -> None:
    """Writes `count` posts; the same ones for the same seed."""
    random = Random(seed)
    for number in range(count):
        path = folder / place(number, f"post-{number}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_post(random, number)), "utf-8")


def _post(random: Random, number: int) -> Iterator[str]:
    title = _phrase(random, 3, 8).title()
    yield "---"
    yield f"title: {title} {number}"
    year, month, day = random.randrange(10, 26), random.randrange(1, 13), random.randrange(1, 29)
    yield f"date: 20{year}-{month:02}-{day:02}"
    yield f"description: {sentence(random)}"
    yield f"tags: [{', '.join(random.sample(_WORDS, 3))}]"
    yield f"draft: {random.choice(('true', 'false'))}"
    yield "---"
    yield ""
    yield _paragraph(random)
    for _ in range(random.randrange(4, 12)):
        yield f"\n{'#' * random.choice((2, 2, 2, 3))} {_phrase(random, 2, 7).capitalize()}\n"
        for kind in random.choices(_SECTIONS, weights=(8, 2, 1, 1, 1, 2, 1, 1), k=3):
            yield from _section(random, kind)
    if random.random() < 0.05:
        yield "\n## Frequently asked questions\n"
        for _ in range(4):
            yield f"### How does a {_phrase(random, 2, 4)}?\n\n{_paragraph(random)}\n"


def _section(random: Random, kind: str) -> Iterator[str]:
    if kind == "list":
        yield from (f"- {sentence(random)}" for _ in range(4))
    elif kind == "code":
        yield f"```python\n{random.choice(_WORDS)} = {random.randrange(999)}\n```"
    elif kind == "table":
        yield "| part | use |\n|---|---|"
        yield from (f"| {random.choice(_WORDS)} | {_phrase(random, 2, 5)} |" for _ in range(3))
    elif kind == "image":
        name = f"{random.choice(_WORDS)}-{random.randrange(999)}.jpg"
        yield f"![{_phrase(random, 2, 6)}](/images/{name})"
    elif kind == "links":
        address = f"https://{random.choice(_WORDS)}.example/{random.randrange(999)}"
        yield f"See [{_phrase(random, 1, 4)}]({address}), and *{_phrase(random, 1, 3)}*."
    elif kind == "html":
        yield f'<p class="note">{sentence(random)} <strong>{_phrase(random, 1, 3)}</strong></p>'
    elif kind == "quote":
        yield f"> {sentence(random)}"
    else:
        yield _paragraph(random)
    yield ""


def _phrase(random: Random, least: int, most: int) -> str:
    words = (random.choice(random.choice((_WORDS, _RARE))) for _ in range(least, most))
    return " ".join(list(words)[: random.randrange(least, most)])


def sentence(random: Random) -> str:
    return f"{_phrase(random, 6, 18).capitalize()}."


def _paragraph(random: Random) -> str:
    return " ".join(sentence(random) for _ in range(random.randrange(2, 7)))
