"""What an amount is said of, in any language: the words of its sentence, or those around it.

"Mit Essig entkalken. 30 Minuten einwirken lassen." says how long vinegar has to work.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, final

from postlint.meaning.languages.language import MONEY
from postlint.meaning.languages.sentence import Skeleton
from postlint.record import NamedTuple

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
_TELLING = 3
"""Of so many words of an answer it does not matter what else the question has."""
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
    """A sentence or a clause that gives an amount, its words, and those of what it leaves out.

    Words stand in a line, a space on each side, so that they are looked for in C.
    """

    at: int
    there: Amount
    text: Skeleton
    own: str
    before: str


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

        self._kept: dict[tuple[int, str], tuple[_Passage, ...]] = {}
        self._contexts: dict[str, str] = {}

    def answered(
        self,
        said: Skeleton,
        asked: Skeleton,
        here: Amount,
        numbered: Iterable[int],
        *,
        is_whole: bool,
    ) -> tuple[Amount, int] | None:
        """The one amount of a kind that the body gives of all that is asked, and where.

        `is_whole`: `said` is a whole sentence, so that its own words may tell what it speaks of.
        """
        told = said.telling
        kinds = [kind for kind, found in said.by_kind.items() if here in found]
        if len(told) > _MOST_WORDS * self._size:
            return None
        every = [one for kind in kinds for at in numbered for one in self._passages(at, kind)]
        tried = [told | asked.telling]
        if is_whole and len(told) >= _TELLING * self._size:
            tried.append(told)
        for words in filter(None, tried):
            found = [one for one in every if self._is_of(words, one)]
            found = [one for one in found if _hold(one.own, words)] or found
            found = [one for one in found if _is_of_unit(here, one.there)]
            if found:
                return self._one_of(words, said, here, found)
        return None

    def _one_of(
        self, words: frozenset[str], said: Skeleton, here: Amount, found: list[_Passage]
    ) -> tuple[Amount, int] | None:
        """The amount that all of some passages give, where it is another one of the same case."""
        first = found[0]
        if not all(first.there.is_same(one.there) for one in found) or here.agrees(first.there):
            return None
        is_alike = said.per(here) == first.text.per(first.there)
        is_alike = is_alike and _is_comparable(here, first.there)
        return (first.there, first.at) if is_alike and self._is_of_case(words, first) else None

    def _passages(self, at: int, kind: str) -> tuple[_Passage, ...]:
        """The sentence that gives an amount of a kind, or its clauses where it gives several."""
        key = at, kind
        if key not in self._kept:
            sentence = self._sentences[at]
            there = sentence.by_kind.get(kind, ())
            self._kept[key] = tuple(self._told(at, sentence, kind, there)) if there else ()
        return self._kept[key]

    def _told(
        self, at: int, sentence: Skeleton, kind: str, there: Sequence[Amount]
    ) -> Iterator[_Passage]:
        if len(there) == 1:
            yield _Passage(at, there[0], sentence, _line(sentence.telling), self._before(at))
            return
        for clause in sentence.clauses:
            own = clause.by_kind.get(kind, ())
            if len(own) == 1:
                before = _line(sentence.telling - clause.telling)
                yield _Passage(at, own[0], clause, _line(clause.telling), before)

    def _is_of(self, words: frozenset[str], one: _Passage) -> bool:
        """Whether a sentence, with what it leaves out, has all of some words."""
        shared = [word for word in words if _has(one.own, word)]
        if (one.own and not shared) or one.text.quotes(one.there):
            return False
        around = self._around(one.at)
        rest = [word for word in words if word not in shared]
        named = [word for word in rest if _has(one.before, word) or _has(around, word)]
        least = _LEAST_OF_SIGNS if self._language.is_unspaced else 1.0
        if len(shared) + len(named) < least * len(words):
            return False
        is_enough = len(shared) >= _ENOUGH * self._size
        if not one.before or len(shared) == len(words):
            return is_enough or any(not _has(self._title, word) for word in (*shared, *named))
        known = [word for word in words if _has(one.before, word) or _has(around, word)]
        told = [word for word in known if not _has(self._title, word)]
        return bool(told) or is_enough if one.own else len(told) >= _FEWEST_BEFORE * self._size

    def _is_of_case(self, words: frozenset[str], one: _Passage) -> bool:
        """Whether nothing in a sentence tells that its amount is of another case."""
        known = f"{_line(words)}{one.before}{self._around(one.at)}"
        own = [word for word in one.text.telling if not _has(known, word)]
        shared = [word for word in words if _has(one.own, word)]
        is_enough = len(shared) >= _ENOUGH * self._size and not _hold(self._title, words)
        return is_enough or len(own) <= _MOST_OWN * self._size

    def _before(self, at: int) -> str:
        """The words of the sentence before one that points to it, or has few words."""
        sentence = self._sentences[at]
        before = self._compared.sentences.before(at)
        is_short = len(sentence.telling) <= _FEW * self._size
        if before is None or not (is_short or sentence.points_back):
            return ""
        return _line(self._sentences[before].telling)

    def _around(self, at: int) -> str:
        """The words of the title, and of the heading above a sentence."""
        context = self._compared.sentences.context(at)
        if context not in self._contexts:
            self._contexts[context] = self._title + self._words(context)
        return self._contexts[context]

    @cached_property
    def _title(self) -> str:
        return self._words(self._compared.post.title or "")

    def _words(self, text: str) -> str:
        return _line(Skeleton(text, self._language).telling) if text else ""


def _line(words: Collection[str]) -> str:
    return f" {' '.join(words)} " if words else ""


def _is_of_unit(here: Amount, there: Amount) -> bool:
    """Whether two amounts can be compared: of prices only those in one currency."""
    return here.unit.dimension != MONEY or here.unit.name == there.unit.name


def _is_comparable(here: Amount, there: Amount) -> bool:
    if here.is_range == there.is_range:
        return here.is_near(there)
    least, most = sorted((here.high, there.high))
    return here.unit.name == there.unit.name and most <= _MOST_TIMES * least


def _hold(line: str, words: Collection[str]) -> bool:
    return all(_has(line, word) for word in words)


def _has(line: str, word: str) -> bool:
    """Whether a line of words has another form of one among them, or one that ends with it."""
    if f" {word} " in line:
        return True
    if len(word) > _BEGINNING and f" {word[:-2]}" in line:
        return True
    return len(word) >= _SHORTEST_TAIL and f"{word} " in line
