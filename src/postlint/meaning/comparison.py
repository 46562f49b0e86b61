"""What the answers of a post's FAQ say, laid beside what its body says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from postlint.meaning.alignment import Alignment, Match
from postlint.meaning.quantities import Quantity, quantities
from postlint.meaning.sentences import Sentence, answer_sentences, body_sentences
from postlint.meaning.tokens import Token, tokens
from postlint.meaning.words import content_stems, is_english

if TYPE_CHECKING:
    from postlint.document.faq import QuestionAnswer
    from postlint.document.post import Post

_MOST_STATEMENTS = 2_000
_SAMPLE = 20


class Statement:
    """A sentence of an answer that the body does not hold as it stands."""

    def __init__(self, comparison: Comparison, pair: QuestionAnswer, sentence: Sentence) -> None:
        self.comparison = comparison
        self.pair = pair
        self.sentence = sentence

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens(self.sentence.text)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(token.key for token in self.tokens)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.sentence.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(content_stems(self.sentence.text))

    @cached_property
    def context(self) -> frozenset[str]:
        return frozenset(content_stems(self.sentence.context))

    @cached_property
    def question(self) -> list[Token]:
        return tokens(self.pair.question)

    @cached_property
    def matches(self) -> list[Match]:
        """The sentences of the body that say something like it, the likest first."""
        return self.comparison.body.matches(self.stems, self.context)

    def matches_without(self, stems: frozenset[str]) -> list[Match]:
        """The same as if these words did not stand in it."""
        return self.comparison.body.matches(self.stems - stems, self.context)


class Comparison:
    """The sentences of a post's body and those of its answers; worked out when asked for."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self._tokens: dict[int, list[Token]] = {}
        self._quantities: dict[int, list[Quantity]] = {}

    @cached_property
    def is_possible(self) -> bool:
        """Whether there is something to compare, in a language that is known here."""
        return (
            len(self.post.faq) > 0
            and self.post.language in (None, "en")
            and is_english(" ".join(self._sample()))
        )

    def _sample(self) -> Iterator[str]:
        """Some of what the post says."""
        yield from (sentence.text for sentence in self.sentences[:_SAMPLE])
        yield from (pair.answer for pair in self.post.faq[:_SAMPLE])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return body_sentences(self.post)

    @cached_property
    def body(self) -> Alignment:
        return Alignment(self.sentences)

    @cached_property
    def answers(self) -> tuple[tuple[QuestionAnswer, tuple[Sentence, ...]], ...]:
        """The sentences of each answer."""
        return tuple((pair, answer_sentences(self.post, pair)) for pair in self.post.faq)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the answers say in other words than the body."""
        if not self.is_possible:
            return ()
        said = {sentence.text for sentence in self.sentences}
        found = [
            Statement(self, pair, sentence)
            for pair, sentences in self.answers
            for sentence in sentences
            if sentence.text not in said
        ]
        return tuple(found[:_MOST_STATEMENTS])

    def tokens(self, at: int) -> list[Token]:
        """The tokens of a sentence of the body."""
        if at not in self._tokens:
            self._tokens[at] = tokens(self.sentences[at].text)
        return self._tokens[at]

    def quantities(self, at: int) -> list[Quantity]:
        """The quantities of a sentence of the body."""
        if at not in self._quantities:
            self._quantities[at] = quantities(self.sentences[at].text)
        return self._quantities[at]

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that the body writes as names within a sentence."""
        return frozenset(
            token.key
            for at in range(len(self.sentences))
            for token in self.tokens(at)
            if token.is_name
        )

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that the body writes without a capital."""
        return frozenset(
            token.key
            for at in range(len(self.sentences))
            for token in self.tokens(at)
            if token.text.islower()
        )

    @cached_property
    def headings(self) -> frozenset[str]:
        """The words of the body's headings and of the title."""
        titles = [self.post.title or "", *dict.fromkeys(s.context for s in self.sentences)]
        return frozenset(token.key for title in titles for token in tokens(title))

    @cached_property
    def _answers_with_name(self) -> Counter[str]:
        return Counter(
            key
            for _, sentences in self.answers
            for key in {t.key for s in sentences for t in tokens(s.text) if t.is_name}
        )

    def answers_with_name(self, key: str) -> int:
        """How many answers name something."""
        return self._answers_with_name[key]


def comparison(post: Post) -> Comparison:
    """The comparison of a post; to be asked for by `post.derived`."""
    return Comparison(post)
