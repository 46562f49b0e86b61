"""Amounts in which answers and the body differ, in languages of which little else is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from postlint.meaning.finding.topics import Topics
from postlint.meaning.languages.amount import PLAIN, Amount
from postlint.meaning.languages.amounts import may_count
from postlint.meaning.languages.language import MONTH, Language, codes, guessed, language
from postlint.meaning.languages.sentence import AMOUNT, Skeleton
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.comparison import Comparison
    from postlint.meaning.terms.sentences import Sentence

_LEAST_COVERED = 0.4
"""How much of an answer's words, by weight, a sentence holds that says the same otherwise."""
_LEAST_OF_UNSURE = 0.5
"""The same of a number that only a word beside it types, and of one of several."""
_MORE_OF_SIGNS = 0.2
"""How much more where no spaces part words."""
_LEAST_OF_POINTING = 0.7
"""The same where that sentence opens with a word for something that was named before, and of a
month without a day, which may be that of an edition."""
_LEAST_HELD = 0.25
"""How much of that sentence's words the answer holds."""
_BEGINNING = 3
"""Words that begin alike are forms of one."""
_MOST_SENTENCES = 2_000


class Differing(NamedTuple):
    """An amount of an answer's sentence, and another one in the body's sentence `at`.

    `is_restated`: the two sentences are the same otherwise, word for word.
    """

    here: Amount
    there: Amount
    at: int
    is_restated: bool


def language_of(compared: Comparison) -> Language:
    """The language of a post: as it says, or else as its words tell."""
    told = compared.post.language
    if told in codes():
        return language(told or "")
    sample = " ".join([*compared.sentences.texts[:20], compared.sample])
    return language(guessed(sample))


class Body:
    """The sentences of a body that hold amounts."""

    def __init__(self, compared: Comparison) -> None:
        self._compared = compared
        self.language = language_of(compared)
        texts = compared.sentences.texts[:_MOST_SENTENCES]
        self.all = [Skeleton(text, self.language) for text in texts]
        likely = (at for at, text in enumerate(texts) if may_count(text, self.language))
        self.numbered = [at for at in likely if self.all[at].amounts]
        self._weights: dict[str, float] = {}
        self._by_words: dict[tuple[str, ...], list[int]] = {}
        for at in self.numbered:
            for words in {self.all[at].words, self.all[at].first_clause} - {()}:
                self._by_words.setdefault(words, []).append(at)

    def differing(self, sentence: Sentence, question: str, answer: str) -> Differing | None:
        """What an answer's sentence says otherwise than the body; None for most."""
        if not may_count(sentence.text, self.language):
            return None
        said = Skeleton(sentence.text, self.language)
        if not said.amounts:
            return None
        asked = Skeleton(question, self.language)
        found = None
        if said.is_telling and not said.points_back:
            found = self._restated(said) or self._alike(said, asked)
        found = found or self._answered(said, asked)
        if found is None:
            return None
        rest = Skeleton(answer.replace(sentence.text, " "), self.language)
        return None if any(found.there.is_given_by(other) for other in rest.amounts) else found

    def _restated(self, said: Skeleton) -> Differing | None:
        """The amount in which the one sentence differs that is the same otherwise."""
        whole = self._by_words.get(said.words, [])
        found = [at for at in whole if self.all[at].words == said.words or not said.first_clause]
        found += [at for at in self._by_words.get(said.first_clause, []) if at not in found]
        telling = [at for at in found if not self.all[at].points_back]
        pairs = [(at, _unlike(said.amounts, self.all[at].amounts)) for at in telling]
        if not pairs or not all(unlike for _, unlike in pairs):
            return None
        at, unlike = min(pairs, key=lambda pair: len(pair[1]))
        is_sure = len({_values(self.all[other].amounts) for other in telling}) == 1
        if not is_sure and len(unlike) == len(said.amounts):
            return None  # the body says it of several things
        return Differing(*unlike[0], at, is_restated=True)

    def _alike(self, said: Skeleton, asked: Skeleton) -> Differing | None:
        """A typed amount that the body has nowhere, against one of a sentence that is alike."""
        for kind, amounts in said.by_kind.items():
            for here in amounts:
                if any(here.is_given_by(other) for other in asked.amounts) or self._gives(here):
                    continue
                if said.quotes(here):
                    continue
                found = max(self._candidates(said, here, kind), default=None)
                if found is not None:
                    there = _odd_one(amounts, self.all[found[1]].by_kind[kind], here)
                    assert there is not None
                    return Differing(here, there, found[1], is_restated=False)
        return None

    def _candidates(self, said: Skeleton, here: Amount, kind: str) -> Iterator[tuple[float, int]]:
        amounts = said.by_kind[kind]
        sure = len(amounts) == 1 and here.unit.dimension != PLAIN
        least = _LEAST_COVERED if sure else _LEAST_OF_UNSURE
        if here.unit.dimension == MONTH:
            least = _LEAST_OF_POINTING
        least += _MORE_OF_SIGNS * self.language.is_unspaced
        for at in self.numbered:
            other = self.all[at]
            there = _odd_one(amounts, other.by_kind.get(kind, []), here)
            if there is None or not here.is_near(there) or _are_of_other_names(said, other):
                continue
            if any(here.may_be_short_as(one) for one in other.amounts) or other.quotes(there):
                continue
            if said.per(here) != other.per(there):
                continue
            size, shared = self._weight(said.stems), self._weight(said.stems & other.stems)
            needed = max(least, _LEAST_OF_POINTING) if other.points_back else least
            if not size or shared < needed * size:
                continue
            if shared >= _LEAST_HELD * self._weight(other.stems) and not _replaces(said, other):
                yield shared, at

    def _answered(self, said: Skeleton, asked: Skeleton) -> Differing | None:
        """An amount that the body has nowhere, against the one that it gives of what is asked."""
        if len(said.amounts) > 1 or any(said.amounts[0].is_given_by(one) for one in asked.amounts):
            return None
        here = said.amounts[0]
        if said.quotes(here) or self._gives(here):
            return None
        found = self._topics.answered(said, asked, here, self.numbered)
        return found and Differing(here, *found, is_restated=False)

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self._compared, self.language, self.all)

    def _gives(self, amount: Amount) -> bool:
        every = map(self.all.__getitem__, self.numbered)
        return any(amount.is_given_by(other) for one in every for other in one.amounts)

    def _weight(self, stems: frozenset[str]) -> float:
        return sum(map(self._weight_of, stems))

    @cached_property
    def _counts(self) -> Counter[str]:
        """In how many sentences each stem stands."""
        return Counter(chain.from_iterable([one.stems for one in self.all]))

    def _weight_of(self, stem: str) -> float:
        if stem not in self._weights:
            self._weights[stem] = log(1 + len(self.all) / (1 + self._counts[stem]))
        return self._weights[stem]


