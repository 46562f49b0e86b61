"""Which sentences of the body say what a sentence of an answer says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import log
from typing import NamedTuple

from postlint.meaning.sentences import Sentence
from postlint.meaning.words import content_stems

_CONTEXT = 0.4
"""How much a word counts that stands in the question or the heading, and not in the sentence."""
_MOST_COMMON = 60
"""A word that more sentences hold than this finds no candidates."""
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
        self._totals: dict[int, float] = {}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, stems in enumerate(self.stems):
            for stem in stems:
                self._holding[stem].append(i)
        size = len(sentences)
        self._weights = {s: log(1 + size / (1 + len(at))) for s, at in self._holding.items()}
        self._unknown = log(1 + size)

    def count(self, stem: str) -> int:
        """In how many sentences of the body a word stands."""
        return len(self._holding.get(stem, ()))

    def holding(self, stem: str) -> list[int]:
        """The sentences of the body in which a word stands."""
        return self._holding.get(stem, [])

    def weight(self, stem: str) -> float:
        """How telling a word is: the rarer in the body, the more."""
        return self._weights.get(stem, self._unknown)

    def total(self, stems: Iterable[str]) -> float:
        weights, unknown = self._weights, self._unknown
        return sum([weights.get(stem, unknown) for stem in stems])

    def matches(self, stems: frozenset[str], context: frozenset[str]) -> list[Match]:
        """The body's sentences that share words, those first that cover most of them."""
        shared: dict[int, float] = defaultdict(float)
        for stem in sorted(stems, key=self.count)[:_MOST_WORDS]:
            holding = self.holding(stem)
            if len(holding) <= _MOST_COMMON:
                weight = self.weight(stem)
                for i in holding:
                    shared[i] += weight
        likely = nlargest(_MOST_CANDIDATES, shared, key=lambda i: (shared[i], -i))
        return self.rematched(likely, stems, context)

    def rematched(
        self, indices: Iterable[int], stems: frozenset[str], context: frozenset[str]
    ) -> list[Match]:
        """The same of some sentences only."""
        size = self.total(stems)
        if not size:
            return []
        found = (self._match(i, stems, context, size) for i in indices)
        return sorted(found, key=lambda match: (-match.fit, match.at))

    def _match(self, i: int, stems: frozenset[str], context: frozenset[str], size: float) -> Match:
        here = self.stems[i]
        if i not in self._totals:
            self._totals[i] = self.total(here) or 1.0
        both = self.total(stems & here)
        around = self.total((stems - here) & self.contexts[i])
        asked = self.total((here - stems) & context)
        coverage = (both + _CONTEXT * around) / size
        held = (both + _CONTEXT * asked) / self._totals[i]
        fit = 2 * coverage * held / (coverage + held) if coverage + held else 0.0
        return Match(i, coverage, fit)
