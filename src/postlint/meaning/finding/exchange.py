"""Words that changed places, so that the opposite is said: "by height, not by weight"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.meaning.comparing.gaps import Difference
from postlint.meaning.comparing.restatement import without_opener
from postlint.meaning.terms.quantities import same_values
from postlint.meaning.terms.tokens import Token
from postlint.meaning.terms.words import stem

_MOST_MOVED = 6
_COMPARING = frozenset(["than", "over", "instead", "before", "after"])
_JOINING = ("while", "whereas")
"""Words that join two statements: what they say of each of two things stands between these."""
_PAIRING = frozenset(map(stem, _JOINING))
SETS_APART = re.compile(rf" (?:{'|'.join((*sorted(_COMPARING), *_JOINING, 'not'))}) ")
"""What stands in every sentence in which two things cannot change places."""


def exchange(here: list[Token], there: list[Token]) -> tuple[Difference, ...]:
    """The words that stand at each other's place in two sentences that are the same otherwise.

    Only around a word that sets them apart: "tea and coffee" may change places, "tea rather than
    coffee" may not.
    """
    here, there = without_opener(here), without_opener(there)
    differing = [i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a.key != b.key]
    if len(here) != len(there) or not differing or not _hold_the_same(here, there):
        return ()
    one, two = here[differing[0] : differing[-1] + 1], there[differing[0] : differing[-1] + 1]
    for first, second in _sizes(one, two):
        moved = [*one[len(one) - second :], *one[first : len(one) - second], *one[:first]]
        kept = [*here[: differing[0]], *moved, *here[differing[-1] + 1 :]]
        between = one[first : len(one) - second]
        if (
            _keys(moved) == _keys(two)
            and _sets_apart(between, here)
            and _measure_alike(kept, there)
        ):
            return (Difference("order", tuple(one), tuple(two)),)
    return ()


def _hold_the_same(here: list[Token], there: list[Token]) -> bool:
    return sorted(_keys(here)) == sorted(_keys(there))


def _keys(run: list[Token]) -> list[str]:
    return [token.key for token in run]


def _sizes(one: list[Token], two: list[Token]) -> Iterator[tuple[int, int]]:
    """How many words may have moved from the beginning to the end, and how many back."""
    keys, others = _keys(one), _keys(two)
    sizes = range(1, min(_MOST_MOVED, len(keys) - 1) + 1)
    first = [n for n in sizes if keys[:n] == others[-n:] and _has_content(one[:n])]
    second = [n for n in sizes if keys[-n:] == others[:n] and _has_content(one[-n:])]
    return ((n, m) for n in first for m in second if n + m < len(keys))


def _has_content(run: list[Token]) -> bool:
    return any(token.is_content for token in run)


def _sets_apart(between: list[Token], sentence: list[Token]) -> bool:
    """Whether what stands between two things says something of the one and not of the other."""
    keys = {token.key for token in between}
    is_denied = any(token.is_negation for token in sentence)
    if keys & _COMPARING:
        return not is_denied  # neither may be better than the other
    if keys & _PAIRING:
        return _has_content(between)
    return "not" in keys


def _measure_alike(one: list[Token], other: list[Token]) -> bool:
    pairs = ((a.quantity, b.quantity) for a, b in zip(one, other, strict=True))
    return all(a is None or b is None or same_values(a, b) for a, b in pairs)
