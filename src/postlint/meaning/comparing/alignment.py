"""Which sentences of the body say what a sentence of an answer says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from math import log

from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.sentences import Sentences
from postlint.meaning.terms.word_sets import NO_CONTENT, WordSets, content_words
from postlint.record import NamedTuple

_CONTEXT = 0.4
"""How much a word counts that stands in the question or the heading, and not in the sentence."""
_MOST_WORDS = 40
_MOST_CANDIDATES = 20


class Match(NamedTuple):
    """A body sentence that shares words with another: `at` says which.

    `coverage` is how much of the other's words it holds, by weight, from 0 to 1, and `fit` how
    much of both they share.
    """

    at: int
    coverage: float
    fit: float


class Tally:
    """In how many of some sets of sentences each sentence is, counted for all of them at once.

    The counts are written in binary: each of `_digits` is the set of those that have a 1 there.
    """

    def __init__(self, sets: Iterable[int]) -> None:
        digits: list[int] = []
        for carried in sets:
            for i, digit in enumerate(digits):
                digits[i] = digit ^ carried
                carried &= digit
                if not carried:
                    break
            else:
                digits.append(carried)
        self._digits = digits

    def at_least(self, least: int) -> int:
        """The sentences that are in `least` of them or more; `least` is 1 or more."""
        more, equal = 0, -1
        for i in range(len(self._digits) - 1, -1, -1):
            both = equal & self._digits[i]
            if least >> i & 1:
                equal = both
            else:
                more |= both
                equal ^= both
        return 0 if least >> len(self._digits) else more | equal

    def falling(self) -> Iterator[int]:
        """The sentences that are in most of them, then those in fewer, down to one."""
        left = self.at_least(1)
        while left:
            most = left
            for digit in reversed(self._digits):
                most = most & digit or most
            yield most
            left ^= most


class Alignment:
    """The body's sentences, to be searched for those that share words with another sentence.

    `asked` are the words that are likely to be looked for. A set of sentences is an `int`, the bit
    at each one's index telling whether it is in it: so one operation in C is done for all of them.
    """

    def __init__(self, sentences: Sentences, asked: frozenset[str]) -> None:
        self.sentences = sentences
        self.asked = asked
        self.words = WordSets(sentences.texts)
        self._holding_asked = self.words.holding(asked)
        self._weight = _Weights(self).__getitem__
        self.weight_of_others = _weight(1, len(sentences))
        self._totals: dict[int, float] = {}
        self._contexts: dict[str, frozenset[str]] = {}

    @cached_property
    def _holding_any(self) -> dict[str, int]:
        return self.words.holding()

    def holding(self, *words: str) -> int:
        """The sentences that hold one of these words."""
        found = 0
        for sentences in self._each(words):
            found |= sentences
        return found

    def holding_all(self, words: frozenset[str]) -> int:
        """The sentences that hold all of some words that were asked for; none of no words."""
        found, holding = -1 if words else 0, self._holding_asked
        for word in words:
            found &= holding.get(word, 0)
            if not found:
                break
        return found

    def holds_opposite(self, word: str) -> bool:
        """Whether a sentence holds an opposite of a word, where that was asked for."""
        return not self._holding_asked.keys().isdisjoint(opposites(word))

    def sharing(self, words: Collection[str]) -> Tally:
        """How many of some words each sentence holds."""
        return Tally(self._each(words))

    def _each(self, words: Collection[str]) -> Iterator[int]:
        """The sentences that hold each of some words, where there are any."""
        are_asked = self.asked.issuperset(words)
        holding = self._holding_asked if are_asked else self._holding_any
        return filter(None, map(holding.get, words))

    def count(self, word: str) -> int:
        """In how many sentences of the body a word stands."""
        return self.holding(word).bit_count()

    def context(self, at: int) -> frozenset[str]:
        """The words around a sentence that say what it speaks of."""
        return self.context_words(self.sentences.context(at))

    def context_words(self, text: str) -> frozenset[str]:
        """The words of a text that many sentences may have around them."""
        if text not in self._contexts:
            self._contexts[text] = content_words(text)
        return self._contexts[text]

    def total(self, words: Iterable[str]) -> float:
        """How telling words are together: the rarer in the body, the more."""
        return sum(map(self._weight, words))

    def likest(self, words: frozenset[str]) -> Iterator[int]:
        """The sentences that share most words with others, up to a number of them."""
        shared = self.sharing(sorted(words, key=self.count)[:_MOST_WORDS])
        return islice(chain.from_iterable(map(indices, shared.falling())), _MOST_CANDIDATES)

    def matches(
        self,
        words: frozenset[str],
        context: frozenset[str],
        among: Iterable[int] | None = None,
        *,
        without: frozenset[str] = frozenset(),
        least: float = 0.0,
    ) -> list[Match]:
        """The sentences that fit words best, of some or of those that share most of them.

        Only such as fit at `least` so much, as if the words of `without` stood in neither.
        """
        words = words - without
        around_it = context - words - without
        size = self.total(words)
        if not size:
            return []
        found = []
        for i in self.likest(words) if among is None else among:
            here = self.words[i]
            both = self.total(words & here)
            asked = self.total(around_it & here)
            held = (both + _CONTEXT * asked) / self._total_of(i, without)
            if _fit(1.0, held) < least:  # even if it covered all words
                continue
            around = self.total((words & self.context(i)) - here)
            coverage = (both + _CONTEXT * around) / size
            fit = _fit(coverage, held)
            if fit >= least:
                found.append(Match(i, coverage, fit))
        return sorted(found, key=lambda match: (-match.fit, match.at))

    def _total_of(self, at: int, without: frozenset[str]) -> float:
        if at not in self._totals:
            words = self.words[at]
            others = len(words - self.asked - NO_CONTENT)
            self._totals[at] = self.total(words & self.asked) + others * self.weight_of_others
        return self._totals[at] - self.total(self.words[at] & without) or 1.0


def _fit(coverage: float, held: float) -> float:
    return 2 * coverage * held / (coverage + held) if coverage + held else 0.0


def _weight(count: int, sentences: int) -> float:
    """How telling a word is that stands in `count` of so many sentences."""
    return log(1 + sentences / (1 + count))


class _Weights(dict[str, float]):
    """How telling each word is, worked out when it is first asked for.

    One that is not among those asked for counts as one that stands in a single sentence.
    """

    def __init__(self, body: Alignment) -> None:
        self._body = body

    def __missing__(self, word: str) -> float:
        body = self._body
        if word in NO_CONTENT:
            weight = 0.0
        elif word in body.asked:
            weight = _weight(body.count(word), len(body.words))
        else:
            weight = body.weight_of_others
        self[word] = weight
        return weight


def indices(sentences: int) -> Iterator[int]:
    """The indices of a set of sentences, in order."""
    while sentences:
        bit = sentences & -sentences
        yield bit.bit_length() - 1
        sentences ^= bit
