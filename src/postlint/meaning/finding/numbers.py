"""A quantity of an answer against one that the body says of the same thing."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import Match, indices
from postlint.meaning.finding.agreed_values import agreed_value
from postlint.meaning.finding.answered_values import answered_value
from postlint.meaning.finding.cases import is_of_what_is_asked, is_other_case
from postlint.meaning.finding.named_measures import measure_in_body, measure_in_question
from postlint.meaning.finding.other_units import (
    differ_in_unit,
    unit_in_body,
    unit_in_question,
)
from postlint.meaning.finding.quantity_pairs import (
    FEWEST_SHARED,
    MOST_NUMBERED,
    are_alike,
    gives,
    shared,
)
from postlint.meaning.finding.sole_values import sole_value
from postlint.meaning.finding.subjects import is_of_other_opening, is_of_other_subject
from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.quantities import (
    Quantity,
    agree,
    converts,
    is_same,
    is_short_for,
)
from postlint.meaning.terms.sentences import is_in_speech
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NUMBER
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement
    from postlint.meaning.terms.sentences import Sentence

LEAST_FIT = 0.38
"""How much a body sentence has to be like the answer's for their quantities to be of one thing."""
_LEAST_LEAD = 0.12
"""How much more than any body sentence that agrees with the answer."""
_SURE_FIT = 0.6
"""How much it has to be alike to be of what the question asks, whatever else that names."""
_MOST_BEYOND = 5
"""How many times as much as its bound a quantity may be, and agree with it."""
_WORKED_OUT = re.compile(
    r"\b(?:so|thus|hence|therefore|(?:that|which|this)(?:['’]s| is| makes| means| gives)|makes)\s"
    r"(?:(?:only|about|around|at most|at least|up to|roughly|just|nearly|almost)\s)?$",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\b(?:for example|for instance|e\.g\.|such as|say,)", re.IGNORECASE)


class Counterpart(NamedTuple):
    """A quantity of an answer, and another one in `other`: a sentence of the body, or its own.

    It stands in the question where `other` is None.
    """

    here: Quantity
    there: Quantity
    other: Sentence | None


def _wrong_conversion(statement: Statement) -> Counterpart | None:
    """A quantity followed by another one in brackets, in other units, that is not the same."""
    for here, there in pairwise(statement.quantities):
        if there.is_converted and not converts(here, there):
            return Counterpart(there, here, statement.sentence)
    return None


class _Evidence(NamedTuple):
    fit: float
    at: int
    quantity: Quantity


def conflicting_quantity(statement: Statement) -> Counterpart | None:
    """The quantity of a sentence that the body contradicts most surely, and where; or None."""
    if NUMBER not in statement.words or not _may_conflict(statement):
        return None
    converted = _wrong_conversion(statement)
    if converted or _EXAMPLE.search(statement.sentence.text):
        return converted
    found = (_counterpart(statement, quantity) for quantity in statement.quantities)
    return next((counterpart for counterpart in found if counterpart), None)


def _may_conflict(statement: Statement) -> bool:
    """Whether the body gives numbers of what a statement speaks of, or it gives one twice."""
    body = statement.comparison.body
    return body.holding(NUMBER) > 0 or "(" in statement.sentence.text


def _counterpart(statement: Statement, here: Quantity) -> Counterpart | None:
    if not _is_comparable(statement, here) or _is_worked_out(statement, here):
        return None
    compared = statement.comparison
    if compared.gives(here):
        return None
    asked = measure_in_question(statement, here) or unit_in_question(statement, here)
    if asked:
        return Counterpart(here, asked, None)
    against, for_it = _among(statement, here, _of_alike(statement, here))
    other_unit = unit_in_body(statement, here)
    if other_unit and other_unit.fit >= for_it:
        return Counterpart(here, other_unit.quantity, compared.sentences[other_unit.at])
    if against and against.fit >= max(LEAST_FIT, for_it + _LEAST_LEAD):
        return Counterpart(here, against.quantity, compared.sentences[against.at])
    finders = _otherwise_named, _only_one, _agreed, _answered
    return next(filter(None, (find(statement, here) for find in finders)), None)


def _among(statement: Statement, here: Quantity, alike: int) -> tuple[_Evidence | None, float]:
    """The likest of some body sentences to contradict a quantity, and how much one fits that
    agrees with it."""
    compared = statement.comparison
    against: _Evidence | None = None
    for_it = 0.0
    others = [own for own in statement.quantities if not is_same(own, here)]
    for match in statement.matches_among(alike, UNIT_WORDS) if alike else ():
        for there in compared.quantities(match.at):
            if not are_alike(here, there) or differ_in_unit(here, there):
                continue
            if agree(here, there):
                if not gives(others, there) and _is_near(here, there):
                    for_it = max(for_it, match.fit)
            elif against is not None or statement.answer_gives(there):
                continue
            elif _is_of_same(statement, here, there, match):
                against = _Evidence(match.fit, match.at, there)
    return against, for_it


def _is_near(here: Quantity, there: Quantity) -> bool:
    """Whether a quantity is near enough to another for that one's bound to speak of it.

    "Over 30 inches" says nothing of 25 feet.
    """
    least, most = sorted((abs(here.high), abs(there.high)))
    return most <= _MOST_BEYOND * least


def _otherwise_named(statement: Statement, here: Quantity) -> Counterpart | None:
    """A measure of something definite that the body always gives another measure."""
    found = measure_in_body(statement, here)
    if found is None:
        return None
    there, at = found
    is_other = is_other_case(statement, at, (here, there))
    return None if is_other else Counterpart(here, there, statement.comparison.sentences[at])


def _only_one(statement: Statement, here: Quantity) -> Counterpart | None:
    """A quantity against the only one of its kind in the body."""
    found = sole_value(statement, here)
    if found is None:
        return None
    there, at = found
    is_other = is_other_case(statement, at, (here, there)) or statement.answer_gives(there)
    return None if is_other else Counterpart(here, there, statement.comparison.sentences[at])


def _agreed(statement: Statement, here: Quantity) -> Counterpart | None:
    """A quantity against the one that all that the body says of the thing agrees on."""
    return _laid_beside(statement, here, agreed_value(statement, here))


def _answered(statement: Statement, here: Quantity) -> Counterpart | None:
    """A quantity against the one that the body gives of all that is asked."""
    return _laid_beside(statement, here, answered_value(statement, here))


def _laid_beside(
    statement: Statement, here: Quantity, found: tuple[Quantity, int] | None
) -> Counterpart | None:
    """A quantity with one of the body, which stands in the sentence of a number; None without."""
    if found is None:
        return None
    there, at = found
    return Counterpart(here, there, statement.comparison.sentences[at])


def _of_alike(statement: Statement, here: Quantity) -> int:
    """The set of body sentences that give a quantity alike and share a word with a statement."""
    compared, found = statement.comparison, 0
    words = statement.content - UNIT_WORDS
    numbered = compared.body.holding(NUMBER) & compared.body.holding(*words)
    for at in islice(indices(numbered), MOST_NUMBERED):
        if any(are_alike(here, there) for there in compared.quantities(at)):
            found |= 1 << at
    return found


def _is_comparable(statement: Statement, here: Quantity) -> bool:
    """Whether it is the answer's own quantity: not the question's, nor a mere "one"."""
    if here.dimension == "count" and (not here.noun or here.low == here.high == 1):
        return False
    if "→" in statement.sentence.text or _is_quoted(statement.sentence.text, here):
        return False  # a route has a number for each place
    if NUMBER not in statement.question_words:
        return True
    asked = (token.quantity for token in statement.question)
    return not gives([quantity for quantity in asked if quantity], here)


def _is_quoted(text: str, one: Quantity) -> bool:
    return is_in_speech(text, one.start, one.end)


def _is_worked_out(statement: Statement, here: Quantity) -> bool:
    """Whether it follows from a quantity before it: "50 ml per kilo, so 200 ml for this cat"."""
    first = statement.quantities[0]
    return here is not first and bool(
        _WORKED_OUT.search(statement.sentence.text[first.end : here.start])
    )


def _is_one_of_several(quantities: list[Quantity], one: Quantity) -> bool:
    """Whether a sentence gives several of the kind, each of something else."""
    if one.dimension == "count":
        return sum(q.dimension == "count" for q in quantities) > 1
    return any(are_alike(one, q) and not agree(one, q) and not converts(one, q) for q in quantities)


def _is_of_same(statement: Statement, here: Quantity, there: Quantity, match: Match) -> bool:
    """Whether the body's quantity may be of what the answer speaks of.

    It is not where the answer gives it as well, where they differ in more than one quantity, or
    where the one sentence is about large ones and the other about small ones.
    """
    compared, at = statement.comparison, match.at
    if shared(statement, at) < FEWEST_SHARED or _is_quoted(compared.sentences.texts[at], there):
        return False
    if any(are_alike(q, there) and agree(q, there) for q in statement.quantities):
        return False
    if any(is_short_for(q, here) for q in compared.quantities(at)):
        return False
    if is_of_other_opening(statement, at) or is_of_other_subject(statement, at):
        return False
    is_sure = match.fit >= _SURE_FIT
    if not is_sure and not is_of_what_is_asked(statement, at):
        return False
    if is_other_case(statement, at, (here, there), is_sure=is_sure):
        return False
    rest = [q for q in compared.quantities(at) if not gives(statement.quantities, q)]
    if _is_one_of_several(rest, there) or _differ_again(statement, here, rest, there):
        return False
    said = statement.keys | statement.question_words
    held = {token.key for token in compared.tokens(at)}
    return not any(opposites(key, close=False) & (held - said) for key in statement.keys - held)


def _differ_again(
    statement: Statement, here: Quantity, rest: list[Quantity], there: Quantity
) -> bool:
    """Whether another quantity differs as well: "at 15°C it takes three weeks"."""
    return any(
        own is not here and other is not there and are_alike(own, other) and not agree(own, other)
        for own in statement.quantities
        for other in rest
    )
