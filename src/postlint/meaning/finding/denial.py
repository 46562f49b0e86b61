"""Yes, no and not: answers that deny what their question or the body says, or what they say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from postlint.document.post import Post, derived
from postlint.meaning.comparing.comparison import comparison
from postlint.meaning.comparing.questions import YES
from postlint.meaning.comparing.statement import Statement, answers, statements
from postlint.meaning.finding.conflicts import conflicts
from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.tokens import Token, is_denied, opens_with_no
from postlint.meaning.terms.words import stem
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.terms.sentences import Sentence

_LEAST_FIT = 0.62
_LEAST_COVERED = 0.7
_LEAST_ASKED = 0.7
_CASES = frozenset({"if", "unless", "when", "only", "without", "but", "although", "though"})
_MODALS = frozenset({"can", "could", "may", "should", "must", "will", "is", "are"})
_WEAKENING = "always", "all", "every", "entirely", "completely", "necessarily", "exclusively", "too"
_SOFT = frozenset(map(stem, _WEAKENING))


class Denial(NamedTuple):
    """A statement that denies, or affirms, what `other` does not; the question where it is None."""

    statement: Statement
    other: Sentence | None
    is_denied: bool


@derived
def denials_of_body(post: Post) -> tuple[Denial, ...]:
    """The statements that say "not" where the body does not, or the other way round.

    What is reported as a conflict already is left out.
    """
    reported = {id(conflict.statement) for conflict in conflicts(post)}
    return tuple(
        denial
        for statement in statements(post)
        if id(statement) not in reported
        for denial in _of_body(statement)
    )


def _of_body(statement: Statement) -> Iterator[Denial]:
    compared = statement.comparison
    for match in statement.matches[:1]:
        there = compared.tokens(match.at)
        if match.fit < _LEAST_FIT or match.coverage < _LEAST_COVERED:
            return
        here = statement.tokens
        if _CASES & {token.key for token in (*here, *there)}:
            return
        if not _denials(here) & _denials(there):
            yield Denial(statement, compared.sentences[match.at], True in _denials(here))


@derived
def denials_of_question(post: Post) -> tuple[Denial, ...]:
    """The answers that open with "Yes" or "No" and go on to say the opposite."""
    compared = comparison(post)
    if not compared.is_possible:
        return ()
    opening = (answer.statements[0] for answer in answers(post) if answer.statements)
    return tuple(denial for statement in opening for denial in _of_question(statement))


def _of_question(statement: Statement) -> Iterator[Denial]:
    said, asked = statement.tokens, statement.question
    if len(said) < 2 or not asked:
        return
    is_yes, is_no = said[0].key in YES, said[0].key == "no"
    if not (is_yes or is_no) or _CASES & {token.key for token in said}:
        return
    content = {token.key for token in asked if token.is_content}
    shared = content & {token.key for token in said}
    if len(shared) < max(2, _LEAST_ASKED * len(content)):
        return
    added = statement.keys - {token.key for token in asked}
    says_otherwise = is_no and any(opposites(key, close=False) for key in added)
    if says_otherwise or _SOFT & statement.keys or is_denied(asked):
        return
    if is_no and asked[0].key in _MODALS - statement.keys:  # a reason: "No, it burns the roots"
        return
    if is_yes == is_denied(said):
        yield Denial(statement, None, is_denied(said))


def _denials(tokens: list[Token]) -> set[bool]:
    """Whether a sentence denies anything: as a whole, and its reason left aside."""
    said = tokens[1:] if opens_with_no(tokens) else tokens
    main = list(takewhile(lambda token: token.key != "because", said))
    return {any(token.is_negation for token in part) for part in (said, main)}
