"""Folders that hold the same files, one by one: editions that are told by no name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from posixpath import splitext

_FEWEST = 3
_INDEXES = ("index", "_index", "readme")

_SAME = 0.95
"""Files of one name in two folders are versions of each other, unless they share so much."""


def outside_of_trees(
    pairs: Iterable[tuple[int, int, float]], paths: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The pairs of posts, by their places in `paths`, that do not lie in two parallel folders.

    Each comes with how much the two share. Folders are parallel where three pairs or more of files
    of one name are parted by them.
    """
    told = [(pair, _parting(paths[pair[0]], paths[pair[1]])) for pair in pairs]
    counts = Counter(parting for _, parting in told if parting is not None)
    for (one, other, share), parting in told:
        if parting is None or (counts[parting] < _FEWEST and share >= _SAME):
            yield one, other


def name_parts(path: str) -> list[str]:
    """The folders of a post and its name: that of its folder where it is an index."""
    *folders, name = path.split("/")
    stem = splitext(name)[0]
    return folders if stem.lower() in _INDEXES and folders else [*folders, stem]


def _parting(one: str, other: str) -> tuple[str, frozenset[str]] | None:
    """Where the paths of two files of one name part, and the folders that part them."""
    a, b = name_parts(one), name_parts(other)
    shared_end = _shared(a[::-1], b[::-1])
    if not shared_end:
        return None
    a, b = a[: len(a) - shared_end], b[: len(b) - shared_end]
    shared = _shared(a, b)
    return "/".join(a[:shared]), frozenset({"/".join(a[shared:]), "/".join(b[shared:])})


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two paths begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
