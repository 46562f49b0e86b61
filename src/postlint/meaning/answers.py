"""How answers fit questions: their own, and each other's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from math import log
from typing import TYPE_CHECKING, NamedTuple

from postlint.meaning.comparison import comparison
from postlint.meaning.word_sets import NO_CONTENT, word_sets

if TYPE_CHECKING:
    from postlint.document.faq import QuestionAnswer
    from postlint.document.post import Post

LEAST_GAIN = 0.4
"""How much better two answers have to fit each other's questions than their own, together."""
_LEAST_GAIN_OF_EACH = 0.1
_DOUBT = 1.0
"""Weighs down questions that only hold words which all of them share."""
_WRONG_OPENER = 0.25
_RIGHT_OPENER = 0.1
_MOST_PAIRS = 100

_ASKS_WHAT = re.compile(r"(?:who|what|when|where|why|how|which|whose)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:yes|no|yeah|nope|absolutely|definitely)\b", re.IGNORECASE)


class Swap(NamedTuple):
    """Two questions whose answers stand at each other's."""

    first: QuestionAnswer
    second: QuestionAnswer


def swaps(post: Post) -> tuple[Swap, ...]:
    """The pairs of a post whose answers fit each other's questions and not their own.

    To be asked for by `post.derived`.
    """
    if not post.derived(comparison).is_possible:
        return ()
    pairs = [pair for pair in post.faq if pair.answer][:_MOST_PAIRS]
    fits = _fits(pairs)
    found = sorted(_gains(fits), reverse=True)
    taken: set[int] = set()
    swapped = []
    for _, i, j in found:
        if not {i, j} & taken:
            taken |= {i, j}
            swapped.append((i, j))
    return tuple(Swap(pairs[i], pairs[j]) for i, j in sorted(swapped))


def _fits(pairs: list[QuestionAnswer]) -> list[list[float]]:
    """How well each answer (second index) fits each question: the share of its words there."""
    asked = [words - NO_CONTENT for words in word_sets([pair.question for pair in pairs])]
    every_asked = frozenset().union(*asked)
    answered = [every_asked & words for words in word_sets([pair.answer for pair in pairs])]
    common = Counter(chain.from_iterable(map(frozenset.union, asked, answered)))
    weights = {word: log((len(pairs) + 0.5) / count) for word, count in common.items()}
    answering: dict[str, list[int]] = {}
    for j, words in enumerate(answered):
        for word in words:
            answering.setdefault(word, []).append(j)
    fits = _openers(pairs)
    for words, row in zip(asked, fits, strict=True):
        total = sum(map(weights.__getitem__, words)) + _DOUBT
        for word in words & answering.keys():
            share = weights[word] / total
            for j in answering[word]:
                row[j] += share
    return fits


def _openers(pairs: list[QuestionAnswer]) -> list[list[float]]:
    """What "Yes" or "No" at an answer's beginning says of how it fits each question."""
    is_yes_or_no = [_YES_OR_NO.match(pair.answer) is not None for pair in pairs]
    to_what = [-_WRONG_OPENER * yes for yes in is_yes_or_no]
    to_other = [_RIGHT_OPENER * yes for yes in is_yes_or_no]
    return [[*(to_what if _ASKS_WHAT.match(pair.question) else to_other)] for pair in pairs]


def _gains(fits: list[list[float]]) -> Iterator[tuple[float, int, int]]:
    """The pairs of answers that would fit better if they changed places, and how much."""
    for i in range(len(fits)):
        for j in range(i + 1, len(fits)):
            one, other = fits[i][j] - fits[i][i], fits[j][i] - fits[j][j]
            if one + other >= LEAST_GAIN and min(one, other) >= _LEAST_GAIN_OF_EACH:
                yield one + other, i, j
