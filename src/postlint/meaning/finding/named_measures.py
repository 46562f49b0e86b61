"""A measure that stands before a word before which the text always has another: "the 10% rule"."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.comparing.questions import affirms_question, repeats_question
from postlint.meaning.finding.cases import TELLS_WHICH
from postlint.meaning.terms.quantities import Quantity, is_same
from postlint.meaning.terms.tokens import Token
from postlint.meaning.terms.word_sets import NUMBER
from postlint.meaning.terms.words import NEGATIONS, content_stems

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

_FEWEST_SENTENCES = 2
_MOST_SENTENCES = 40
_DEFINITE = re.compile(r"\b(?:the|this|that|your|our|its|their|his|her)\s$", re.IGNORECASE)


def measure_in_body(statement: Statement, here: Quantity) -> tuple[Quantity, int] | None:
    """The one measure that the body has in the place of an answer's, and in which sentence.

    Only of what is definite: "a 12-inch pan" may be one more.
    """
    if not _DEFINITE.search(statement.sentence.text[: here.start]):
        return None
    word = _named_by(statement.tokens, here)
    if word is None:
        return None
    compared = statement.comparison
    found: list[tuple[Quantity, int]] = []
    holding = compared.body.holding(NUMBER) & compared.body.holding(*content_stems(word.text))
    for at in islice(indices(holding), _MOST_SENTENCES):
        for quantity in compared.quantities(at):
            other = _named_by(compared.tokens(at), quantity)
            if other and other.key == word.key and quantity.dimension == here.dimension:
                found.append((quantity, at))
    if len(found) < _FEWEST_SENTENCES or not all(is_same(found[0][0], q) for q, _ in found):
        return None
    return found[0]


def measure_in_question(statement: Statement, here: Quantity) -> Quantity | None:
    """The measure by which the question tells what it is about, where its answer has another.

    The answer repeats the question otherwise, and neither denies it nor goes on to something else.
    """
    if not TELLS_WHICH.search(here.text) or NUMBER not in statement.question_words:
        return None
    word = _named_by(statement.tokens, here)
    is_granted = repeats_question(statement) and affirms_question(statement)
    if word is None or not is_granted or statement.words & NEGATIONS:
        return None
    for token in statement.question:
        asked = token.quantity
        if asked and asked.dimension == here.dimension and TELLS_WHICH.search(asked.text):
            other = _named_by(statement.question, asked)
            is_given = any(is_same(asked, own) for own in statement.quantities)
            if other and other.key == word.key and not is_given:
                return asked
    return None


def _named_by(tokens: list[Token], quantity: Quantity) -> Token | None:
    """The word right after a quantity."""
    for token, following in pairwise(tokens):
        if token.start == quantity.start and token.quantity:
            is_beside = following.start == quantity.end + 1 and following.is_content
            return following if is_beside and following.quantity is None else None
    return None