def _odd_one(here: list[Amount], there: list[Amount], one: Amount) -> Amount | None:
    """What stands for an amount among others of its kind that are the same; None where it does."""
    if len(here) != len(there):
        return None
    unlike = [(a, b) for a, b in zip(here, there, strict=True) if not a.agrees(b)]
    if len(unlike) != 1 or unlike[0][0] is not one or one.is_range != unlike[0][1].is_range:
        return None
    return unlike[0][1]


def _unlike(here: list[Amount], there: list[Amount]) -> list[tuple[Amount, Amount]]:
    return [(a, b) for a, b in zip(here, there, strict=False) if not a.agrees(b)]


def _values(amounts: list[Amount]) -> tuple[tuple[float, float, str], ...]:
    return tuple((amount.value, amount.high, amount.unit.name) for amount in amounts)


def _are_of_other_names(one: Skeleton, other: Skeleton) -> bool:
    """Whether each of two sentences has a name of its own."""
    return bool(one.names - other.names) and bool(other.names - one.names)


def _replaces(one: Skeleton, other: Skeleton) -> bool:
    """Whether a word stands in the place of another, so that the two speak of different things."""
    here, there, small = one.words, other.words, one.language.small
    beside = {here[i - 1 : i + 2 : 2]: here[i] for i in range(1, len(here) - 1)}
    for j in range(1, len(there) - 1):
        word = beside.get(there[j - 1 : j + 2 : 2], there[j])
        if word == there[j] or word.startswith(AMOUNT) or there[j].startswith(AMOUNT):
            continue
        is_form = word[:_BEGINNING] == there[j][:_BEGINNING] or word in small
        is_form = is_form or word.endswith(there[j]) or there[j].endswith(word)
        if not is_form and word not in there and there[j] not in here:
            return True
    return False
