"""What an answer takes over from its question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.meaning.terms.word_sets import NO_CONTENT
from postlint.meaning.terms.words import stem

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement
    from postlint.meaning.terms.tokens import Token

YES = frozenset(map(stem, ["yes", "yeah", "absolutely", "definitely"]))
_ASKS_HOW = frozenset(["how", "why"])
_ASKS_WHAT = _ASKS_HOW | {"what", "which", "who", "where", "when", "whose"}
_LEAST_REPEATED = 0.5
"""How much of its question an answer repeats where it speaks of what the question names."""
_LONGEST_QUESTION = 600
"""One of more characters is no question, and would cost much to compare with each sentence."""
_OPENER = re.compile(r"\W*(?:(?:an?|the)\s+)?(?P<word>[^\W_]+)", re.IGNORECASE)
_OTHERS = """also too instead alternatively other another alternative unlike similar better worse
    than rather compared whereas while versus vs different"""
ALTERNATIVES = frozenset(map(stem, _OTHERS.split()))
"""The stems of words in sentences that speak of another thing beside the one in question."""


def goes_on(statement: Statement, other: list[Token]) -> bool:
    """Whether a statement speaks of a further thing, and the other sentence does not."""
    if not ALTERNATIVES.isdisjoint(token.key for token in other):
        return False
    return bool(ALTERNATIVES & statement.keys) or " as well" in statement.sentence.text


def repeats_question(statement: Statement) -> bool:
    """Whether a statement speaks of what its question names, and not of something else as well."""
    asked = statement.question_words - NO_CONTENT
    repeated = len(asked & statement.content) >= _LEAST_REPEATED * len(asked)
    is_question = len(statement.pair.question) <= _LONGEST_QUESTION
    return is_question and repeated and not goes_on(statement, statement.question)


def affirms_question(statement: Statement) -> bool:
    """Whether a statement takes for granted what is asked: after "What", or saying "Yes"."""
    question = statement.pair.question
    is_granted = _opener(question) in _ASKS_WHAT or _opener(statement.sentence.text) in YES
    return is_granted and len(question) <= _LONGEST_QUESTION


def _opener(text: str) -> str:
    """The stem of the word that opens a text, articles left out."""
    found = _OPENER.match(text)
    return stem(found["word"]) if found else ""
