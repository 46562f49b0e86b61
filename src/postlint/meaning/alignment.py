"""Which sentences of the body say what a sentence of an answer says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log
from typing import NamedTuple

from postlint.meaning.sentences import Sentence
from postlint.meaning.word_sets import NO_CONTENT, content_words, word_sets

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


class Alignment:
    """The body's sentences, to be searched for those that share words with another sentence.

    A set of sentences is an `int`, the bit at each one's index telling whether it is in it: so
    one operation in C is done for all of them.
    """

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self.words = word_sets([sentence.text for sentence in sentences])
        self._holding: dict[str, int] = {}
        holding, bit = self._holding, 1
        for words in self.words:
            for word in words:
                if word in holding:
                    holding[word] |= bit
                else:
                    holding[word] = bit
            bit <<= 1
        self._weights: dict[str, float] = {}
        self._totals: dict[int, float] = {}
        self._contexts: dict[str, frozenset[str]] = {}

    def holding(self, *words: str) -> int:
        """The sentences that hold one of these words."""
        found = 0
        for word in words:
            found |= self._holding.get(word, 0)
        return found

    def sharing(self, words: Iterable[str], most: int) -> list[int]:
        """The sentences that share words: at an index, those that share more words than that."""
        found = [0] * most
        steps = range(most - 1, 0, -1)
        for word in words:
            holding = self._holding.get(word)
            if holding:
                for i in steps:
                    found[i] |= found[i - 1] & holding
                found[0] |= holding
        return found

    def count(self, word: str) -> int:
        """In how many sentences of the body a word stands."""
        return self._holding.get(word, 0).bit_count()

    def context(self, at: int) -> frozenset[str]:
        """The words around a sentence that say what it speaks of."""
        return self.context_words(self.sentences[at].context)

    def context_words(self, text: str) -> frozenset[str]:
        """The words of a text that many sentences may have around them."""
        if text not in self._contexts:
            self._contexts[text] = content_words(text)
        return self._contexts[text]

    @cached_property
    def every_context(self) -> frozenset[str]:
        """The words of all headings and of the leads of lists."""
        contexts = {sentence.context for sentence in self.sentences}
        return frozenset().union(*word_sets(list(contexts)))

    def weight(self, word: str) -> float:
        """How telling a word is: the rarer in the body, the more."""
        found = self._weights.get(word)
        if found is None:
            found = 0.0
            if word not in NO_CONTENT:
                found = log(1 + len(self.sentences) / (1 + self.count(word)))
            self._weights[word] = found
        return found

    def total(self, words: Iterable[str]) -> float:
        return sum(map(self.weight, words))

    def likest(self, words: frozenset[str]) -> Iterator[int]:
        """The sentences that share most words with others, up to a number of them."""
        shared = self.sharing(sorted(words, key=self.count)[:_MOST_WORDS], len(words))
        seen = left = 0
        for sentences in reversed(shared):
            for at in indices(sentences & ~seen):
                if left == _MOST_CANDIDATES:
                    return
                left += 1
                yield at
            seen |= sentences

    def matches(
        self, words: frozenset[str], context: frozenset[str], among: Iterable[int] | None = None
    ) -> list[Match]:
        """The sentences that fit words best, of some or of those that share most of them."""
        size = self.total(words)
        if not size:
            return []
        indices = self.likest(words) if among is None else among
        found = [self._match(i, words, context, size) for i in indices]
        return sorted(found, key=lambda match: (-match.fit, match.at))

    def _match(self, i: int, words: frozenset[str], context: frozenset[str], size: float) -> Match:
        here = self.words[i]
        if i not in self._totals:
            self._totals[i] = self.total(here) or 1.0
        both = self.total(words & here)
        around = self.total((words - here) & self.context(i))
        asked = self.total((here - words) & context)
        coverage = (both + _CONTEXT * around) / size
        held = (both + _CONTEXT * asked) / self._totals[i]
        fit = 2 * coverage * held / (coverage + held) if coverage + held else 0.0
        return Match(i, coverage, fit)


def indices(sentences: int) -> Iterator[int]:
    """The indices of a set of sentences, in order."""
    while sentences:
        bit = sentences & -sentences
        yield bit.bit_length() - 1
        sentences ^= bit
