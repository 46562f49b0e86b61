"""A quantity against the one that the body gives of what is asked, or of what it named before.

"Descale it with vinegar. Let it stand for 30 minutes." says how long the vinegar stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.finding.answer_kinds import HOW, kind_asked, kind_given
from postlint.meaning.finding.cases import MEASURING, is_other_setting
from postlint.meaning.finding.other_units import differ_in_unit
from postlint.meaning.finding.quantity_pairs import MOST_NUMBERED, are_alike
from postlint.meaning.terms.quantities import Quantity, agree, is_same
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NO_CONTENT
from postlint.meaning.terms.words import content_stem, content_stems
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.comparison import Comparison
    from postlint.meaning.comparing.statement import Statement

_MOST_WORDS = 5
"""A sentence of more words says more than what is asked."""
_MOST_TIMES = 20
"""Quantities farther apart than this are hardly of one thing."""
_MOST_OWN = 1
"""How many words a body sentence may have that nothing else around it or the answer has."""
_FEWEST_BEFORE = 2
_LEADING = 2
_OF_THINGS = ("temperature", "angle")
"""What a thing has, whatever is done with it meanwhile."""
_SHORTEST_TAIL = 4
_VAGUE = frozenset(map(content_stem, ("enough", "usually", "ideal", "plenty", "sufficient")))
_SAYING_LITTLE = NO_CONTENT | UNIT_WORDS | MEASURING | _VAGUE
_REFERRING = re.compile(r"\b(?:it|them|they|its|their|this|these|that)\b", re.IGNORECASE)
_VERBS = re.compile(
    r"\b(need|take|keep|get|go|use|last|run|stay|come)(?:s|es|ing|t)?\b", re.IGNORECASE
)
"""Verbs that say little, and yet are not said of the same: what it needs, and how long it keeps."""
_CASE = re.compile(
    r"\b(?:on|in|for|with|during|after|before|without|under|when|while|until|at|by|once)\s"
    r"(?:(?:the|an?|your|its|their)\s)?(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)


class _Asked(NamedTuple):
    """What a question and its answer speak of; `told` are those words that the title has not."""

    words: frozenset[str]
    told: frozenset[str]
    verbs: frozenset[str]
    by_kind: bool


def answered_value(statement: Statement, here: Quantity) -> tuple[Quantity, int] | None:
    """The one value that the body gives of what is asked, and in which sentence.

    All words of the question and the answer stand in that sentence, in the one before if it
    points to that, in the heading above or in the title.
    """
    if len(statement.content - UNIT_WORDS) > _MOST_WORDS or _has_several(statement, here):
        return None
    asked = _asked(statement, here)
    if asked is None:
        return None
    compared = statement.comparison
    found = []
    for at in islice(indices(compared.body.holding("#")), MOST_NUMBERED):
        alike = [q for q in compared.quantities(at) if are_alike(here, q)]
        if not alike or not _is_of(compared, asked, alike[0], at):
            continue
        if len(alike) > 1 or agree(here, alike[0]):
            return None
        found.append((alike[0], at))
    if not found or not all(is_same(found[0][0], there) for there, _ in found):
        return None
    there, at = found[0]
    is_doubtful = differ_in_unit(here, there) or not _is_near(here, there)
    return None if is_doubtful or _is_of_other_case(statement, asked, there, at) else found[0]


def _has_several(statement: Statement, here: Quantity) -> bool:
    return sum(own.dimension == here.dimension for own in statement.quantities) > 1


def _asked(statement: Statement, here: Quantity) -> _Asked | None:
    pair, compared = statement.pair, statement.comparison
    kinds = kind_asked(pair.question, statement.question_words)
    if kinds and kinds != {kind_given(here)}:
        return None
    subject = content_stems(statement.sentence.subject)
    words = statement.content.union(statement.question_words, subject)
    words = words - _SAYING_LITTLE - HOW - set(content_stems(here.dimension))
    text = f"{pair.question} {statement.sentence.text}"
    told = frozenset([word for word in words if not _is_titled(compared, word)])
    return _Asked(words, told, _verbs(text), bool(kinds))


def _verbs(text: str) -> frozenset[str]:
    return frozenset([verb.lower() for verb in _VERBS.findall(text)])


def _is_of(compared: Comparison, asked: _Asked, there: Quantity, at: int) -> bool:
    """Whether a body sentence gives a quantity of all that is asked."""
    body, text = compared.body, compared.sentences.texts[at]
    own = body.words[at] - _SAYING_LITTLE
    before = _before(compared, at, own)
    around = own | body.context(at) | before
    if not all(word in around or _is_titled(compared, word) for word in asked.words):
        return False
    if there.around.per:
        return True
    if not before:
        return bool(asked.told) and asked.told <= own
    is_named = bool(asked.told & (before | body.context(at))) or _leads(compared, asked, at)
    if not is_named:
        return False
    if not own:
        return len(asked.words & before) >= _FEWEST_BEFORE or bool(asked.verbs & _verbs(text))
    return bool(asked.words & own) or (asked.by_kind and there.dimension in _OF_THINGS)


def _before(compared: Comparison, at: int, own: frozenset[str]) -> frozenset[str]:
    """The words of the sentence before that one points to, or that has what one leaves out."""
    sentences, body = compared.sentences, compared.body
    if own and not _REFERRING.search(sentences.texts[at]):
        return frozenset()
    before = sentences.before(at)
    return frozenset() if before is None else body.words[before] - _SAYING_LITTLE


def _leads(compared: Comparison, asked: _Asked, at: int) -> bool:
    """Whether the sentence before begins with something that is asked about."""
    before = compared.sentences.before(at)
    first = [] if before is None else content_stems(compared.sentences.texts[before])
    return any(_is_tail(word, asked.words) for word in first[:_LEADING])


def _is_titled(compared: Comparison, word: str) -> bool:
    """Whether the title has a word, if only as the end of another: "shop" of "bookshop"."""
    return any(_is_tail(one, {word}) for one in compared.title)


def _is_tail(word: str, tails: Collection[str]) -> bool:
    """Whether a word is one of some others, or ends with one."""
    return any(word == one or (len(one) >= _SHORTEST_TAIL and word.endswith(one)) for one in tails)


def _is_near(here: Quantity, there: Quantity) -> bool:
    least, most = sorted((abs(here.high), abs(there.high)))
    return most <= _MOST_TIMES * least


def _is_of_other_case(statement: Statement, asked: _Asked, there: Quantity, at: int) -> bool:
    """Whether the body's sentence says on what condition, or of what else, it gives its value."""
    compared = statement.comparison
    body, text = compared.body, compared.sentences.texts[at]
    if statement.answer_gives(there) or is_other_setting(statement, at):
        return True
    own = body.words[at] - _SAYING_LITTLE - asked.words - compared.title
    around = body.context(at) | _before(compared, at, own)
    own -= around
    cases = {content_stem(found["word"]) for found in _CASE.finditer(text)}
    return len(own) > _MOST_OWN or bool(cases & own)
