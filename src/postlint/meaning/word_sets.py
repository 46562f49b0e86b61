"""Sentences as sets of words: what is looked at first, to learn which are worth comparing."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.meaning.amounts import COUNTS
from postlint.meaning.opposites import opposites
from postlint.meaning.words import FUNCTION_WORDS, NEGATIONS, content_stem, folded_each

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


NO_CONTENT = FUNCTION_WORDS | {NUMBER, ""}
"""What stands in a set of words, and says little of what a text speaks of."""


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it speaks of: no numbers, no function words."""
    return word_sets([text])[0] - NO_CONTENT
