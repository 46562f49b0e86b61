"""A quantity against the only one of its kind that the body has, or that it gives a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.finding.answer_kinds import EVERY, HOW, kind_asked, kind_given
from postlint.meaning.finding.cases import TELLS_WHICH
from postlint.meaning.terms.quantities import Quantity, agree, is_same
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NO_CONTENT, NUMBER, content_words

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

_FEWEST_MENTIONS = 2
_FEWEST_ASKED = 2
"""Words of a question that a sentence has to have; of fewer, it has to be the only one."""
_MOST_WORDS = 3
"""A sentence of more words may speak of something else."""
_MOST_TIMES = 10
"""Quantities farther apart than this are hardly of one thing."""
_NOT_TYPED = frozenset({"count", "year", "percent"})
_LABEL = re.compile(r"(?P<label>[^:：|.]{3,40})[:：|]\s*(?:about |around |approx\.? )?$")
_FEWEST_LABELLED = 2

_MOST_NUMBERED = 100
"""In how many sentences with a number one value is looked for, at most."""


def sole_value(statement: Statement, here: Quantity) -> tuple[Quantity, int] | None:
    """The one value that the body gives again and again, and in which sentence.

    How often something is done is told by one value, if the question asks for that.
    """
    if (
        TELLS_WHICH.search(here.text)
        or here.dimension in _NOT_TYPED
        or len(_of_kind(statement, here)) > 1
    ):
        return None
    role = here.around.role
    is_asked = role == EVERY and kind_asked(statement.pair.question, statement.question_words) == {
        kind_given(here)
    }
    if not is_asked and (role or len(statement.content - UNIT_WORDS) > _MOST_WORDS):
        return None
    compared = statement.comparison
    numbered = compared.body.holding(NUMBER)
    if numbered.bit_count() > _MOST_NUMBERED:
        return None
    found = [
        (quantity, at)
        for at in indices(numbered)
        for quantity in compared.quantities(at)
        if quantity.dimension == here.dimension and not quantity.is_converted
        if not is_asked or quantity.around.role == role
    ]
    if not found:
        return None
    if not is_asked and (answered := _answered(statement, here, found)) is not None:
        return answered
    labelled = [(q, at) for q, at in found if _is_labelled(statement, q, at)]
    fewest = 1 if is_asked else _FEWEST_MENTIONS
    candidates = labelled or (found if len(found) >= fewest else [])
    if not candidates:
        return None
    first = candidates[0][0]
    if not all(is_same(first, other) and _is_alike(here, other) for other, _ in candidates):
        return None
    if agree(here, first):
        return None
    told = labelled or [(q, at) for q, at in candidates if _shares(statement, at)]
    return told[0] if told else None


def _answered(
    statement: Statement, here: Quantity, found: list[tuple[Quantity, int]]
) -> tuple[Quantity, int] | None:
    """The one value in the sentences that speak of all that a question asks for by its kind."""
    wanted = statement.question_words - NO_CONTENT - UNIT_WORDS - HOW
    if kind_asked(statement.pair.question, statement.question_words) != {kind_given(here)}:
        return None
    body = statement.comparison.body
    meant = [(there, at) for there, at in found if wanted and wanted <= body.words[at]]
    if len(wanted) < _FEWEST_ASKED:
        meant = meant if len(meant) == len(found) else []
    if not meant or agree(here, meant[0][0]):
        return None
    is_one = all(is_same(meant[0][0], other) and _is_alike(here, other) for other, _ in meant)
    return meant[0] if is_one else None


def _of_kind(statement: Statement, here: Quantity) -> list[Quantity]:
    return [q for q in statement.quantities if q.dimension == here.dimension]


def _is_alike(here: Quantity, there: Quantity) -> bool:
    one, two = here.around, there.around
    least, most = sorted((abs(here.high), abs(there.high)))
    is_near = most <= _MOST_TIMES * least and here.unit == there.unit
    return is_near and one.role == two.role and one.per == two.per


def _shares(statement: Statement, at: int) -> bool:
    """Whether a sentence, or what stands around it, names something that is asked about."""
    body = statement.comparison.body
    said = (statement.content | statement.question_words) - statement.comparison.title
    return bool((said & (body.words[at] | body.context(at))) - UNIT_WORDS - NO_CONTENT)


def _is_labelled(statement: Statement, there: Quantity, at: int) -> bool:
    """Whether a body sentence gives a value to a label that the question or the answer names."""
    text = statement.comparison.sentences.texts[at]
    found = _LABEL.match(text[: there.start])
    if found is None or text[there.end :].strip(" .)*"):
        return False
    words = content_words(found["label"])
    said = statement.content | statement.question_words
    return len(words) >= _FEWEST_LABELLED and words <= said
