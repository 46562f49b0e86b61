"""A word of an answer where the body, or the question, has its opposite."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from postlint.meaning.comparing.questions import YES, affirms_question, repeats_question
from postlint.meaning.comparing.restatement import differences, without_opener
from postlint.meaning.finding.subjects import is_of_other_subject
from postlint.meaning.terms.opposites import is_opposable, opposed, opposites
from postlint.meaning.terms.tokens import Token, is_denied, tokens
from postlint.meaning.terms.word_sets import NO_CONTENT, content_words
from postlint.meaning.terms.words import content_stems, stem
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

LEAST_FIT = 0.5
"""How much a body sentence has to be like the answer's for a word to contradict it."""
_SURE_FIT = 0.55
"""The same where the one does not open with a word that the other has."""
_LEAST_LEAD = 0.15
_LEAST_REPEATED = 0.6
"""How much of its question an answer repeats besides the word that has its opposite there."""
_LESS = "which avoid prevent stop reduce minimize lessen without against instead"
_TURNING = frozenset(map(stem, _LESS.split()))
"""The stems of words with which a word and its opposite say the same, or both are asked for."""
_MOST_MATCHES = 8
_FEWEST_SHARED = 3
_FEWEST_OF_ONE = 2
"""The same where both sentences open with the word for what they speak of."""
_SETS_APART = frozenset(map(stem, ["while", "whereas"]))
_CASES = frozenset(["if", "when", "unless", "while"])


class OppositeCounterpart(NamedTuple):
    """A word of an answer, and its opposite: in a body sentence, or in the question (no `at`)."""

    here: Token
    there: Token
    at: int | None


class Side(NamedTuple):
    """A sentence, and the word of it that has its opposite in another one."""

    tokens: list[Token]
    word: Token

    @property
    def opener(self) -> str:
        return next((token.key for token in self.tokens if token.key not in YES), "")


def opposite_of_body(statement: Statement) -> OppositeCounterpart | None:
    """A word whose opposite stands in its place in the body sentence that is most alike."""
    compared = statement.comparison
    words = opposed(statement.words & compared.contradicted, close=False)
    opposing = {word: compared.opposing(word, close=False) for word in words}
    against = reduce(or_, opposing.values(), 0)
    alike = against and against & statement.sharing(_FEWEST_OF_ONE)
    if not alike:
        return None
    said = statement.words | statement.question_words
    likely = {
        word: others
        for word, sentences in opposing.items()
        if sentences & alike
        and (others := opposites(word, close=False)).isdisjoint(said)
        and _is_opposed(statement, word, alike & sentences)
    }
    for i, token in enumerate(statement.tokens if likely else ()):
        if token.key not in likely or not is_opposable(token.text) or is_bound(statement.tokens, i):
            continue
        if not is_asked_for(statement, i) and not _is_said_both(statement, i):
            found = _opposite_in_body(statement, i, likely[token.key])
            if found:
                return found
    return None


def _is_opposed(statement: Statement, word: str, against: int) -> bool:
    """Whether a sentence with an opposite of a word, and without it, is much like a statement."""
    against &= ~statement.comparison.body.holding(word)
    return bool(statement.matches_among(against, without=frozenset({word}), least=LEAST_FIT))


def is_asked_for(statement: Statement, i: int) -> bool:
    """Whether the question has a word of the answer before the same noun: "a low flame"."""
    pair = [token.key for token in statement.tokens[i : i + 2] if token.is_content]
    asked = [token.key for token in statement.question]
    return len(pair) == 2 and any(asked[j : j + 2] == pair for j in range(len(asked)))


def _is_said_both(statement: Statement, i: int) -> bool:
    """Whether another sentence of the answer says the opposite of the same: "close the door"."""
    following = statement.tokens[i + 1 : i + 2]
    others = opposites(statement.tokens[i].key)
    if not following or others.isdisjoint(content_words(statement.pair.answer)):
        return False
    run = tokens(statement.pair.answer)
    return any(a.key in others and b.key == following[0].key for a, b in pairwise(run))


def _opposite_in_body(
    statement: Statement, i: int, others: frozenset[str]
) -> OppositeCounterpart | None:
    compared = statement.comparison
    here = statement.tokens[i]
    found: tuple[float, OppositeCounterpart] | None = None
    likely = statement.sharing(_FEWEST_OF_ONE) & compared.body.holding(here.key, *others)
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
        if found is None and match.fit >= LEAST_FIT:
            place = _in_place(statement.tokens, i, there, others)
            if place is None or is_of_other_subject(statement, match.at):
                continue
            sides = Side(statement.tokens, here), Side(there, place)
            if _are_comparable(*sides, is_sure=match.fit >= _SURE_FIT):
                found = match.fit, OppositeCounterpart(here, place, match.at)
    return found[1] if found else None


def is_bound(tokens: list[Token], i: int) -> bool:
    """Whether a word only bounds a number ("less than 24 hours"), or is one of a choice."""
    following = tokens[i + 1 : i + 3]
    beside = (*tokens[max(0, i - 1) : i], *following[:1])
    return any(token.quantity for token in following) or any(t.key == "or" for t in beside)


