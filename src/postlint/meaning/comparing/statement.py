"""One sentence of an answer: its words, and the body's sentences that say something like it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from postlint.document.post import Post, derived
from postlint.document.question_answer import QuestionAnswer
from postlint.meaning.comparing.alignment import Match, Tally, indices
from postlint.meaning.comparing.comparison import MOST_STATEMENTS, Comparison, Said, comparison
from postlint.meaning.comparing.restatement import OPENERS, opens_with, repeated
from postlint.meaning.terms.quantities import Quantity, is_given_by, quantities
from postlint.meaning.terms.sentences import Sentence
from postlint.meaning.terms.tokens import Token, may_name, tokens
from postlint.meaning.terms.word_sets import NO_CONTENT, NUMBER
from postlint.record import NamedTuple

_MOST_TRIED = 12
"""How many sentences of the body one of an answer is laid beside."""
_LONGEST_ANSWER = 10_000
"""Characters of an answer that are read again for each of its sentences, at most."""
_MOST_LIKELY = 8


class Statement:
    """A sentence of an answer, and its words."""

    def __init__(
        self,
        comparison: Comparison,
        pair: QuestionAnswer,
        said: Said,
    ) -> None:
        self.comparison = comparison
        self.pair = pair
        self.said = said
        self.sentence, self.words = said
        self.content = said.words - NO_CONTENT
        self._tally: Tally | None = None

    @property
    def is_repeated(self) -> bool:
        """Whether a sentence of the body begins with it, an opening "Yes," or "No," aside."""
        likely = self.comparison.body.holding_all(self.content - OPENERS)
        if not likely:
            return False
        said, texts = repeated(self.sentence.text.lower()), self.comparison.sentences.texts
        return any(opens_with(texts[at], said) for at in indices(likely))

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens(self.sentence.text, self.quantities)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset([token.key for token in self.tokens])

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.sentence.text) if NUMBER in self.words else []

    def answer_gives(self, quantity: Quantity) -> bool:
        """Whether another sentence of the answer gives a quantity, or may in one that is long."""
        if len(self.pair.answer) > _LONGEST_ANSWER:
            return True
        rest = self.pair.answer.replace(self.sentence.text, " ")
        if not any(map(str.isdigit, rest)):
            return False
        return any(is_given_by(quantity, other) for other in quantities(rest))

    @property
    def has_names(self) -> bool:
        """Whether words may be names: there is a capital that opens no sentence."""
        return may_name(self.sentence.text)

    @cached_property
    def has_new_words(self) -> bool:
        """Whether it has words that stand nowhere in the body."""
        return not all(map(self.comparison.body.holding, self.content))

    @property
    def context(self) -> frozenset[str]:
        return self.comparison.body.context_words(self.sentence.context)

    @property
    def question(self) -> list[Token]:
        return self.comparison.question_tokens(self.pair.question)

    @property
    def question_words(self) -> frozenset[str]:
        return self.comparison.question_words[self.pair.question]

    @cached_property
    def matches(self) -> list[Match]:
        """The sentences of the body that say something like it, the likest first."""
        return self.comparison.body.matches(self.content, self.context)

    def matches_among(
        self, sentences: int, without: frozenset[str] = frozenset(), *, least: float = 0.0
    ) -> list[Match]:
        """How well a set of body sentences fits it, as if some words stood in neither.

        Only those that fit at `least` so much. Of many only those that share most words are tried.
        """
        found = self.nearest(sentences, _MOST_TRIED)
        return self.comparison.body.matches(
            self.content, self.context, found, without=without, least=least
        )

    def nearest(self, sentences: int, most: int) -> Iterator[int]:
        """A few of a set of body sentences: those that share most words, where there are more."""
        if sentences.bit_count() <= most:
            return indices(sentences)
        levels = (level & sentences for level in self._shared.falling())
        return islice(chain.from_iterable(map(indices, levels)), most)

    def sharing(self, least: int) -> int:
        """The set of body sentences that share so many of its content words at least."""
        return self._shared.at_least(least)

    @property
    def _shared(self) -> Tally:
        if self._tally is None:  # a cached property takes as long as counting does
            self._tally = self.comparison.body.sharing(self.content)
        return self._tally

    def matches_without(self, words: frozenset[str]) -> list[Match]:
        """The likest of them, as if these words did not stand in it."""
        likely = [match.at for match in self.matches[:_MOST_LIKELY]]
        return self.comparison.body.matches(self.content - words, self.context, likely)


class Answer(NamedTuple):
    """An answer of the FAQ, and its sentences."""

    pair: QuestionAnswer
    statements: tuple[Statement, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(statement.sentence for statement in self.statements)


@derived
def answers(post: Post) -> tuple[Answer, ...]:
    """The answers of a post's FAQ, in the order written."""
    compared = comparison(post)
    return tuple(
        Answer(pair, tuple([Statement(compared, pair, one) for one in said]))
        for pair, said in compared.answers
    )


@derived
def statements(post: Post) -> tuple[Statement, ...]:
    """What the answers say in other words than the body; none where they cannot be compared."""
    compared = comparison(post)
    if not compared.is_possible:
        return ()
    new = [
        statement
        for answer in answers(post)
        for statement in answer.statements
        if compared.is_new(statement.said)
    ]
    return tuple(new[:MOST_STATEMENTS])
