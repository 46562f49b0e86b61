"""Whether the answers of one FAQ agree with each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from postlint.document.post import Post, derived
from postlint.meaning.comparing.comparison import comparison
from postlint.meaning.comparing.restatement import differences
from postlint.meaning.comparing.statement import Statement, answers
from postlint.meaning.finding.conflicts import conflicts
from postlint.meaning.terms.word_sets import NUMBER
from postlint.meaning.terms.words import stem
from postlint.record import NamedTuple

_IDENTIFIER = re.compile(r"\b[a-zA-Z]\w*_\w+|\b[a-z]\w*(?=\(\))|(?<!\S)--?[a-z][\w-]+")
_MARKS = ("_", "()", "-")
"""What every such name has."""
_POINTING = frozenset(map(stem, ["they", "them", "their", "these", "those", "it", "its"]))
_DIGIT = re.compile(r"\d")
_LEAST_SHARED = 0.7
_MOST_SENTENCES = 500
_MOST_COMPARED = 20
_OF_A_SLIP = 2


class Disagreement(NamedTuple):
    """A quantity that one answer gives, and another one that a later answer gives instead."""

    later: Statement
    earlier: Statement
    here: str
    there: str


@derived
def disagreements(post: Post) -> tuple[Disagreement, ...]:
    """The quantities in which answers of a post differ that say the same otherwise.

    What already disagrees with the body is left out.
    """
    compared = comparison(post)
    if not compared.is_possible:
        return ()
    reported = {id(conflict.statement) for conflict in conflicts(post)}
    said = [
        statement
        for answer in answers(post)
        for statement in answer.statements
        if NUMBER in statement.words
        and id(statement) not in reported
        and _DIGIT.search(statement.sentence.text)
    ][:_MOST_SENTENCES]
    if len({id(one.pair) for one in said}) < 2:
        return ()
    return tuple(_among(said, set(compared.sentences.texts)))


def _among(said: list[Statement], body: set[str]) -> Iterator[Disagreement]:
    for at, later in enumerate(said):
        for earlier in _alike(later, said[:at]):
            if {later.sentence.text, earlier.sentence.text} <= body:
                continue
            facts = differences(later.tokens, earlier.tokens)
            if not facts or any(fact.kind != "number" for fact in facts):
                continue
            if _identifiers(later) != _identifiers(earlier) or _points_back(later, earlier):
                continue  # they speak of different things
            if _is_of_each_answer(later, said):
                break
            yield Disagreement(later, earlier, facts[0].here[0].text, facts[0].there[0].text)
            break


def _is_of_each_answer(one: Statement, said: list[Statement]) -> bool:
    """Whether answers say a thing of themselves in the same words: a score, a price, a length.

    Then there are more than two values, or each comes again: a slip is one answer's.
    """
    alike = (one, *_alike(one, said))
    values = Counter(tuple(t.text for t in each.tokens if t.quantity) for each in alike)
    return len(values) > _OF_A_SLIP or (len(values) > 1 and min(values.values()) > 1)


def _identifiers(statement: Statement) -> frozenset[str]:
    """The names of things in programs that a sentence has."""
    text = statement.sentence.text
    may_hold = any(mark in text for mark in _MARKS)
    return frozenset(_IDENTIFIER.findall(text) if may_hold else ())


def _points_back(one: Statement, other: Statement) -> bool:
    """Whether one sentence says "them" or "these" of what the other names."""
    return bool(_POINTING & (one.keys ^ other.keys))


def _alike(one: Statement, others: list[Statement]) -> list[Statement]:
    """Those of some sentences of other answers that share most of their words with one."""
    content, size = one.content, len(one.content)
    return [
        other
        for other in others
        if 2 * len(content & other.content) >= _LEAST_SHARED * (size + len(other.content))
        and other.pair is not one.pair
    ][:_MOST_COMPARED]
