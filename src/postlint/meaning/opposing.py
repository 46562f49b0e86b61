"""A word of an answer where the body, or the question, has its opposite."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from postlint.meaning.opposites import opposed, opposites
from postlint.meaning.restatement import differences
from postlint.meaning.tokens import Token

if TYPE_CHECKING:
    from postlint.meaning.comparison import Statement

LEAST_FIT = 0.5
"""How much a body sentence has to be like the answer's for a word to contradict it."""
_LEAST_LEAD = 0.15
_MOST_MATCHES = 8
_FEWEST_SHARED = 3
_CASES = frozenset(["if", "when", "unless", "while"])
_YES = ("yes", "yeah", "absolutely", "definitely")
_ASKS_WHAT = frozenset(["what", "which", "who", "where", "when", "how", "why", "whose"])


class OppositeCounterpart(NamedTuple):
    """A word of an answer, and its opposite: in a body sentence, or in the question (no `at`)."""

    here: Token
    there: Token
    at: int | None


def opposite_of_body(statement: Statement) -> OppositeCounterpart | None:
    """A word whose opposite stands in its place in the body sentence that is most alike."""
    compared = statement.comparison
    opposing = {
        word: compared.opposing(word, close=False) for word in opposed(statement.words, close=False)
    }
    alike = statement.sharing(_FEWEST_SHARED) if any(opposing.values()) else 0
    if not alike:
        return None
    opposing = {
        word: compared.opposing(word, close=False) for word in opposed(statement.words, close=False)
    }
    against = reduce(or_, opposing.values(), 0)
    alike = against and against & statement.sharing(_FEWEST_SHARED)
    if not alike:
        return None
    said = statement.words | statement.question_words
    likely = {
        word: others
        for word, sentences in opposing.items()
        if sentences & alike and (others := opposites(word, close=False)).isdisjoint(said)
    }
    for i, token in enumerate(statement.tokens if likely else ()):
        if token.key in likely and not _is_bound(statement.tokens, i):
            found = _opposite_in_body(statement, i, likely[token.key])
            if found:
                return found
    return None


def _opposite_in_body(
    statement: Statement, i: int, others: frozenset[str]
) -> OppositeCounterpart | None:
    compared = statement.comparison
    here = statement.tokens[i]
    found: tuple[float, OppositeCounterpart] | None = None
    likely = statement.sharing(_FEWEST_SHARED) & compared.body.holding(here.key, *others)
    matches = statement.matches_among(
        likely, without=frozenset({here.key}), least=LEAST_FIT - _LEAST_LEAD
    )
    for match in matches[:_MOST_MATCHES]:
        if match.fit < (found[0] - _LEAST_LEAD if found else LEAST_FIT):
            break
        there = compared.tokens(match.at)
        keys = {token.key for token in there}
        if here.key in keys:
            if not others & keys:
                least = match.fit + _LEAST_LEAD
                return found[1] if found and found[0] >= least else None
            continue
        is_alike = match.fit >= LEAST_FIT and _are_comparable(statement.tokens, there)
        if found is None and is_alike:
            place = _in_place(statement.tokens, i, there, others)
            if place and _is_denied(statement.tokens, here) == _is_denied(there, place):
                found = match.fit, OppositeCounterpart(here, place, match.at)
    return found[1] if found else None


def _is_bound(tokens: list[Token], i: int) -> bool:
    """Whether a word only bounds a number ("less than 24 hours"), or is one of a choice."""
    following = tokens[i + 1 : i + 3]
    beside = (*tokens[max(0, i - 1) : i], *following[:1])
    return any(token.quantity for token in following) or any(t.key == "or" for t in beside)


def _subject(tokens: list[Token]) -> str:
    return next((t.key for t in tokens if t.is_content and t.key not in _YES), "")


def _are_comparable(here: list[Token], there: list[Token]) -> bool:
    """Whether two sentences may be of the same thing in the same case.

    One of them opens with a word that the other has too, neither sets a condition that the other
    does not, and they do not compare two things the other way round.
    """
    keys, others = [t.key for t in here], [t.key for t in there]
    if len({t.key for t in here if t.is_content} & set(others)) < _FEWEST_SHARED:
        return False
    if bool(_CASES & set(keys)) != bool(_CASES & set(others)):
        return False
    if "than" in keys + others:
        return _subject(here) in _before_than(others) and _subject(there) in _before_than(keys)
    return _subject(here) in others or _subject(there) in keys


def _before_than(keys: list[str]) -> list[str]:
    return keys[: keys.index("than")] if "than" in keys else keys


def _is_denied(tokens: list[Token], word: Token) -> bool:
    """Whether a sentence denies what it says with a word: a "No" at its beginning does not."""
    said = tokens[1:] if tokens and tokens[0].key == "no" else tokens
    return sum(token.is_negation and token is not word for token in said) % 2 == 1


def _in_place(
    here: list[Token], i: int, there: list[Token], others: frozenset[str]
) -> Token | None:
    """The opposite that stands beside the same word as the word at an index."""
    for j, token in enumerate(there):
        if token.key in others and not _is_bound(there, j):
            before = i > 0 and j > 0 and here[i - 1].key == there[j - 1].key
            after = here[i + 1 : i + 2], there[j + 1 : j + 2]
            if before or (all(after) and after[0][0].key == after[1][0].key):
                return token
    return None


def opposite_of_question(statement: Statement) -> OppositeCounterpart | None:
    """An answer that repeats its question but for an opposite, though it does not deny it."""
    if statement.words.isdisjoint(statement.comparison.question_opposites[statement.pair.question]):
        return None
    asked = statement.question
    opener = statement.tokens[:1]
    asks_what = bool(asked) and asked[0].key in _ASKS_WHAT
    if not asks_what and not (opener and opener[0].key in _YES):
        return None
    facts = differences(statement.tokens, asked)
    if len(facts) == 1 and facts[0].kind == "opposite" and len(facts[0].here) == 1:
        return OppositeCounterpart(facts[0].here[0], facts[0].there[0], None)
    return None
