"""How answers fit questions: their own, and each other's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from postlint.document.plain_text import folded
from postlint.document.post import Post, derived
from postlint.meaning.comparing.comparison import comparison
from postlint.meaning.comparing.statement import Answer, Statement, answers
from postlint.meaning.finding.answer_kinds import kind_asked, kinds_given
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NO_CONTENT, NUMBER
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.document.question_answer import QuestionAnswer

LEAST_GAIN = 0.4
"""How much better two answers have to fit each other's questions than their own, together."""
_LEAST_GAIN_OF_EACH = 0.1
_DOUBT = 1.0
"""Weighs down questions that only hold words which all of them share."""
_WRONG_OPENER = 0.25
_RIGHT_OPENER = 0.1
_LEAST_GAIN_OF_FIRST = 0.05
_LEAST_GAIN_OF_FIRSTS = 0.2
"""How much better they have to fit together where first sentences weigh half."""
_LEAST_OF_FIRST = 0.2
_LEAST_ECHOED = 0.5
"""How much of a question an answer's first sentence repeats that is meant for it alone."""
_LEAST_REPEATING = 0.25
"""How much of that sentence the question has, counted in words."""
_MOST_OF_OWN = 0.15
"""How much of that question its own answer has at most."""
_MANY = 20
_MOST_OF_OWN_FIRST = 0.4
"""How much of its own question an answer's first sentence says at most, one of many."""
_MOST_LOST = 0.1
"""How much worse the other question may be answered then."""
_FEWEST_ASKED = 2
_FEWEST_WORDS = 3
_NOT_ASKED = NO_CONTENT | UNIT_WORDS
_MOST_PAIRS = 100

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{8,})[”\"»]")
_ASKS_WHAT = re.compile(r"(?:who|what|when|where|why|how|which|whose)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:yes|no|yeah|nope|absolutely|definitely)\b", re.IGNORECASE)


class Swap(NamedTuple):
    """Two questions whose answers stand at each other's."""

    first: QuestionAnswer
    second: QuestionAnswer


@derived
def swaps(post: Post) -> tuple[Swap, ...]:
    """The pairs of a post whose answers fit each other's questions and not their own."""
    compared = comparison(post)
    if not compared.is_possible:
        return ()
    given = [answer for answer in answers(post) if answer.pair.answer][:_MOST_PAIRS]
    questions = [compared.question_words[answer.pair.question] for answer in given]
    kinds = [
        kind_asked(answer.pair.question, words)
        for answer, words in zip(given, questions, strict=True)
    ]
    wanted = frozenset().union(*kinds)
    read = [_read(*each, wanted) for each in zip(given, questions, kinds, strict=True)]
    taken: set[int] = set()
    swapped = []
    for _, i, j in sorted(_gains(read), reverse=True):
        if not {i, j} & taken:
            taken |= {i, j}
            if not _asks_on(given[j].pair, given[i].pair):
                swapped.append((i, j))
    return tuple(Swap(given[i].pair, given[j].pair) for i, j in sorted(swapped))


def _asks_on(later: QuestionAnswer, earlier: QuestionAnswer) -> bool:
    """Whether a question quotes the answer to an earlier one, as in a dialogue."""
    said = folded(earlier.answer)
    quoted = (folded(found[1]) for found in _QUOTED.finditer(later.question))
    return any(words and words in said for words in quoted)


class _Read(NamedTuple):
    """A question and its answer: the words of both, those that only the question has, openers.

    Among the words stands the kind of quantity that is asked for, and those that are given.
    `first` are the words of the answer's first sentence, which most of all says what is asked.
    """

    asked: frozenset[str]
    said: frozenset[str]
    first: frozenset[str]
    lacking: frozenset[str]
    asks_what: bool
    is_yes_or_no: bool


