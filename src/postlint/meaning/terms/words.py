"""Words as they are compared: case-folded, and cut down to their stems."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence
from functools import lru_cache

import Stemmer

_WORDS = """
    a about above across actually after again all almost along already also although always am
    an and any anyone are around as at away back be because been before behind being below between
    both but by can cannot come could did do does doesn don done down during each either else
    especially even ever every few for from further generally get gets getting give go goes going
    had has have he her here hers him his how however i if in indeed instead into is isn it its
    itself just keep kept let like ll made make makes many may me might mine more most mostly much
    must my near need needs neither never no nor not now of off often on once one only onto or
    other others our ours out over own per perhaps quite rather re really s same see shall she
    should simply since so some something sometimes such sure t take takes than that the their
    them then there these they thing things this those through thus to together too towards under
    unless until up upon us use used using usually ve very was way we well were what when where
    whether which while who whom whose why will with within without would yes yet you your
    yours
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
"""Words that say little of what a sentence speaks of."""

NEGATIONS = frozenset({"not", "no", "never", "neither", "nor", "none", "nobody", "nothing"})

_SEPARATORS = (string.punctuation + "\t\r").replace("'", "").encode()
_BLANKS = bytes.maketrans(_SEPARATORS, b" " * len(_SEPARATORS))
_SIGNS = "«»“”„…–—‘€£¥₹°≥≤−×•"
_NON = re.compile(r"non-(?<!\wnon-)")
_MOST_KEPT = 100_000
_LONGEST = 40
_FEWEST_ENGLISH = 0.25
_SAMPLE = 500
_BEGINNING = 6


class _Stems(dict[str, str]):
    """Words and their stems, the words met before among them; function words have none."""

    def __init__(self) -> None:
        self._stem = Stemmer.Stemmer("english", 0).stemWord

    def __missing__(self, word: str) -> str:
        if len(word) > _LONGEST:
            return word
        bare = word.strip("'").removesuffix("'s")
        stem = "" if bare in FUNCTION_WORDS or not bare else self._stem(bare.partition("'")[0])
        if len(self) < _MOST_KEPT:
            self[word] = stem
        return stem


_STEMS = _Stems()
_NO_STEM = frozenset({""})


def folded(text: str) -> str:
    """A text in lower case with all signs blanked out but apostrophes; "non-toxic" is one word."""
    text = text.lower()
    if "non-" in text:
        text = _NON.sub("non", text)
    if text.isascii():
        return text.encode().translate(_BLANKS).decode()
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    signs_blanked = text.replace("’", "'").encode("utf-8", "surrogatepass").translate(_BLANKS)
    return signs_blanked.decode("utf-8", "surrogatepass")


def content_stems(text: str) -> list[str]:
    """The stems of a text's words in order, function words left out."""
    return [stem for word in folded(text).split() if (stem := _STEMS[word])]


def folded_each(texts: Sequence[str]) -> list[str]:
    """`folded` for many texts, in one go."""
    lines = folded("\n".join(texts)).split("\n")
    if len(lines) != len(texts):  # one of them holds a line end
        lines = [folded(text) for text in texts]
    return lines


def content_stem_sets(texts: Sequence[str]) -> list[frozenset[str]]:
    """The different stems of each text's words, function words left out."""
    stem = _STEMS.__getitem__
    return [frozenset(map(stem, line.split())) - _NO_STEM for line in folded_each(texts)]


def content_stem(word: str) -> str:
    """The stem of one word; empty for a function word."""
    return _STEMS[word.lower().replace("’", "'")]


def stem(word: str) -> str:
    """The stem of one word, function word or not."""
    found = _STEMS[word.lower().replace("’", "'")]
    return found or word.lower()


@lru_cache(maxsize=32)
def stemmer(name: str | None) -> Callable[[str], str]:
    """What cuts words down to their stems by a Snowball algorithm; to their beginnings without."""
    if name is None:
        return lambda word: word[:_BEGINNING]
    return lru_cache(maxsize=20_000)(Stemmer.Stemmer(name, 0).stemWord)


def is_english(text: str) -> bool:
    """Whether a text is English, by how many of its words are small ones there."""
    words = folded(text[:_SAMPLE]).split()
    small = sum(map(FUNCTION_WORDS.__contains__, words))
    return small >= _FEWEST_ENGLISH * len(words) > 0
