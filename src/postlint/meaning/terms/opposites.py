"""Opposites: words of which only one can be said of a thing."""

from __future__ import annotations

from functools import cache
from itertools import permutations, product
from pathlib import Path

from postlint.files.reading import shipped
from postlint.meaning.terms.words import stem

_FILE = Path(__file__).with_name("opposites.txt")
_CLOSE = "close:"
_ONE_OF = "one of:"
_NEVER = "never:"
_NONE: frozenset[str] = frozenset()


def opposites(word: str, *, close: bool = True) -> frozenset[str]:
    """The stems of the opposites of a stem; none for most words.

    With `close`, those among them that count only in sentences that are the same otherwise.
    """
    return _opposites()[close].get(word, _NONE)


def opposites_of(words: frozenset[str], *, close: bool = True) -> frozenset[str]:
    """The stems of the opposites of some stems."""
    known = _opposites()[close]
    return _NONE.union(*[known[word] for word in opposed(words, close=close)])


def is_opposable(word: str) -> bool:
    """Whether a word may have an opposite, and does not only share the stem of one that has."""
    return word.lower() not in _unlike()


@cache
def _unlike() -> frozenset[str]:
    lines = (
        line for line in shipped(_FILE).decode("utf-8").splitlines() if line.startswith(_NEVER)
    )
    return frozenset(word.strip() for line in lines for word in line[len(_NEVER) :].split(","))


def opposed(words: frozenset[str], *, close: bool = True) -> frozenset[str]:
    """Those of some stems that have an opposite."""
    return words & _known()[close]


@cache
def _opposites() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The opposites of each stem, as `opposites.txt` lists them: the plain ones, and all."""
    plain: dict[str, set[str]] = {}
    every: dict[str, set[str]] = {}
    for line in shipped(_FILE).decode("utf-8").splitlines():
        if not line or line.startswith(("#", _NEVER)):
            continue
        words = line.removeprefix(_CLOSE).strip()
        for word, opposite in _pairs(words):
            every.setdefault(word, set()).add(opposite)
            if not line.startswith(_CLOSE):
                plain.setdefault(word, set()).add(opposite)
    return _frozen(plain), _frozen(every)


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The stems that have an opposite: a plain one, and any."""
    plain, every = _opposites()
    return frozenset(plain), frozenset(every)


def _pairs(words: str) -> list[tuple[str, str]]:
    if words.startswith(_ONE_OF):
        return list(permutations(_stems(words.removeprefix(_ONE_OF)), 2))
    one, _, other = words.partition("|")
    pairs = list(product(_stems(one), _stems(other)))
    return pairs + [(b, a) for a, b in pairs]


def _stems(words: str) -> list[str]:
    return [stem(word.strip()) for word in words.split(",")]


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(others) for word, others in found.items()}
