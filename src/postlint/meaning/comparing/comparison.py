"""What the answers of a post's FAQ say, laid beside what its body says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from postlint.document.faq import faq
from postlint.document.post import Post, derived
from postlint.meaning.comparing.alignment import Alignment, indices
from postlint.meaning.terms.opposites import opposed, opposites, opposites_of
from postlint.meaning.terms.quantities import Quantity, may_be_same, quantities
from postlint.meaning.terms.sentences import Sentence, Sentences, answer_sentences, body_sentences
from postlint.meaning.terms.tokens import Token, may_name, tokens
from postlint.meaning.terms.word_sets import NUMBER, content_words, word_sets
from postlint.meaning.terms.words import NEGATIONS, content_stems, is_english
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.document.question_answer import QuestionAnswer

MOST_STATEMENTS = 2_000
"""How many sentences of answers are compared."""
_SAMPLE = 10
_SHORT = 500
_MOST_HELD = 40


class _Words(NamedTuple):
    """The words of each sentence of the answers, and of each question."""

    answers: list[frozenset[str]]
    questions: list[frozenset[str]]


class Said(NamedTuple):
    """A sentence of an answer, and its words."""

    sentence: Sentence
    words: frozenset[str]


class Comparison:
    """The sentences of a post's body and those of its answers; worked out when asked for."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self._tokens: dict[int, list[Token]] = {}
        self._question_tokens: dict[str, list[Token]] = {}
        self._opposites_asked: dict[str, frozenset[str]] = {}
        self._quantities: dict[int, list[Quantity]] = {}
        self._opposing: dict[tuple[str, bool], int] = {}
        self._given: dict[tuple[str, float, float, tuple[str, ...]], bool] = {}
        self._naming = self._not_naming = 0

    @cached_property
    def is_possible(self) -> bool:
        """Whether there is something to compare, in a language that is known here."""
        return (
            len(faq(self.post)) > 0
            and self.post.language in (None, "en")
            and is_english(self.sample)
        )

    @cached_property
    def sample(self) -> str:
        """Some of what the FAQ says, and some of the body where that is little."""
        sample = " ".join([f"{pair.question} {pair.answer}" for pair in faq(self.post)[:_SAMPLE]])
        if len(sample) < _SHORT:
            sample = " ".join([sample, *self.sentences.texts[:_SAMPLE]])
        return sample

    @cached_property
    def sentences(self) -> Sentences:
        return body_sentences(self.post)

    @cached_property
    def body(self) -> Alignment:
        return Alignment(self.sentences, self._asked)

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The words that the FAQ has, and what is looked for beside them."""
        said = self._said if self.is_possible else frozenset[str]()
        every = (*self._words.answers, *self._words.questions)
        asked = set(opposites_of(said)).union(NEGATIONS, (NUMBER,), *every)
        asked.discard("")
        return frozenset(asked)

    @cached_property
    def _said(self) -> frozenset[str]:
        """The words of the sentences that are compared."""
        texts = self._texts
        new = [
            one.words
            for _, every in self.answers
            for one in every
            if one.sentence.text not in texts
        ]
        return frozenset().union(*new[:MOST_STATEMENTS])

    @cached_property
    def answers(self) -> tuple[tuple[QuestionAnswer, tuple[Said, ...]], ...]:
        """The questions with their answers, and what these say."""
        words = iter(self._words.answers)
        return tuple(
            (pair, tuple([Said(one, next(words)) for one in sentences]))
            for pair, sentences in self._answers
        )

    def is_new(self, said: Said) -> bool:
        """Whether the body does not say it in the same words."""
        return said.sentence.text not in self._texts

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(self.sentences.texts)

    @cached_property
    def question_words(self) -> dict[str, frozenset[str]]:
        """The words of each question."""
        questions = [pair.question for pair in faq(self.post)]
        return dict(zip(questions, self._words.questions, strict=True))

    @cached_property
    def _answers(self) -> list[tuple[QuestionAnswer, Sentences]]:
        return [(pair, answer_sentences(self.post, pair)) for pair in faq(self.post)]

    @cached_property
    def _words(self) -> _Words:
        answers = [text for _, sentences in self._answers for text in sentences.texts]
        sets = word_sets([*answers, *(pair.question for pair in faq(self.post))])
        return _Words(sets[: len(answers)], sets[len(answers) :])

    def opposites_asked(self, question: str) -> frozenset[str]:
        """The opposites of the words of a question."""
        if question not in self._opposites_asked:
            self._opposites_asked[question] = opposites_of(self.question_words[question])
        return self._opposites_asked[question]

    def question_tokens(self, question: str) -> list[Token]:
        if question not in self._question_tokens:
            self._question_tokens[question] = tokens(question)
        return self._question_tokens[question]

    def tokens(self, at: int) -> list[Token]:
        """The tokens of a sentence of the body."""
        if at not in self._tokens:
            self._tokens[at] = tokens(self.sentences.texts[at], self.quantities(at))
        return self._tokens[at]

    def gives(self, quantity: Quantity) -> bool:
        """Whether the body has a quantity anywhere, of whatever it is; things that are counted
        are to be the same."""
        key = quantity.dimension, quantity.low, quantity.high, quantity.noun
        if key not in self._given:
            numbered = tuple(indices(self.body.holding(NUMBER)))
            likely = [at for at in numbered if quantity.text in self.sentences.texts[at]]
            every = (other for at in (*likely, *numbered) for other in self.quantities(at))
            self._given[key] = any(may_be_same(quantity, other) for other in every)
        return self._given[key]

    def quantities(self, at: int) -> list[Quantity]:
        """The quantities of a sentence of the body."""
        if at not in self._quantities:
            counts = NUMBER in self.body.words[at]
            self._quantities[at] = quantities(self.sentences.texts[at]) if counts else []
        return self._quantities[at]

    def opposing(self, word: str, *, close: bool = True) -> int:
        """The set of body sentences that hold an opposite of a word."""
        key = word, close
        if key not in self._opposing:
            self._opposing[key] = self.body.holding(*opposites(word, close=close))
        return self._opposing[key]

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """The words of what is compared that have an opposite in the body."""
        return frozenset(filter(self.body.holds_opposite, opposed(self._said)))

    @cached_property
    def denying(self) -> int:
        """The set of body sentences that deny something."""
        return self.body.holding(*NEGATIONS)

    def naming(self, among: int) -> int:
        """Those of a set of body sentences that may hold a name: with a capital within."""
        for at in indices(among & ~(self._naming | self._not_naming)):
            if may_name(self.sentences.texts[at]):
                self._naming |= 1 << at
            else:
                self._not_naming |= 1 << at
        return among & self._naming

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that the body writes as names within a sentence."""
        every = range(len(self.sentences))
        return frozenset(t.key for at in every for t in self.tokens(at) if t.is_name)

    def is_written(self, word: str) -> bool:
        """Whether the body has a word within a sentence, its capital included."""
        return f" {word}" in self._text

    @cached_property
    def _text(self) -> str:
        return "\n".join(self.sentences.texts)

    def is_named(self, token: Token) -> bool:
        """Whether the body writes a word as a name within a sentence."""
        return any(other.is_name for other in self._alike(token))

    def is_capital(self, token: Token) -> bool:
        """Whether the body has a word, and always with a capital."""
        written = [other.text[0].isupper() for other in self._alike(token)]
        return bool(written) and all(written)

    def is_held(self, token: Token) -> bool:
        """Whether the body has a word anywhere."""
        return next(self._alike(token), None) is not None

    def is_common(self, token: Token) -> bool:
        """Whether the body writes a word without a capital, and not more often as a name."""
        written = [other.is_name for other in self._alike(token) if other.start > 0]
        return sum(written) * 2 <= len(written) > 0

    def _alike(self, token: Token) -> Iterator[Token]:
        """The words of the body that have the key of a word."""
        stems = [stem for stem in content_stems(token.text) if not stem[0].isnumeric()]
        holding = min((self.body.holding(stem) for stem in stems), key=int.bit_count, default=0)
        for at in islice(indices(holding), _MOST_HELD):
            yield from (other for other in self.tokens(at) if other.key == token.key)

    def is_in_headings(self, token: Token) -> bool:
        """Whether a word stands in a heading, a question or the title."""
        return self._headings.issuperset(content_stems(token.text))

    def is_in_title(self, token: Token) -> bool:
        return self.title.issuperset(content_stems(token.text))

    @cached_property
    def title(self) -> frozenset[str]:
        """The words of the post's title."""
        return content_words(self.post.title or "")

    @cached_property
    def _headings(self) -> frozenset[str]:
        headings = word_sets([heading.text for heading in self.post.headings])
        return self.title.union(*headings, *self.question_words.values())

    def answers_with(self, text: str) -> int:
        """In how many answers a word stands as it is written here."""
        return sum(text in pair.answer for pair in faq(self.post))


@derived
def comparison(post: Post) -> Comparison:
    """The answers of a post's FAQ beside its body."""
    return Comparison(post)
