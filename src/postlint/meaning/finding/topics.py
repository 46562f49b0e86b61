"""What an amount is said of, in any language: the words of its sentence, or those around it.

"Mit Essig entkalken. 30 Minuten einwirken lassen." says how long vinegar has to work.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, final

from postlint.meaning.languages.sentence import Skeleton

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from postlint.meaning.comparing.comparison import Comparison
    from postlint.meaning.languages.amount import Amount
    from postlint.meaning.languages.language import Language

_MOST_WORDS = 6
"""Of more words the answer says more than what is asked."""
_MOST_OWN = 2
"""How many words the body's sentence may have that nothing around it or the answer has."""
_FEW = 3
"""Sentences of so few words leave out what they speak of."""
_FEWEST_BEFORE = 2
_BEGINNING = 4
"""Words that begin alike are forms of one."""
_SIGNS = 2
"""How many pairs of signs stand for a word where no spaces part words."""


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
        found = []
        for at in numbered:
            there = self._sentences[at].by_kind.get(kinds[0], [])
            if not there or not self._is_of(words, at):
                continue
            if len(there) > 1 or here.agrees(there[0]):
                return None
            found.append((there[0], at))
        if not found or not all(found[0][0].is_same(there) for there, _ in found):
            return None
        return found[0] if self._is_of_same(said, here, words, *found[0]) else None

    def _is_of(self, words: frozenset[str], at: int) -> bool:
        """Whether a sentence, with what it leaves out, has all of some words."""
        own, before = self._sentences[at].telling, self._before(at)
        if not all(
            _has(own, word) or _has(before, word) or self._is_around(at, word) for word in words
        ):
            return False
        told = [word for word in words if not _has(self._title, word)]
        shared = [word for word in words if _has(own, word)]
        if not before:
            return bool(told) and bool(shared)
        named = [word for word in told if _has(before, word) or self._is_around(at, word)]
        fewest = 1 if own else _FEWEST_BEFORE * self._size
        return len(named) >= fewest and (not own or bool(shared))

    def _is_of_same(
        self, said: Skeleton, here: Amount, words: frozenset[str], there: Amount, at: int
    ) -> bool:
        """Whether nothing in a sentence tells that its amount is of another case."""
        other = self._sentences[at]
        if not here.is_near(there) or here.is_range != there.is_range:
            return False
        if said.per(here) != other.per(there) or other.quotes(there):
            return False
        before = self._before(at)
        own = [
            word
            for word in other.telling
            if not _has(words, word) and not _has(before, word) and not self._is_around(at, word)
        ]
        return len(own) <= _MOST_OWN * self._size

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


def _has(words: Collection[str], word: str) -> bool:
    """Whether some words have another form of one among them."""
    if word in words:
        return True
    return len(word) > _BEGINNING and any(one[: len(word) - 2] == word[:-2] for one in words)
