"""Whether two sentences that are alike speak of different cases, so that both may be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from postlint.meaning.finding.subjects import is_of_other_opening, is_of_other_subject, opens_alike
from postlint.meaning.terms.quantities import Quantity, is_same, quantities
from postlint.meaning.terms.tokens import Token, opens_part
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NO_CONTENT, content_words
from postlint.meaning.terms.words import content_stems

if TYPE_CHECKING:
    from postlint.meaning.comparing.comparison import Comparison
    from postlint.meaning.comparing.statement import Statement

_CONDITIONS = frozenset(["if", "unless"])
_MOST_BEFORE = 3
_FEW = 4
_ENOUGH = 3
_LEAST_NAMED = 0.5
_HOW = """big large long tall wide deep thick high heavy fast far old hot cold often last typical
    typically usual average normal normally general recommended ideal good best exactly size
    weight length height width temperature time amount cost"""
MEASURING = content_words(_HOW)
"""The stems of words in questions that tell what is measured, and not of what."""
TELLS_WHICH = re.compile(r"[^\W_]-[^\W\d_]+$")
"""How a measure is written that tells which thing is meant: "a 6-inch pot"."""


def is_other_case(
    statement: Statement, at: int, apart: tuple[Quantity, ...] = (), *, is_sure: bool = False
) -> bool:
    """Whether a statement and a body sentence may both be right, though they differ.

    One of them opens with a condition that the other does not, or has a name or a measure of its
    own that tells which thing it speaks of. `apart` are quantities that do not tell, and nor does a
    measure of the question where both are so much alike that it is sure (`is_sure`).
    """
    return (
        is_of_other_subject(statement, at)
        or is_other_setting(statement, at, apart)
        or _is_of_other_measure(statement, at, apart, is_sure=is_sure)
    )


def is_other_setting(statement: Statement, at: int, apart: tuple[Quantity, ...] = ()) -> bool:
    """The same of two sentences that speak of one thing, whatever "It" stands for in them."""
    return (
        _has_own_condition(statement, at)
        or is_of_other_opening(statement, at, apart)
        or _is_of_other_name(statement, at)
    )


def is_of_what_is_asked(statement: Statement, at: int) -> bool:
    """Whether a body sentence may be of what the question asks, as far as words around tell.

    Few words ("Let it sit for ten minutes") are said of many things: then the sentence, or the
    heading above it, has to name most of what the question does and the body speaks of, or what
    it does beside the title.
    """
    compared = statement.comparison
    body = compared.body
    if len(statement.content) > _FEW:
        return True
    if len((statement.content & body.words[at]) - UNIT_WORDS - compared.title) >= _ENOUGH:
        return True
    asked = statement.question_words - statement.content - NO_CONTENT - MEASURING
    said = {word for word in asked if body.holding(word)}
    named = said & (body.words[at] | body.context(at))
    return any(
        body.total(named - known) >= _LEAST_NAMED * body.total(said - known)
        for known in (frozenset(), compared.title)
    )


def _has_own_condition(statement: Statement, at: int) -> bool:
    """Whether one of two sentences opens with a condition, and the other has none anywhere.

    What the question asks on a condition the answer says on it, too.
    """
    here, there = statement.tokens, statement.comparison.tokens(at)
    if _has_condition(here[:_MOST_BEFORE]):
        return not _has_condition(there) and not opens_alike(statement, at)
    return _has_condition(there[:_MOST_BEFORE]) and not _has_condition(here + statement.question)


def _has_condition(tokens: list[Token]) -> bool:
    return any(token.key in _CONDITIONS for token in tokens)


def _is_of_other_name(statement: Statement, at: int) -> bool:
    """Whether the answer has a name that it is asked for, or that is new, and the sentence not.

    Or else each of them has a name that the other does not.
    """
    compared = statement.comparison
    there = compared.tokens(at)
    around = compared.body.context(at).union(token.key for token in there)
    if _opens_with_new_name(statement, around):
        return True
    here = _names(statement.tokens, statement.sentence.text, compared)
    own = [token for token in here if token.key not in around]
    asked = {token.key for token in statement.question if token.is_name}
    for name in own:
        is_told = name.key in asked or not compared.is_named(name)
        if is_told and not compared.is_in_title(name):
            return True
    said = statement.keys | statement.question_words
    others = _names(there, compared.sentences.texts[at], compared) if own else []
    return any(name.key not in said for name in others)


def _opens_with_new_name(statement: Statement, around: frozenset[str]) -> bool:
    """Whether a word that the body has nowhere opens a sentence and narrows a word of the other."""
    first, second = (*statement.tokens[:2], None, None)[:2]
    if first is None or second is None or first.quantity or second.quantity:
        return False
    if first.key in MEASURING:  # "The average age" is the age
        return False
    stems = content_stems(first.text)  # both of "write-ahead"
    is_new = bool(stems) and not any(map(statement.comparison.body.holding, stems))
    return is_new and first.end + 1 == second.start and second.key in around


def _names(tokens: list[Token], text: str, compared: Comparison) -> list[Token]:
    """The names of a sentence: words with a capital that the body does not write without."""
    return [
        token
        for token in tokens
        if token.is_name and not opens_part(text, token) and not compared.is_common(token)
    ]


def _is_of_other_measure(
    statement: Statement, at: int, apart: tuple[Quantity, ...], *, is_sure: bool
) -> bool:
    compared = statement.comparison
    here, there = statement.quantities, compared.quantities(at)
    telling = [q for q in here if q not in apart and TELLS_WHICH.search(q.text)]
    others = [q for q in there if q not in apart and TELLS_WHICH.search(q.text)]
    if is_sure and telling:
        asked = quantities(statement.pair.question)
        telling = [q for q in telling if not any(is_same(q, other) for other in asked)]
    if not telling and not others:
        return False
    around = [*there, *quantities(compared.sentences[at].context)]
    asked = [*here, *quantities(statement.pair.question)]
    return _are_not_given(telling, around) or _are_not_given(others, asked)


def _are_not_given(some: Iterable[Quantity], others: list[Quantity]) -> bool:
    return any(not any(is_same(one, other) for other in others) for one in some)
