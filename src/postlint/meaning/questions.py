"""What an answer takes over from its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.meaning.word_sets import NO_CONTENT
from postlint.meaning.words import stem

if TYPE_CHECKING:
    from postlint.meaning.comparison import Statement
    from postlint.meaning.tokens import Token

YES = frozenset(["yes", "yeah", "absolutely", "definitely"])
_ASKS_WHAT = frozenset(["what", "which", "who", "where", "when", "how", "why", "whose"])
_LEAST_REPEATED = 0.5
"""How much of its question an answer repeats where it speaks of what the question names."""
_OTHERS = """also too instead alternatively other another alternative unlike similar better worse
    than rather compared whereas while versus vs different"""
ALTERNATIVES = frozenset(map(stem, _OTHERS.split()))
"""The stems of words in sentences that speak of another thing beside the one in question."""


def goes_on(statement: Statement, other: list[Token]) -> bool:
    """Whether a statement speaks of a further thing, and the other sentence does not."""
    said = ALTERNATIVES & statement.keys - {token.key for token in other}
    return bool(said) or " as well" in statement.sentence.text


def repeats_question(statement: Statement) -> bool:
    """Whether a statement speaks of what its question names, and not of something else as well."""
    asked = statement.question_words - NO_CONTENT
    repeated = len(asked & statement.content) >= _LEAST_REPEATED * len(asked)
    return repeated and not goes_on(statement, statement.question)


def affirms_question(statement: Statement) -> bool:
    """Whether a statement takes for granted what is asked: after "What", or saying "Yes"."""
    asked, opener = statement.question[:1], statement.tokens[:1]
    asks_what = bool(asked) and asked[0].key in _ASKS_WHAT
    return asks_what or (bool(opener) and opener[0].key in YES)
