"""Folders that hold the same files, one by one: editions that are told by no name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile
from posixpath import splitext

from postlint.pattern import lazy

_FEWEST = 3
_MOST_FOLDERS = 8
"""A name that files have in more folders is that of a part, as `python.md` of each function."""
_INDEXES = ("index", "_index", "readme")

_Parting = tuple[str, frozenset[str]]
"""A folder, and the two in it that part two files of one name."""
_VERSION = lazy(r"v?\d+(?:\.\d+)+(?:[-.]\w+)*")
"""The name of release notes: products that share code share what they say of it."""
_SAME = 0.95
"""Files of one name in two folders are versions of each other, unless they share so much."""


def outside_of_trees(
    pairs: Iterable[tuple[int, int, float]], paths: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The pairs of posts, by their places in `paths`, that do not lie in two parallel folders.

    Each comes with how much the two share. Folders are parallel where they hold three files or more
    of one name, or where three pairs are parted by them; so are files of two names that three
    folders hold, and of one name that many do.
    """
    told = list(pairs)
    between = Counter(_folders(paths[one], paths[other]) for one, other, _ in told)
    trees = _Trees(paths if told else ())
    for one, other, share in told:
        folders = _folders(paths[one], paths[other])
        if len(folders) > 1 and between[folders] >= _FEWEST:
            continue
        if not trees.are_parallel(paths[one], paths[other], share):
            yield one, other


class _Trees:
    """The folders of posts, and the files that they hold."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._places: set[str] = set()
        self._folders_of: defaultdict[str, set[str]] = defaultdict(set)
        for path in paths:
            *folders, name = name_parts(path)
            folder = "/".join(folders)
            self._places.add(f"{folder}/{name}".lstrip("/"))
            self._folders_of[name].add(folder)
        self._in_common: dict[_Parting, int] = {}

    def are_parallel(self, one: str, other: str, share: float) -> bool:
        """Whether two posts that share so much are the same file of two folders, or the like."""
        names = name_parts(one)[-1], name_parts(other)[-1]
        both = self._folders_of[names[0]] & self._folders_of[names[1]]
        if names[0] != names[1]:
            return len(both) >= _FEWEST
        parting = _parting(one, other)
        if parting is None:
            return False
        if _VERSION.fullmatch(names[0]):
            return True
        if parting not in self._in_common:
            self._in_common[parting] = _files_in_common(parting, self._places)
        return share < _SAME or self._in_common[parting] >= _FEWEST or len(both) > _MOST_FOLDERS


def _files_in_common(parting: _Parting, places: Set[str]) -> int:
    """How many files of one name two folders hold."""
    above, parts = parting
    here, there = (f"{above}/{part}".rstrip("/") for part in sorted(parts))
    return sum(
        f"{there}{place[len(here) :]}" in places for place in places if place.startswith(f"{here}/")
    )


def _folders(one: str, other: str) -> frozenset[str]:
    return frozenset("/".join(name_parts(path)[:-1]) for path in (one, other))


def name_parts(path: str) -> list[str]:
    """The folders of a post and its name: that of its folder where it is an index."""
    *folders, name = path.split("/")
    stem = splitext(name)[0]
    return folders if stem.lower() in _INDEXES and folders else [*folders, stem]


def _parting(one: str, other: str) -> _Parting | None:
    """Where the paths of two files of one name part, and the folders that part them."""
    a, b = name_parts(one), name_parts(other)
    shared_end = _shared(a[::-1], b[::-1])
    if not shared_end or a == b:
        return None
    a, b = a[: len(a) - shared_end], b[: len(b) - shared_end]
    shared = _shared(a, b)
    return "/".join(a[:shared]), frozenset({"/".join(a[shared:]), "/".join(b[shared:])})


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two paths begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
