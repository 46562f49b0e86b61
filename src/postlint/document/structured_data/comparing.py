"""Whether two texts say the same to a reader, and where they begin to differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from postlint.document.plain_text import plain
from postlint.pattern import lazy
from postlint.record import NamedTuple

_LINK = lazy(r"!?\[([^\[\]]*+)\]\([^()\s]*+(?:\s[^()]*+)?\)")
_DASH_BETWEEN_DIGITS = lazy(r"(?<=\d)\s*[-\u2010-\u2015\u2212]\s*(?=\d)")
_THOUSANDS = lazy(r"(?<=\d),(?=\d{3}(?!\d))")
_TELLING = lazy(r"[^\W_]|[#+@%$€£¥°<>=±]|(?<=\d)[.,:/-](?=\d)")
_MARKS = frozenset("<>=+*")
"""Signs that say nothing where they stand alone: those of a quotation or a list."""
_SHOWN_WORDS = 6


def comparable(text: str) -> str:
    """A text as it is compared with another: without markup, quotes, white space and case."""
    return "".join(letters for _, letters in _words(text))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each as shown and as compared."""
    text = _LINK.sub(r"\1", plain(plain(text)))
    text = _THOUSANDS.sub("", _DASH_BETWEEN_DIGITS.sub("-", text))
    words = text.split()
    for at, word in enumerate(words):
        if word in _MARKS and not _compares(words, at):
            continue
        folded = unicodedata.normalize("NFKC", word).casefold().replace("&", "and")
        yield word, "".join(_TELLING.findall(folded))


def _compares(words: list[str], at: int) -> bool:
    """Whether a sign stands between two numbers."""
    beside = words[max(0, at - 1) : at + 2]
    return len(beside) == 3 and beside[0][-1].isdigit() and beside[2][0].isdigit()


class Difference(NamedTuple):
    """How two texts begin to differ: the first words on both sides that do."""

    one: str
    other: str


def difference(one: str, other: str) -> Difference | None:
    """Where two texts differ to a reader; None where they say the same."""
    sides = list(_words(one)), list(_words(other))
    letters = ["".join(letters for _, letters in side) for side in sides]
    if letters[0] == letters[1]:
        return None
    pairs = zip(*letters, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(map(len, letters)))
    return Difference(*(_shown_at(side, at) for side in sides))


def _shown_at(words: list[tuple[str, str]], at: int) -> str:
    """The words from the one on that holds the letter at an index."""
    passed = 0
    for i, (_, letters) in enumerate(words):
        passed += len(letters)
        if passed > at:
            first = max(0, i - 1)
            shown = " ".join(word for word, _ in words[first : i + _SHOWN_WORDS])
            return f"{'… ' * (first > 0)}{shown}{' …' * (i + _SHOWN_WORDS < len(words))}"
    return " ".join(["…", *(word for word, _ in words[-2:]), "(end)"])
