"""A name of an answer beside a word beside which the question, or the text, has another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.comparing.questions import goes_on
from postlint.meaning.terms.tokens import Token
from postlint.meaning.terms.words import content_stems
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

LEAST_FIT = 0.25
"""How much a body sentence with the other name has to be like the answer's, the name left out."""
_LEAST_FIT_OF_ANY = 0.45
"""The same where "a" or "some" stands before the name, so that it may be a further one."""
_FEWEST_SENTENCES = 2
_LEAST_SHARE = 0.3
"""How many of the sentences with the word beside the name have the other name there."""
_MOST_OTHERS = 0.05
"""How many have another name there, as a share of those."""
_MOST_SENTENCES = 40
_INDEFINITE = re.compile(r"\b(?:an?|any|some|like|as|every|each|no)\s+$", re.IGNORECASE)


class Frame(NamedTuple):
    """A common word and the side of it on which a name stands: 1 before the word, -1 after."""

    word: Token
    side: int

    def names(self, tokens: list[Token]) -> Iterator[Token]:
        """The names that stand there in a sentence."""
        for j, token in enumerate(tokens):
            at = j - self.side
            if token.key == self.word.key and 0 <= at < len(tokens) and tokens[at].is_name:
                yield tokens[at]


def frames(statement: Statement, i: int) -> Iterator[Frame]:
    """The common words beside a statement's token, with no mark between."""
    tokens, text = statement.tokens, statement.sentence.text
    for side in (1, -1):
        if 0 <= i + side < len(tokens):
            word = tokens[i + side]
            first, second = sorted((tokens[i], word), key=lambda token: token.start)
            is_beside = not text[first.end : second.start].strip()
            if is_beside and word.is_content and word.quantity is None:
                yield Frame(word, side)


def name_in_body(statement: Statement, i: int) -> tuple[Token, int] | None:
    """The one name that the body has in the place of an answer's name, and in which sentence."""
    name = statement.tokens[i]
    if goes_on(statement, []):
        return None
    is_any = _INDEFINITE.search(statement.sentence.text[: name.start]) is not None
    for frame in frames(statement, i):
        found = _only_name(statement, frame)
        if not found or found[0].key in statement.keys:
            continue
        if (frame.word.is_name or is_any) and not _is_topic(statement, found[0]):
            continue
        matches = statement.matches_among(found[1], without=frozenset(content_stems(name.text)))
        if matches and matches[0].fit >= (_LEAST_FIT_OF_ANY if is_any else LEAST_FIT):
            return found[0], matches[0].at
    return None


def _is_topic(statement: Statement, name: Token) -> bool:
    """Whether a name stands in the question or the title."""
    return name.key in statement.question_words or statement.comparison.is_in_title(name)


def _only_name(statement: Statement, frame: Frame) -> tuple[Token, int] | None:
    """The name that the body has in a frame, if it is nearly always the same, and where."""
    compared = statement.comparison
    found: dict[str, tuple[Token, int]] = {}
    holding = compared.body.holding(*content_stems(frame.word.text))
    for at in islice(indices(compared.naming(holding)), _MOST_SENTENCES):
        for name in frame.names(compared.tokens(at)):
            first, sentences = found.get(name.key, (name, 0))
            found[name.key] = first, sentences | 1 << at
    if not found:
        return None
    counts = [sentences.bit_count() for _, sentences in found.values()]
    least = max(_FEWEST_SENTENCES, _LEAST_SHARE * min(holding.bit_count(), _MOST_SENTENCES))
    if max(counts) < least or sum(counts) - max(counts) > _MOST_OTHERS * max(counts):
        return None
    return max(found.values(), key=lambda one: one[1].bit_count())
