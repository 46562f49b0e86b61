"""A sentence of any language as what stays of it without its amounts."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, final

from postlint.meaning.languages.amount import PLAIN, Amount
from postlint.meaning.languages.amounts import amounts, plainly
from postlint.meaning.languages.language import Language
from postlint.meaning.terms.sentences import is_in_speech
from postlint.meaning.terms.words import stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PART = re.compile(r"['’-]")
_CLAUSE = re.compile(r"[,;:，；：、–—]\s?")
_BEFORE = re.compile(r"([^\W\d_]{2,})[\s(-]{0,2}$")
_AFTER = re.compile(r"[\s-]?(?:de\s)?([^\W\d_]{2,})")
_NAME = re.compile(r"(?<![^\W_])(?<!^)(?<![.:!?–—] )(?<![(\[«„“\"¿¡*|])[^\W\d_][^\W_]*")
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z0-9]*")
_EACH = re.compile(r"\s?/\s?([^\W\d_]+)")
_LONGEST_WORD = 24
_LONGEST_NUMBER = 6
_PARTS = frozenset("-/#=_?&")
"""What stands before a number that is part of an address or a name."""
AMOUNT = "#"
"""How what stands for an amount begins."""
_FEWEST_WORDS = 3
_FEWEST_SIGNS = 5


@final
class Skeleton:
    """A sentence without its amounts: `words` has the dimension of each in its place."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self.language = language

    @cached_property
    def text(self) -> str:
        return plainly(self._text)

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts, written as the author does where that is as long."""
        found = amounts(self.text, self.language)
        if len(self.text) != len(self._text):
            return found
        return [one._replace(text=self._text[one.start : one.end].strip()) for one in found]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in order, without a "Yes" before a comma."""
        found: list[str] = []
        at = 0
        for amount in self.amounts:
            found += self._words(at, amount.start)
            found.append(AMOUNT + amount.unit.dimension)
            at = amount.end
        found += self._words(at, len(self.text))
        return tuple(found[self._opens :])

    @property
    def _opens(self) -> int:
        first = _WORD.search(self.text)
        if first is None or first[0] not in self.language.opening:
            return 0
        return bool(_CLAUSE.match(self.text, first.end()))

    def _words(self, start: int, end: int) -> list[str]:
        if self.language.is_unspaced:
            return [c for c in self.text[start:end] if c.isalnum()]
        return _WORD.findall(self.text, start, end)

    @cached_property
    def by_kind(self) -> dict[str, list[Amount]]:
        """The amounts by what they measure; those without a unit by the word before or after."""
        found: dict[str, list[Amount]] = {}
        for amount in self.amounts:
            for kind in self._kinds(amount):
                found.setdefault(kind, []).append(amount)
        return found

    def _kinds(self, amount: Amount) -> Iterator[str]:
        if amount.unit.dimension != PLAIN:
            yield amount.unit.dimension
            return
        if (
            sum(map(str.isdigit, amount.text)) > _LONGEST_NUMBER
            or self.text[amount.start - 1 : amount.start] in _PARTS
        ):
            return
        before = _BEFORE.search(self.text[max(0, amount.start - _LONGEST_WORD) : amount.start])
        after = _AFTER.match(self.text, amount.end)
        for side, word in (("<", before and before[1]), (">", after and after[1])):
            if word and word not in self.language.small:
                yield f"{side}{word}"

    @cached_property
    def first_clause(self) -> tuple[str, ...]:
        """The words before the first mark within, where an amount stands among them."""
        begin = 0
        if self._opens and (opened := _CLAUSE.search(self.text)):
            begin = opened.end()
        for mark in _CLAUSE.finditer(self.text, begin):
            if not any(a.start < mark.end() and mark.start() < a.end for a in self.amounts):
                cut = Skeleton(self.text[: mark.start()], self.language)
                return cut.words if cut.amounts and cut.is_telling else ()
        return ()

    def per(self, amount: Amount) -> str:
        """What an amount is for each of, after a stroke: "35 $/Tag"; "" for most."""
        found = _EACH.match(self.text, amount.end)
        return found[1] if found else ""

    def quotes(self, amount: Amount) -> bool:
        """Whether an amount stands in what the sentence quotes."""
        return is_in_speech(self.text, amount.start, amount.end)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital within; none where nouns have one."""
        if self.language.capitals != "names":
            return frozenset()
        words = (_LATIN_NAME if self.language.is_unspaced else _NAME).findall(self._text)
        return frozenset([word.lower() for word in words if word[0].isupper()])

    @property
    def is_telling(self) -> bool:
        """Whether enough stays without the amounts to tell what is spoken of."""
        rest = len(self.words) - len(self.amounts)
        return rest >= (_FEWEST_SIGNS if self.language.is_unspaced else _FEWEST_WORDS)

    @property
    def points_back(self) -> bool:
        """Whether it opens with a word for something that was named before."""
        if self.language.is_unspaced:
            return self.text.startswith(tuple(self.language.pointing))
        return bool(self.words) and self.words[0] in self.language.pointing

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its words have in common with other forms of them; pairs of signs in CJK."""
        told = [word for word in self.words if not word.startswith(AMOUNT)]
        if self.language.is_unspaced:
            return frozenset(one + other for one, other in pairwise(told))
        stem = stemmer(self.language.stemmer)
        return frozenset(stem(word) for word in told if word not in self.language.small)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its stems without those of words that ask for an amount, or stand beside any."""
        if self.language.is_unspaced:
            runs = _without(self.text, self.amounts, self.language.asking)
            return frozenset(one + other for run in runs for one, other in pairwise(run))
        stem, no_stems = stemmer(self.language.stemmer), self.language.saying_little
        told = [part for word in self.words for part in _PART.split(word) if word[:1] != AMOUNT]
        return frozenset(map(stem, filter(None, told))) - no_stems


def _without(text: str, amounts: list[Amount], words: Iterable[str]) -> list[str]:
    """The runs of letters of a text that stay without its amounts and some words."""
    for amount in reversed(amounts):
        text = f"{text[: amount.start]} {text[amount.end :]}"
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, " ")
    return _WORD.findall(text)
