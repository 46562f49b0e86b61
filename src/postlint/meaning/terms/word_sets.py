"""Sentences as sets of words: what is looked at first, to learn which are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import overload

from postlint.meaning.terms.amounts import COUNTS
from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.words import FUNCTION_WORDS, NEGATIONS, content_stem, folded_each

NUMBER = "#"
"""What stands for any number."""
DENIAL = "not"
"""What stands for "cannot" and "n't" as well."""
_MOST_KEPT = 100_000


class _Keys(dict[str, str]):
    """Words and what stands for them in a set; nothing for most function words."""

    def __missing__(self, word: str) -> str:
        key = _key(word)
        if len(self) < _MOST_KEPT:
            self[word] = key
        return key


def _key(word: str) -> str:
    if word[0].isnumeric() or word in COUNTS:
        return NUMBER
    if word.endswith("n't") or word == "cannot":
        return DENIAL
    return content_stem(word) or (word if word in NEGATIONS or opposites(word) else "")


_KEYS = _Keys()


def word_sets(texts: Sequence[str]) -> list[frozenset[str]]:
    """The words of each text: stems of content words, `NUMBER` for any number.

    Function words stand in it as they are if they deny something or have an opposite; for all
    others stands "".
    """
    key = _KEYS.__getitem__
    return [frozenset(map(key, line.split())) for line in folded_each(texts)]


class WordSets(Sequence[frozenset[str]]):
    """The words of each of many texts, told when they are asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._lines = folded_each(texts)
        self._told: dict[int, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> frozenset[str]: ...
    @overload
    def __getitem__(self, at: slice) -> list[frozenset[str]]: ...
    def __getitem__(self, at: int | slice) -> frozenset[str] | list[frozenset[str]]:
        if isinstance(at, slice):
            return [self[i] for i in range(len(self))[at]]
        if at not in self._told:
            self._told[at] = frozenset(map(_KEYS.__getitem__, self._lines[at].split()))
        return self._told[at]

    def holding(self, words: frozenset[str] | None = None) -> dict[str, int]:
        """The texts that hold each word, or each of some: the bits at their indices.

        To look for some takes half the time that it takes to tell all words of all texts.
        """
        found: defaultdict[str, int] = defaultdict(int)
        key, bit = _KEYS.__getitem__, 1
        for at, line in enumerate(self._lines):
            held = self[at] if words is None else words.intersection(map(key, line.split()))
            for word in held:
                found[word] |= bit
            bit <<= 1
        return found


NO_CONTENT = FUNCTION_WORDS | {NUMBER, ""}
"""What stands in a set of words, and says little of what a text speaks of."""


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it speaks of: no numbers, no function words."""
    return word_sets([text])[0] - NO_CONTENT
