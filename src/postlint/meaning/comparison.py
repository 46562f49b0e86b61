"""What the answers of a post's FAQ say, laid beside what its body says."""

from __future__ import annotations

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
_MOST_HELD = 40
_MOST_LIKELY = 8


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
        """The likest of them, as if these words did not stand in it."""
        likely = [match.at for match in self.matches[:_MOST_LIKELY]]
        return self.comparison.body.rematched(likely, self.stems - stems, self.context)


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
        every = range(len(self.sentences))
        return frozenset(t.key for at in every for t in self.tokens(at) if t.is_name)

    def is_named(self, token: Token) -> bool:
        """Whether the body writes a word as a name within a sentence."""
        return any(
            other.is_name and other.key == token.key
            for at in self._holding(token)
            for other in self.tokens(at)
        )

    def is_common(self, token: Token) -> bool:
        """Whether the body writes a word without a capital."""
        return any(
            other.key == token.key and other.text.islower()
            for at in self._holding(token)
            for other in self.tokens(at)
        )

    def _holding(self, token: Token) -> list[int]:
        stems = content_stems(token.text)
        return min(map(self.body.holding, stems), key=len)[:_MOST_HELD] if stems else []

    def is_in_headings(self, token: Token) -> bool:
        """Whether a word stands in a heading of the body, or in the title."""
        return self._headings.issuperset(content_stems(token.text))

    @cached_property
    def _headings(self) -> frozenset[str]:
        contexts = set(self.body.contexts)
        return frozenset(content_stems(self.post.title or "")).union(*contexts)

    def answers_with(self, text: str) -> int:
        """In how many answers a word stands as it is written here."""
        return sum(text in pair.answer for pair in self.post.faq)


def comparison(post: Post) -> Comparison:
    """The comparison of a post; to be asked for by `post.derived`."""
    return Comparison(post)