def have_like_subjects(one: Side, two: Side) -> bool:
    """Whether one of two sentences has the word that the other opens with, the opposites aside.

    Both do where they compare two things, so that neither does it the other way round.
    """
    return _share_subject(one, two, _subject(one, is_sure=True), _subject(two, is_sure=True))


def _share_subject(one: Side, two: Side, first: str, second: str) -> bool:
    keys, others = [t.key for t in one.tokens], [t.key for t in two.tokens]
    if "than" in keys + others:
        return first in _before_than(others) and second in _before_than(keys)
    return first in others or second in keys


def set_like_conditions(one: list[Token], other: list[Token]) -> bool:
    """Whether both of two sentences set a condition, or neither does."""
    return len({_CASES.isdisjoint(t.key for t in run) for run in (one, other)}) == 1


def _subject(side: Side, *, is_sure: bool) -> str:
    """What a sentence speaks of: its first word of content, and if sure, not the word itself."""
    tokens, word = side
    found = (t for t in tokens if t.is_content and t.key not in YES)
    return next((t.key for t in found if not is_sure or t is not word), "")


def _are_comparable(one: Side, two: Side, *, is_sure: bool) -> bool:
    """Whether two sentences may be of the same thing in the same case, but for opposite words.

    One of them opens with a word that the other has too, both deny what they say or neither does,
    neither sets a condition that the other does not, and they do not compare two things the other
    way round.
    """
    first, second = _subject(one, is_sure=is_sure), _subject(two, is_sure=is_sure)
    shared = _words(one) & _words(two)
    opens_alike = first == second == one.opener == two.opener  # not with "It" or "This"
    if len(shared) < (_FEWEST_OF_ONE if opens_alike else _FEWEST_SHARED):
        return False
    if not set_like_conditions(one.tokens, two.tokens):
        return False
    if all(_SETS_APART & {t.key for t in side.tokens} for side in (one, two)):
        return False  # each says it of one of two things
    if is_denied(*one) != is_denied(*two):
        return False
    return _share_subject(one, two, first, second)


def _words(side: Side) -> frozenset[str]:
    """The telling words of a sentence, those that a hyphen joins as well."""
    keys = [t.key for t in side.tokens if t.is_content]
    joined = (content_stems(t.text) for t in side.tokens if "-" in t.text and t.quantity is None)
    return frozenset(keys).union(*joined)


def _before_than(keys: list[str]) -> list[str]:
    return keys[: keys.index("than")] if "than" in keys else keys


def _in_place(
    here: list[Token], i: int, there: list[Token], others: frozenset[str]
) -> Token | None:
    """The opposite that stands beside the same word as the word at an index."""
    for j, token in enumerate(there):
        if token.key in others and is_opposable(token.text) and not is_bound(there, j):
            before = i > 0 and j > 0 and here[i - 1].key == there[j - 1].key
            after = here[i + 1 : i + 2], there[j + 1 : j + 2]
            if before or (all(after) and after[0][0].key == after[1][0].key):
                return token
    return None


def _is_prefixed(asked: Token, said: Token) -> bool:
    """Whether a question denies by a prefix what the answer says: "disconnected", "connect"."""
    return asked.text.lower().lstrip("dinmu").lstrip("s").startswith(said.text.lower()[:4])


def opposite_of_question(statement: Statement) -> OppositeCounterpart | None:
    """An answer that repeats its question but for an opposite, though it does not deny it."""
    asked = statement.comparison.opposites_asked(statement.pair.question)
    if statement.words.isdisjoint(asked):
        return None
    if not affirms_question(statement) or not _denies_as_asked(statement):
        return None
    if statement.tokens and statement.tokens[0].key in _CASES:
        return None  # it tells a case, and goes on to speak of what is asked
    facts = differences(statement.tokens, statement.question)
    if len(facts) == 1 and facts[0].kind == "opposite" and len(facts[0].here) == 1:
        return OppositeCounterpart(facts[0].here[0], facts[0].there[0], None)
    return _opposite_in_question(statement) if repeats_question(statement) else None


def _denies_as_asked(statement: Statement) -> bool:
    """Whether an answer denies as much as its question does."""
    here, asked = without_opener(statement.tokens), statement.question
    return sum(t.is_negation for t in here) == sum(t.is_negation for t in asked)


def _opposite_in_question(statement: Statement) -> OppositeCounterpart | None:
    """A word whose opposite stands in the question, beside the same telling word.

    The answer repeats the question but for this, which does not ask which of two it is, and none
    of them speaks of less of a thing.
    """
    words = statement.question_words - NO_CONTENT
    repeated = len(words & statement.content)
    said = statement.keys | {token.key for token in statement.question}
    if repeated < max(_FEWEST_OF_ONE, _LEAST_REPEATED * (len(words) - 1)) or _TURNING & said:
        return None
    here = [token for token in statement.tokens if token.is_content]
    asked = [token for token in statement.question if token.is_content]
    keys = {token.key for token in asked}
    for i, token in enumerate(here):
        others = opposites(token.key, close=False) & keys
        if token.key in keys or not others or not is_opposable(token.text):
            continue
        if others.isdisjoint(statement.keys):
            place = _in_place(here, i, asked, others)
            if place and _is_prefixed(place, token):
                continue
            if place and is_denied(statement.tokens, token) == is_denied(asked, place):
                return OppositeCounterpart(token, place, None)
    return None
