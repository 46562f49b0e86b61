"""How much of their words two texts share, told from small sketches of them.

A sketch has the least of the hashes of all runs of four words. Of two sketches, the share of the
least hashes that both have is near the share of runs that both texts have (Jaccard). Scripts
without spaces are read by characters. A run is hashed by the hashes of its words, which lie side by
side in memory: so each letter is read once, and no text is put together.

Source: Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

from array import array
from binascii import a2b_base64, b2a_base64
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, compress, groupby, islice
from zlib import crc32

from postlint.document.mask import DYNAMIC
from postlint.pattern import lazy

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_LEADS = tuple(bytes((lead,)) for lead in (0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF))
"""What letters of these scripts begin with in UTF-8: to look for bytes takes next to no time."""
_WORD = lazy(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")
"""What is compared as a word: what stands between spaces, and letters of scripts without them."""
_FEWEST = 50
"""Words: shorter texts are alike by chance, or on purpose."""
_MOST_WORDS = 400
"""Of longer texts only some runs are hashed, those that begin with a quarter of all words."""
_WORD_HASH = 4
_RUN = 4 * _WORD_HASH
"""Bytes of hashes: of a word, and of the four of a run."""
_IS_OF_SOME = bytes(byte % 4 == 0 for byte in range(256))
_NOT = bytes((1, 0, *range(2, 256)))
_SIZE = 128
_KEYS = 12
_BITS = 32
_AT = (1 << _BITS) - 1
_MOST_WITH_KEY = 60
"""A hash that more texts have is a part that the site puts under all of them."""
_MOST_READ = 512
"""Sketches that are held as sets, of 12 KB each."""
_MOST_WITH_RUN = 3
"""A run that more texts have is of the template that they were written by."""
_LEAST_LEFT = 0.25
"""So much of two texts has to be their own, for it to be told what they share."""


def sketch(texts: Iterable[str]) -> str | None:
    """The sketch of a text in parts; None for one that is too short to be compared."""
    words = _words(" ".join(texts).replace(DYNAMIC, " "))
    if len(words) < _FEWEST:
        return None
    hashes = array("I", map(crc32, words)).tobytes()
    starts = range(0, len(hashes) - _RUN + _WORD_HASH, _WORD_HASH)
    some = hashes[::_WORD_HASH].translate(_IS_OF_SOME)
    made = {crc32(hashes[at : at + _RUN]) | 1 for at in compress(starts, some)}
    if len(words) <= _MOST_WORDS:
        others = compress(starts, some.translate(_NOT))
        made.update([crc32(hashes[at : at + _RUN]) & ~1 for at in others])
    least = array("I", sorted(made)[:_SIZE])
    return b2a_base64(least.tobytes(), newline=False).decode()


def _words(text: str) -> list[bytes]:
    """The words of a text, in whatever case it has the letters from a to z."""
    encoded = text.encode("utf-8", "replace")
    if not encoded.isascii() and any(lead in encoded for lead in _LEADS):
        encoded = " ".join(_WORD.findall(text)).encode("utf-8", "replace")
    return encoded.lower().split()


def alike(sketches: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """The places of two sketches of texts that share at least so much, and how much they share.

    What a template puts into many texts does not count, unless two are one text. Takes time that
    grows with their number.
    """
    firsts: dict[str, int] = {}
    for at, made in enumerate(sketches):
        first = firsts.setdefault(made, at)
        if first != at:
            yield first, at, 1.0
    read = lru_cache(_MOST_READ)(lambda at: _Hashes(sketches[at]))
    pairs = list(_pairs(firsts, read, least))
    if pairs:
        common = _common(firsts, {at for one, other, _ in pairs for at in (one, other)}, sketches)
        for one, other, share in pairs:
            if _share_of_own(read(one), read(other), common) >= least:
                yield one, other, share


class _Hashes:
    """What a sketch holds. It `is_whole` where all runs of a text were hashed, not only some."""

    __slots__ = ("all", "is_whole")

    def __init__(self, made: str) -> None:
        hashes = _read(made)
        self.all = frozenset(hashes)
        self.is_whole = not all(map((1).__and__, hashes))

    @property
    def odd(self) -> frozenset[int]:
        return frozenset([one for one in self.all if one & 1])


def _pairs(
    firsts: Mapping[str, int], read: Callable[[int], _Hashes], least: float
) -> Iterator[tuple[int, int, float]]:
    seen: set[tuple[int, int]] = set()
    for ats in _with_one_key(firsts):
        for pair in combinations(ats, 2):
            if pair not in seen:
                seen.add(pair)
                share = _share(read(pair[0]), read(pair[1]), least)
                if share >= least:
                    yield (*pair, share)


def _common(firsts: Iterable[str], told: Iterable[int], sketches: Sequence[str]) -> frozenset[int]:
    """Of the hashes of some sketches, those that many have."""
    asked = frozenset(one for at in told for one in _read(sketches[at]))
    counts: Counter[int] = Counter()
    for made in firsts:
        counts.update(asked.intersection(_read(made)))
    return frozenset(one for one, count in counts.items() if count > _MOST_WITH_RUN)


def _read(made: str) -> array[int]:
    hashes = array("I")
    hashes.frombytes(a2b_base64(made))
    return hashes


def _with_one_key(sketches: Mapping[str, int]) -> Iterator[list[int]]:
    """The places of sketches that have one of their least odd hashes in common, and not with too
    many others.
    """
    keys: list[int] = []
    for made, at in sketches.items():
        odd = (one << _BITS | at for one in _read(made) if one & 1)
        keys += islice(odd, _KEYS)
    keys.sort()
    for _, own in groupby(keys, lambda key: key >> _BITS):
        ats = [key & _AT for key in own]
        if 1 < len(ats) <= _MOST_WITH_KEY:
            yield ats


def _share(one: _Hashes, other: _Hashes, least: float) -> float:
    """The share of runs that two texts have in common, as far as their sketches tell.

    0 where it is less than `least`: most pairs have too few hashes in common for it.
    """
    a, b = _sides(one, other)
    common, size = a & b, min(len(a), len(b))
    if not size or len(common) < least * size:
        return 0.0
    compared = _compared(one, other, a, b)
    return len(common & compared) / len(compared)


def _share_of_own(one: _Hashes, other: _Hashes, common: frozenset[int]) -> float:
    """The same, but for the runs that are `common` to many texts; 0 where little else is left."""
    a, b = _sides(one, other)
    compared = _compared(one, other, a, b)
    own = compared - common
    if not own or len(own) < _LEAST_LEFT * len(compared):
        return 0.0
    return len(own & a & b) / len(own)


def _sides(one: _Hashes, other: _Hashes) -> tuple[frozenset[int], frozenset[int]]:
    """The hashes of two texts that were made alike."""
    return (one.all, other.all) if one.is_whole == other.is_whole else (one.odd, other.odd)


def _compared(one: _Hashes, other: _Hashes, a: frozenset[int], b: frozenset[int]) -> frozenset[int]:
    """The hashes that tell what two texts share: all, or as many of the least as both have."""
    if one.is_whole == other.is_whole and len(a) < _SIZE and len(b) < _SIZE:
        return a | b
    return frozenset(sorted(a | b)[: min(len(a), len(b))])
