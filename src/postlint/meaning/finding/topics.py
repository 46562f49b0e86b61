"""What an amount is said of, in any language: the words of its sentence, or those around it.

"Mit Essig entkalken. 30 Minuten einwirken lassen." says how long vinegar has to work.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, final

from postlint.meaning.languages.language import MONEY
from postlint.meaning.languages.sentence import Skeleton

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from postlint.meaning.comparing.comparison import Comparison
    from postlint.meaning.languages.amount import Amount
    from postlint.meaning.languages.language import Language

_MOST_WORDS = 6
"""Of more words the answer says more than what is asked."""
_MOST_OWN = 2
"""How many words a sentence may have that nothing around it or the answer has."""
_ENOUGH = 2
"""Of so many words that both have, it does not matter which others there are."""
_FEW = 3
"""Sentences of so few words leave out what they speak of."""
_FEWEST_BEFORE = 2
_MOST_TIMES = 6
"""A range and a single amount farther apart than this are hardly of one thing."""
_BEGINNING = 4
"""Words that begin alike are forms of one."""
_SHORTEST_TAIL = 5
_SIGNS = 2
"""How many pairs of signs stand for a word where no spaces part words."""
_LEAST_OF_SIGNS = 0.75
"""How many of all pairs of signs have to be there: some are parts of two words."""


class _Passage(NamedTuple):
    """A sentence or a clause that gives an amount, and the words of what it leaves out."""

    at: int
    there: Amount
    text: Skeleton
    before: frozenset[str]


@final
class Topics:
    """The sentences of a body with what each may speak of."""

    def __init__(
        self, compared: Comparison, language: Language, sentences: Sequence[Skeleton]
    ) -> None:
        self._compared = compared
        self._language = language
        self._sentences = sentences
        self._size = _SIGNS if language.is_unspaced else 1

    def answered(
        self, said: Skeleton, asked: Skeleton, here: Amount, numbered: Iterable[int]
    ) -> tuple[Amount, int] | None:
        """The one amount of a kind that the body gives of all that is asked, and where."""
        words = said.telling | asked.telling
        kinds = [kind for kind, found in said.by_kind.items() if here in found]
        if not words or not kinds or len(said.telling) > _MOST_WORDS * self._size:
            return None
        every = (one for at in numbered for one in self._passages(at, kinds[0]))
        found = [one for one in every if _is_of_unit(here, one.there) and self._is_of(words, one)]
        found = [one for one in found if _hold(one.text.telling, words)] or found
        if not found or any(here.agrees(one.there) for one in found):
            return None
        first = found[0]
        if not all(first.there.is_same(one.there) for one in found):
            return None
        is_alike = _is_comparable(here, first.there) and said.per(here) == first.text.per(
            first.there
        )
        return (first.there, first.at) if is_alike and self._is_of_case(words, first) else None

    def _passages(self, at: int, kind: str) -> Iterator[_Passage]:
        """The sentence that gives an amount of a kind, or its clauses where it gives several."""
        sentence = self._sentences[at]
        there = sentence.by_kind.get(kind, [])
        if len(there) == 1:
            yield _Passage(at, there[0], sentence, self._before(at))
        for clause in sentence.clauses if len(there) > 1 else ():
            own = clause.by_kind.get(kind, [])
            if len(own) == 1:
                yield _Passage(at, own[0], clause, sentence.telling - clause.telling)

    def _is_of(self, words: frozenset[str], one: _Passage) -> bool:
        """Whether a sentence, with what it leaves out, has all of some words."""
        own, before = one.text.telling, one.before
        if one.text.quotes(one.there):
            return False
        held = [w for w in words if _has(own, w) or _has(before, w) or self._is_around(one.at, w)]
        least = _LEAST_OF_SIGNS if self._language.is_unspaced else 1.0
        if len(held) < least * len(words):
            return False
        told = [word for word in held if not _has(self._title, word)]
        shared = [word for word in held if _has(own, word)]
        if not before or len(shared) == len(words):
            return bool(told) and bool(shared)
        named = [word for word in told if _has(before, word) or self._is_around(one.at, word)]
        if own:
            return bool(shared) and bool(named or len(shared) >= _ENOUGH * self._size)
        return len(named) >= _FEWEST_BEFORE * self._size

    def _is_of_case(self, words: frozenset[str], one: _Passage) -> bool:
        """Whether nothing in a sentence tells that its amount is of another case."""
        own = [
            word
            for word in one.text.telling
            if not _has(words, word) and not _has(one.before, word)
            if not self._is_around(one.at, word)
        ]
        shared = [word for word in words if _has(one.text.telling, word)]
        is_enough = len(shared) >= _ENOUGH * self._size
        return is_enough or len(own) <= _MOST_OWN * self._size

    def _before(self, at: int) -> frozenset[str]:
        """The words of the sentence before one that points to it, or has few words."""
        sentence = self._sentences[at]
        before = self._compared.sentences.before(at)
        is_short = len(sentence.telling) <= _FEW * self._size
        if before is None or not (is_short or sentence.points_back):
            return frozenset()
        return self._sentences[before].telling

    def _is_around(self, at: int, word: str) -> bool:
        return _has(self._title, word) or _has(self._context(at), word)

    def _context(self, at: int) -> frozenset[str]:
        return self._telling(self._compared.sentences.context(at))

    @cached_property
    def _title(self) -> frozenset[str]:
        return self._telling(self._compared.post.title or "")

    def _telling(self, text: str) -> frozenset[str]:
        return Skeleton(text, self._language).telling


def _is_of_unit(here: Amount, there: Amount) -> bool:
    """Whether two amounts can be compared: of prices only those in one currency."""
    return here.unit.dimension != MONEY or here.unit.name == there.unit.name


def _is_comparable(here: Amount, there: Amount) -> bool:
    if here.is_range == there.is_range:
        return here.is_near(there)
    least, most = sorted((here.high, there.high))
    return here.unit.name == there.unit.name and most <= _MOST_TIMES * least


def _hold(words: Collection[str], every: Collection[str]) -> bool:
    return all(_has(words, word) for word in every)


def _has(words: Collection[str], word: str) -> bool:
    """Whether some words have another form of one among them, or one that ends with it."""
    if word in words:
        return True
    if len(word) > _BEGINNING and any(one[: len(word) - 2] == word[:-2] for one in words):
        return True
    return len(word) >= _SHORTEST_TAIL and any(one.endswith(word) for one in words)
