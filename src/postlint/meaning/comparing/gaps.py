"""The words in which two sentences differ between words that they share, and what they tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.tokens import Token
from postlint.meaning.terms.units import UNITS
from postlint.meaning.terms.words import stem
from postlint.record import NamedTuple

Kind = Literal["number", "name", "opposite", "negation", "order"]

PERIODS = frozenset(map(stem, ["hour", "day", "night", "week", "month", "year"]))
"""The stems of words for what a price or a number is for each of."""
VERSION = re.compile(r"\bv?\d+(?:\.\d+){2,3}\b")
_LONGEST_NAME = 3
_MOST_WORDS = 2
_MOST_TOKENS = 8
"""A fact has no more words than this, small ones among them."""


class Difference(NamedTuple):
    """A fact in which two sentences differ: the words of the one and of the other.

    One of them is empty where the other only adds a negation.
    """

    kind: Kind
    here: tuple[Token, ...]
    there: tuple[Token, ...]


class Gap(NamedTuple):
    """The words of two sentences between two that both share, and those beside them."""

    here: list[Token]
    there: list[Token]
    neighbours: tuple[str, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether it is one thing of several: lists may name others."""
        sides = (*self.here, *self.there)
        return any(key in ("and", "or") for key in (*self.neighbours, *(t.key for t in sides)))


def difference(gap: Gap) -> Difference | None:
    """The one fact in which two sentences differ in a gap; None for any other difference."""
    if max(len(gap.here), len(gap.there)) > _MOST_TOKENS:
        return None
    for kind, test in _TESTS:
        found = test(gap)
        if found:
            return Difference(kind, *found)
    return None


_Sides = tuple[tuple[Token, ...], tuple[Token, ...]]


def _numbers(gap: Gap) -> _Sides | None:
    """A quantity against another: alone in the gap, or the one that opens it."""
    one = [token for token in gap.here if token.quantity]
    two = [token for token in gap.there if token.quantity]
    if len(one) == len(two) == 1 and len(gap.here) + len(gap.there) <= 4:
        return (one[0],), (two[0],)
    return None


def _units(gap: Gap) -> _Sides | None:
    """A unit against another that measures the same: "one business day", "one business week"."""
    if len(gap.here) == len(gap.there) == 1:
        if _are_periods(*gap.here, *gap.there) or _are_versions(*gap.here, *gap.there):
            return tuple(gap.here), tuple(gap.there)
        one, two = UNITS.get(gap.here[0].text.lower()), UNITS.get(gap.there[0].text.lower())
        if one and two and one != two and one.dimension == two.dimension:
            return tuple(gap.here), tuple(gap.there)
    return None


def _are_periods(one: Token, two: Token) -> bool:
    """Whether two words say for how long something holds: "60 euros a night", "a week"."""
    return one.key in PERIODS and two.key in PERIODS


def _are_versions(one: Token, two: Token) -> bool:
    return bool(VERSION.fullmatch(one.text) and VERSION.fullmatch(two.text))


def _opposed(gap: Gap) -> _Sides | None:
    one = [token for token in gap.here if token.is_content or opposites(token.key)]
    two = [token for token in gap.there if token.is_content or opposites(token.key)]
    if len(one) != len(two) or not one or len(one) > _MOST_WORDS:
        return None
    if _denials(gap.here) != _denials(gap.there):
        return None  # "do not use" says what "avoid" says
    if all(b.key in opposites(a.key) for a, b in zip(one, two, strict=True)):
        return tuple(one), tuple(two)
    return None


def _denials(run: list[Token]) -> int:
    return sum(token.is_negation and not opposites(token.key) for token in run)


def negated(gap: Gap) -> _Sides | None:
    one = tuple(token for token in gap.here if token.is_negation)
    two = tuple(token for token in gap.there if token.is_negation)
    rest = [t for t in (*gap.here, *gap.there) if not t.is_negation and t.key not in _AUXILIARIES]
    return (one, two) if len(one) + len(two) == 1 and not rest else None


_VERBS = "do does did is are was were be can could will would should must may might"
_AUXILIARIES = frozenset(_VERBS.split())


def _names(gap: Gap) -> _Sides | None:
    one = [token for token in gap.here if token.is_content]
    two = [token for token in gap.there if token.is_content]
    if not one or not two or max(len(one), len(two)) > _LONGEST_NAME:
        return None
    if not _are_names(one, two) or _initials(one, two) or gap.is_listed:
        return None
    if _verbs(gap.here) != _verbs(gap.there):
        return None  # "Larch is hard", "Hard": no name in the place of another
    return tuple(one), tuple(two)


def _verbs(run: list[Token]) -> frozenset[str]:
    return _AUXILIARIES.intersection([token.key for token in run])


def _are_names(one: list[Token], two: list[Token]) -> bool:
    """Whether all are names; a capital that opens a sentence counts against a sure name."""
    both = (*one, *two)
    sure = any(token.is_name for token in both)
    return sure and all(t.is_name or (t.start == 0 and t.text[0].isupper()) for t in both)


def _initials(one: list[Token], two: list[Token]) -> bool:
    """Whether one name is short for the other: "GSD", "German Shepherd Dog"."""
    short, long = sorted((one, two), key=lambda side: sum(len(token.text) for token in side))
    first = "".join(token.text[0] for token in long).lower()
    return "".join(token.text for token in short).lower().rstrip("s") == first


_TESTS: tuple[tuple[Kind, Callable[[Gap], _Sides | None]], ...] = (
    ("number", _numbers),
    ("number", _units),
    ("negation", negated),
    ("opposite", _opposed),
    ("name", _names),
)
