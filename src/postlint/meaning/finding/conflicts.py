"""Where an answer of the FAQ and the body contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.document.faq import faq
from postlint.document.post import Post, derived
from postlint.meaning.comparing.comparison import MOST_STATEMENTS, Comparison, comparison
from postlint.meaning.comparing.statement import Statement, statements
from postlint.meaning.finding.conflict import Conflict, Kind
from postlint.meaning.finding.names import conflicting_name
from postlint.meaning.finding.numbers import conflicting_quantity
from postlint.meaning.finding.opposing import (
    OppositeCounterpart,
    opposite_of_body,
    opposite_of_question,
)
from postlint.meaning.finding.opposite_phrases import opposite_in_phrase
from postlint.meaning.finding.restated import exchanged, restated


@derived
def conflicts(post: Post) -> tuple[Conflict, ...]:
    """The conflicts between a post's FAQ and its body, one of a sentence at most."""
    compared = comparison(post)
    if not compared.is_possible:
        return tuple(_in_any_language(compared)) if faq(post) else ()
    return tuple(found for statement in statements(post) for found in _of(statement))


def _in_any_language(compared: Comparison) -> Iterator[Conflict]:
    """The amounts in which answers differ from the body, where only these are known."""
    new = [
        (pair, said) for pair, every in compared.answers for said in every if compared.is_new(said)
    ][:MOST_STATEMENTS]
    if not new:
        return
    from postlint.meaning.finding.any_language import Body

    body = Body(compared)
    for pair, said in new if body.numbered else ():
        found = body.differing(said.sentence, pair.question, pair.answer)
        if found is not None:
            kind: Kind = "restated" if found.is_restated else "number"
            sides = found.here.text, found.there.text
            statement = Statement(compared, pair, said)
            other = compared.sentences[found.at]
            yield Conflict(kind, statement, other, *sides, is_sure=False)


def _of(statement: Statement) -> Iterator[Conflict]:
    for find in (_opposite_of_question,) if statement.is_repeated else _FINDERS:
        found = find(statement)
        if found is not None:
            yield found
            return


def _number(statement: Statement) -> Conflict | None:
    found = conflicting_quantity(statement)
    if found is None:
        return None
    return Conflict("number", statement, found.other, found.here.text, found.there.text)


def _name(statement: Statement) -> Conflict | None:
    found = conflicting_name(statement)
    if found is None:
        return None
    other = statement.comparison.sentences[found.at]
    return Conflict("name", statement, other, found.here.text, found.there.text)


def _opposite_of_question(statement: Statement) -> Conflict | None:
    return _opposite(statement, opposite_of_question(statement))


def _opposite_of_body(statement: Statement) -> Conflict | None:
    return _opposite(statement, opposite_of_body(statement))


def _opposite_in_phrase(statement: Statement) -> Conflict | None:
    return _opposite(statement, opposite_in_phrase(statement))


def _opposite(statement: Statement, found: OppositeCounterpart | None) -> Conflict | None:
    if found is None:
        return None
    other = None if found.at is None else statement.comparison.sentences[found.at]
    return Conflict("opposite", statement, other, found.here.text, found.there.text)


_FINDERS: tuple[Callable[[Statement], Conflict | None], ...] = (
    restated,
    exchanged,
    _number,
    _name,
    _opposite_of_question,
    _opposite_of_body,
    _opposite_in_phrase,
)