def _read(
    answer: Answer, question: frozenset[str], kind: frozenset[str], kinds: frozenset[str]
) -> _Read:
    asked = question.union(kind) - _NOT_ASKED
    each = [_words(one, kinds) for one in answer.statements]
    said = frozenset().union(*each)
    asks_what = _ASKS_WHAT.match(answer.pair.question) is not None
    is_yes_or_no = _YES_OR_NO.match(answer.pair.answer) is not None
    return _Read(asked, said, each[0] if each else said, asked - said, asks_what, is_yes_or_no)


def _words(statement: Statement, kinds: frozenset[str]) -> frozenset[str]:
    """The words of a sentence, and those of some kinds of quantities that it gives."""
    if not kinds or NUMBER not in statement.words:
        return statement.words
    return statement.words.union(kinds_given(statement.sentence.text, statement.words, kinds))


def _gains(read: list[_Read]) -> Iterator[tuple[float, int, int]]:
    """The pairs of answers that would fit better if they changed places, and how much."""
    weights = _Weights(read)
    for i, one in enumerate(read):
        lacking, said, opens = one.lacking, one.said, one.is_yes_or_no
        for j, other in enumerate(read[:i]):
            if (
                lacking.isdisjoint(other.said)
                and other.lacking.isdisjoint(said)
                and opens == other.is_yes_or_no
            ):
                continue  # most pairs
            if _are_swapped(other, one, read, weights):
                yield _gain(other, one, weights) + _gain(one, other, weights), j, i


def _are_swapped(one: _Read, other: _Read, read: list[_Read], weights: _Weights) -> bool:
    gives = not one.lacking.isdisjoint(other.said)
    takes = not other.lacking.isdisjoint(one.said)
    if one.is_yes_or_no != other.is_yes_or_no:
        gives_more = gives or _gain_of_opener(one, other) > 0
        takes_more = takes or _gain_of_opener(other, one) > 0
    else:
        gives_more, takes_more = gives, takes
    if gives_more and takes_more and _fit(one, other, weights, are_many=len(read) > _MANY):
        return True
    return (gives and _is_echoed(one, other, read, weights)) or (
        takes and _is_echoed(other, one, read, weights)
    )


def _fit(one: _Read, other: _Read, weights: _Weights, *, are_many: bool) -> bool:
    """Whether two answers that say more of each other's questions tell that they changed places.

    Of many answers some fit another question by chance.
    """
    may_be_sure, may_fit_first = _tells(one, other), not are_many and _may_fit_first(one, other)
    if not may_be_sure and not may_fit_first:
        return False
    if max(_opening(one, other, weights), _opening(other, one, weights)) < _LEAST_OF_FIRST:
        return False
    gains = _gain(one, other, weights), _gain(other, one, weights)
    are_sure = sum(gains) >= LEAST_GAIN and min(gains) >= _LEAST_GAIN_OF_EACH
    if are_sure and may_be_sure:
        return not (are_many and _fit_own(one, other, weights))
    return may_fit_first and _fit_first(one, other, gains, weights)


def _fit_own(one: _Read, other: _Read, weights: _Weights) -> bool:
    """Whether one of two answers opens with much of its own question."""
    shares = (weights.share(each.asked, each.first) for each in (one, other))
    return max(shares) > _MOST_OF_OWN_FIRST


def _is_echoed(one: _Read, other: _Read, read: list[_Read], weights: _Weights) -> bool:
    """Whether the other's first sentence says again what is asked, and the own answer does not.

    That one answer tells is enough where the other question loses nothing.
    """
    if len(one.lacking & other.first) < _FEWEST_ASKED or len(one.said) < _FEWEST_WORDS:
        return False
    opening = other.first - _NOT_ASKED
    if len(one.asked & opening) < _LEAST_REPEATING * len(opening):
        return False
    if weights.share(one.asked, other.first) < _LEAST_ECHOED:
        return False
    own = weights.share(one.asked, one.said) + weights.share(one.asked, one.first)
    if own / 2 > _MOST_OF_OWN or _gain(other, one, weights) < -_MOST_LOST:
        return False
    return _fits_best(one, other, read, weights)


