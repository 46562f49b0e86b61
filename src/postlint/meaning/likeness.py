"""How alike two questions or two answers are, by the stems of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.meaning.words import content_stems


def nearly_alike(texts: Sequence[str], *, least: float, fewest: int) -> Iterator[tuple[int, int]]:
    """The texts (later index, earlier index) that share at least a share of their words.

    A text of fewer than `fewest` different words is like none. A later text is given once.
    """
    stems = [frozenset(content_stems(text)) for text in texts]
    holding: dict[str, list[int]] = {}
    for later, words in enumerate(stems):
        if len(words) < fewest:
            continue
        rarest = sorted(words, key=lambda word: len(holding.get(word, ())))
        needed = rarest[: len(words) - int(least * len(words)) + 1]
        candidates = {i for word in needed for i in holding.get(word, ())[:_MOST_CANDIDATES]}
        for earlier in sorted(candidates):
            other = stems[earlier]
            if len(words & other) >= least * len(words | other):
                yield later, earlier
                break
        for word in words:
            holding.setdefault(word, []).append(later)


_MOST_CANDIDATES = 50
