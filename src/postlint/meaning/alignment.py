"""Which sentences of the body say what a sentence of an answer says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from postlint.meaning.sentences import Sentence
from postlint.meaning.words import content_stems

_CONTEXT = 0.4
"""How much a word counts that stands in the question or the heading, and not in the sentence."""
_MOST_COMMON = 60
"""A word that more sentences hold than this finds no candidates."""
_MOST_WORDS = 40


class Match(NamedTuple):
    """A body sentence that shares words with another: `at` says which.

    `coverage` is how much of the other's words it holds, by weight, from 0 to 1, and `fit` how
    much of both they share.
    """

    at: int
    coverage: float
    fit: float


class Alignment:
    """The body's sentences, to be searched for those that share words with another sentence."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self.stems = [frozenset(content_stems(sentence.text)) for sentence in sentences]
        contexts: dict[str, frozenset[str]] = {}
        self.contexts: list[frozenset[str]] = []
        for sentence in sentences:
            if sentence.context not in contexts:
                contexts[sentence.context] = frozenset(content_stems(sentence.context))
            self.contexts.append(contexts[sentence.context])
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, stems in enumerate(self.stems):
            for stem in stems:
                self._holding[stem].append(i)
        self._weights = {stem: self._weight(len(held)) for stem, held in self._holding.items()}
        self._weight_elsewhere = self._weight(0)
        self._totals = [self.total(stems) for stems in self.stems]

    def _weight(self, count: int) -> float:
        return log(1 + len(self.sentences) / (1 + count))

    def count(self, stem: str) -> int:
        """In how many sentences of the body a word stands."""
        return len(self._holding.get(stem, ()))

    def holding(self, stem: str) -> list[int]:
        """The sentences of the body in which a word stands."""
        return self._holding.get(stem, [])

    def weight(self, stem: str) -> float:
        """How telling a word is: the rarer in the body, the more."""
        return self._weights.get(stem, self._weight_elsewhere)

    def total(self, stems: Iterable[str]) -> float:
        return sum(map(self.weight, stems))

    def matches(self, stems: frozenset[str], context: frozenset[str]) -> list[Match]:
        """The body's sentences that share words, those first that cover most of them."""
        shared: dict[int, float] = defaultdict(float)
        size = 0.0
        for stem in list(stems)[:_MOST_WORDS]:
            weight = self.weight(stem)
            size += weight
            holding = self.holding(stem)
            if len(holding) <= _MOST_COMMON:
                for i in holding:
                    shared[i] += weight
        if not size:
            return []
        likely = sorted(shared, key=lambda i: (-shared[i], i))[:_MOST_COMMON]
        found = (self._match(i, stems, context, size) for i in likely)
        return sorted(found, key=lambda match: (-match.fit, match.at))

    def _match(self, i: int, stems: frozenset[str], context: frozenset[str], size: float) -> Match:
        here = self.stems[i]
        both = self.total(stems & here)
        around = self.total((stems - here) & self.contexts[i])
        asked = self.total((here - stems) & context)
        coverage = (both + _CONTEXT * around) / size
        held = (both + _CONTEXT * asked) / (self._totals[i] or 1.0)
        fit = 2 * coverage * held / (coverage + held) if coverage + held else 0.0
        return Match(i, coverage, fit)
