"""What somebody meant who misspelt a name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

_SHORTEST = 5
"""Shorter names are a letter away from too many words."""
_MOST_KNOWN = 200
"""How many names one is compared with: a site's schema may have any number of them."""


def suggest(name: str, known: Iterable[str]) -> str | None:
    """ "Did you mean …?" with the known name nearest to this one; None where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), list(islice(known, _MOST_KNOWN)), 1, 0.6)
    return f"Did you mean `{near[0]}`?" if near else None


@lru_cache(maxsize=4096)
def misspelt(name: str, known: tuple[str, ...]) -> str | None:
    """The known name that a name is a slip of the keyboard away from; None where there is none.

    A slip is one letter too many, too few, wrong, or exchanged with its neighbour; in long names
    two of them. Case does not matter. A final `s` makes another word, and no slip.
    """
    lowered = name.lower()
    letters = set(lowered)
    for other in known[:_MOST_KNOWN]:
        most = 1 if len(other) < 9 else 2
        folded = other.lower()
        if len(other) < _SHORTEST or abs(len(other) - len(name)) > most:
            continue
        if folded.rstrip("s") == lowered.rstrip("s"):
            continue
        if len(letters.symmetric_difference(folded)) > 2 * most:  # a slip changes two at most
            continue
        slips = _slips(lowered, folded)
        if slips == 1 or (slips == most and folded[0] == lowered[0]):
            return other
    return None


def _slips(one: str, other: str) -> int:
    """The optimal string alignment distance of two short words."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
