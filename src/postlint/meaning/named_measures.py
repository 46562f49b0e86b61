"""A measure that stands before a word before which the text always has another: "the 10% rule"."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from postlint.meaning.alignment import indices
from postlint.meaning.quantities import Quantity, is_same
from postlint.meaning.tokens import Token
from postlint.meaning.word_sets import NUMBER
from postlint.meaning.words import content_stems

if TYPE_CHECKING:
    from postlint.meaning.comparison import Statement

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


def _named_by(tokens: list[Token], quantity: Quantity) -> Token | None:
    """The word right after a quantity."""
    for token, following in pairwise(tokens):
        if token.start == quantity.start and token.quantity:
            is_beside = following.start == quantity.end + 1 and following.is_content
            return following if is_beside and following.quantity is None else None
    return None