def _fits_best(one: _Read, other: _Read, read: list[_Read], weights: _Weights) -> bool:
    """Whether the other's first sentence speaks of no question as much as of this one."""
    least = weights.share(one.asked, other.first)
    return all(weights.share(each.asked, other.first) <= least for each in read)


def _may_fit_first(one: _Read, other: _Read) -> bool:
    """Whether the first sentences of both answers can be weighed apart from the others."""
    return (
        len(one.asked) >= _FEWEST_ASKED
        and len(other.asked) >= _FEWEST_ASKED
        and one.said != one.first
        and other.said != other.first
        and not one.asked.isdisjoint(other.first)
        and not other.asked.isdisjoint(one.first)
    )


def _fit_first(one: _Read, other: _Read, gains: tuple[float, float], weights: _Weights) -> bool:
    """Whether both fit better, their first sentences weighing as much as all that they say."""
    if _opens_for(one, other) and _opens_for(other, one):
        return True
    a, b = (r._replace(said=r.first, lacking=r.asked - r.first) for r in (one, other))
    first = _gain(a, b, weights), _gain(b, a, weights)
    both = [(gain + of_first) / 2 for gain, of_first in zip(gains, first, strict=True)]
    return min(both) >= _LEAST_GAIN_OF_FIRST and sum(both) >= _LEAST_GAIN_OF_FIRSTS


def _opening(one: _Read, other: _Read, weights: _Weights) -> float:
    """The share of what only this question asks that the other's first sentence speaks of.

    Long answers hold words of any question somewhere.
    """
    own = one.asked - other.asked
    told = own & other.first
    return weights.total(told) / weights.total(own) if told else 0.0


def _tells(one: _Read, other: _Read) -> bool:
    """Whether enough words tell that two answers changed places, or a "yes" to a "how" does."""
    words = len(one.lacking & other.said) + len(other.lacking & one.said)
    is_opened_otherwise = one.is_yes_or_no != other.is_yes_or_no
    return words >= _FEWEST_WORDS or (is_opened_otherwise and (one.asks_what or other.asks_what))


def _gain(one: _Read, other: _Read, weights: _Weights) -> float:
    """How much better the other's answer fits a question: in the share of its words there."""
    more = weights.share(one.asked, other.said) - weights.share(one.asked, one.said)
    return more + _gain_of_opener(one, other)


def _gain_of_opener(one: _Read, other: _Read) -> float:
    """What "Yes" or "No" at an answer's beginning says of how it fits."""
    more = other.is_yes_or_no - one.is_yes_or_no
    return more * (-_WRONG_OPENER if one.asks_what else _RIGHT_OPENER)


def _opens_for(one: _Read, other: _Read) -> bool:
    """Whether the other's first sentence speaks of what is asked, and the own does not at all."""
    return one.asked.isdisjoint(one.first) and len(one.asked & other.first) >= _FEWEST_ASKED


class _Weights(dict[str, float]):
    """How telling each word of a question is: the fewer of the pairs have it, the more."""

    def __init__(self, read: list[_Read]) -> None:
        self._read = read
        self._totals: dict[frozenset[str], float] = {}

    @cached_property
    def _counts(self) -> Counter[str]:
        asked = frozenset().union(*[one.asked for one in self._read])
        each = [one.asked | (asked & one.said) for one in self._read]
        return Counter(chain.from_iterable(each))

    def __missing__(self, word: str) -> float:
        self[word] = weight = log((len(self._read) + 0.5) / self._counts[word])
        return weight

    def share(self, asked: frozenset[str], said: frozenset[str]) -> float:
        """How much of what is asked a text says, from 0 to 1."""
        if asked not in self._totals:
            self._totals[asked] = self.total(asked) + _DOUBT
        return self.total(asked & said) / self._totals[asked]

    def total(self, words: frozenset[str]) -> float:
        """How telling words are together."""
        return sum(map(self.__getitem__, words))
