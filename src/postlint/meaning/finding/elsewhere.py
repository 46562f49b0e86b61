"""Whether the body says what an answer says of a fact as well, beside a sentence that differs."""

from __future__ import annotations

from postlint.meaning.comparing.comparison import Comparison
from postlint.meaning.comparing.gaps import Difference
from postlint.meaning.comparing.restatement import (
    without_opener,
)
from postlint.meaning.comparing.statement import Statement
from postlint.meaning.terms.quantities import (
    is_same,
    is_short_for,
    same_values,
)
from postlint.meaning.terms.tokens import Token
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NUMBER
from postlint.meaning.terms.words import content_stems

_FEWEST_SHARED = 2
_FEWEST_VERBATIM = 2
_NEARLY = 0.8


def is_said_elsewhere(statement: Statement, facts: tuple[Difference, ...], found: int) -> bool:
    """Whether the body says the answer's fact as well, in a sentence nearly as much alike."""
    compared = statement.comparison
    if len(facts) == 1 and _is_verbatim_but(statement, facts[0], found):
        return False
    for fact in facts:
        if _is_out_of_line(statement, fact, found) or _is_of_any(statement, fact):
            return True
        if fact.kind == "name":
            if not _is_one_of_a_kind(statement, fact):
                return True
            continue
        own = statement.matches_among(1 << found)
        least = _NEARLY * own[0].fit if own else 0.0
        others = statement.sharing(_FEWEST_SHARED) & ~(1 << found) & _may_hold(compared, fact)
        for match in statement.matches_among(others, least=least):
            if _holds(compared.tokens(match.at), fact):
                return True
    return False


def _is_verbatim_but(statement: Statement, fact: Difference, found: int) -> bool:
    """Whether sentences are the same, word for word, but for one number or acronym.

    Then it does not matter that the text has the answer's elsewhere, of another thing.
    """
    is_acronym = fact.kind == "name" and all(
        len(token.text) > 1 and token.text.isupper() for token in (*fact.here, *fact.there)
    )
    if fact.kind != "number" and not is_acronym:
        return False
    if is_acronym and any(token.key in statement.question_words for token in fact.here):
        return False
    sides = statement.tokens, statement.comparison.tokens(found)
    here, there = (
        [token.key for token in without_opener(side) if token not in (*fact.here, *fact.there)]
        for side in sides
    )
    return here == there and len(statement.content - UNIT_WORDS) >= _FEWEST_VERBATIM


def _is_out_of_line(statement: Statement, fact: Difference, found: int) -> bool:
    """Whether a sentence gives a quantity as often as the answer does, but at another place.

    The answer then leaves words out, so that other numbers than those of one thing face each other.
    """
    quantity = fact.here[0].quantity if fact.here else None
    if quantity is None:
        return False
    here, there = statement.quantities, statement.comparison.quantities(found)
    same = sum(is_same(own, quantity) for own in here)
    return same <= sum(is_same(q, quantity) or is_short_for(q, quantity) for q in there)


def _is_of_any(statement: Statement, fact: Difference) -> bool:
    """Whether the body gives a quantity that an answer of one word beside it may be about."""
    quantity = fact.here[0].quantity if fact.here else None
    if quantity is None or len(statement.content - UNIT_WORDS) >= _FEWEST_SHARED:
        return False
    return statement.comparison.gives(quantity)


def _may_hold(compared: Comparison, fact: Difference) -> int:
    """The body sentences that may say what the answer says of a fact, by their words."""
    found = -1
    for token in fact.here:
        stems = [NUMBER] if token.quantity else content_stems(token.text)
        found &= compared.body.holding(*stems) if stems else -1
    return found


def _is_one_of_a_kind(statement: Statement, fact: Difference) -> bool:
    """Whether a name stands nowhere else in the body, so that it can be a slip."""
    compared = statement.comparison
    here = {token.key for token in fact.here}
    there = {token.key for token in fact.there}
    if any(token.start == 0 and compared.is_common(token) for token in (*fact.here, *fact.there)):
        return False
    return not any(map(compared.body.count, here)) or all(
        compared.body.count(key) == 1 for key in there
    )


def _holds(tokens: list[Token], fact: Difference) -> bool:
    """Whether a sentence says what the answer says of a fact."""
    quantity = fact.here[0].quantity if fact.here else None
    if quantity is not None:
        return any(
            token.quantity is not None
            and token.quantity.dimension == quantity.dimension
            and same_values(token.quantity, quantity)
            for token in tokens
        )
    keys = {token.key for token in tokens}
    here = {token.key for token in fact.here}
    there = {token.key for token in fact.there}
    return here <= keys and not there & keys
