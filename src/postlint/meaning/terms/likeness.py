"""How alike two questions or two answers are, by the stems of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from postlint.meaning.terms.words import content_stem_sets, content_stems


def nearly_alike(texts: Sequence[str], *, least: float, fewest: int) -> Iterator[tuple[int, int]]:
    """The texts (later index, earlier index) that share at least a share of their words.

    A text of fewer than `fewest` different words is like none. A later text is given once. Words
    count as often as they stand in a text.
    """
    stems = content_stem_sets(texts)
    holding: dict[str, list[int]] = {}
    for later in _of_like_size(stems, least, fewest):
        words = stems[later]
        rarest = sorted(words, key=lambda word: len(holding.get(word, ())))
        needed = rarest[: len(words) - int(least * len(words)) + 1]
        candidates = {i for word in needed for i in holding.get(word, ())[:_MOST_CANDIDATES]}
        for earlier in sorted(candidates):
            other = stems[earlier]
            if len(words & other) >= least * len(words | other) and _share_counts(
                texts[later], texts[earlier], least
            ):
                yield later, earlier
                break
        for word in words:
            holding.setdefault(word, []).append(later)


def _share_counts(one: str, other: str, least: float) -> bool:
    """Whether two texts share at least a share of their words, each as often as it stands there."""
    here, there = Counter(content_stems(one)), Counter(content_stems(other))
    return (here & there).total() >= least * (here | there).total()


def _of_like_size(sets: Sequence[frozenset[str]], least: float, fewest: int) -> list[int]:
    """The indices of the sets that have another one of about their size, in order."""
    by_size = sorted((len(words), i) for i, words in enumerate(sets) if len(words) >= fewest)
    pairs = ((i, j) for (size, i), (next_size, j) in pairwise(by_size) if size >= least * next_size)
    return sorted({i for pair in pairs for i in pair})


_MOST_CANDIDATES = 50
