"""Whether the answers of one FAQ agree with each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from postlint.meaning.alignment import Alignment
from postlint.meaning.comparison import comparison
from postlint.meaning.conflicts import conflicts
from postlint.meaning.restatement import differences
from postlint.meaning.sentences import Sentence, Sentences
from postlint.meaning.tokens import tokens
from postlint.meaning.word_sets import NO_CONTENT

if TYPE_CHECKING:
    from postlint.document.faq import QuestionAnswer
    from postlint.document.post import Post

_DIGIT = re.compile(r"\d")
_LEAST_FIT = 0.7
_MOST_MATCHES = 3
_MOST_SENTENCES = 500


class Said(NamedTuple):
    """A sentence of an answer."""

    pair: QuestionAnswer
    sentence: Sentence


class Disagreement(NamedTuple):
    """A quantity that one answer gives, and another one that a later answer gives instead."""

    later: Said
    earlier: Said
    here: str
    there: str


def disagreements(post: Post) -> tuple[Disagreement, ...]:
    """The quantities in which answers of a post differ that say the same otherwise.

    What already disagrees with the body is left out. To be asked for by `post.derived`.
    """
    compared = post.derived(comparison)
    if not compared.is_possible:
        return ()
    reported = {conflict.statement.sentence for conflict in post.derived(conflicts)}
    said = [
        Said(pair, sentence)
        for pair, sentences in compared.answers
        for sentence in sentences
        if _DIGIT.search(sentence.text) and sentence not in reported
    ][:_MOST_SENTENCES]
    if len({id(one.pair) for one in said}) < 2:
        return ()
    body = set(compared.sentences.texts)
    aligned = Alignment(Sentences([one.sentence for one in said]))
    found = []
    for at, later in enumerate(said):
        words = aligned.words[at] - NO_CONTENT
        for match in aligned.matches(words, frozenset(), least=_LEAST_FIT)[:_MOST_MATCHES]:
            earlier = said[match.at]
            if match.at >= at or earlier.pair is later.pair:
                continue
            if {later.sentence.text, earlier.sentence.text} <= body:
                continue
            facts = differences(tokens(later.sentence.text), tokens(earlier.sentence.text))
            if facts and all(fact.kind == "number" for fact in facts):
                found.append(
                    Disagreement(later, earlier, facts[0].here[0].text, facts[0].there[0].text)
                )
                break
    return tuple(found)
