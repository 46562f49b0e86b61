"""Sentences of the body that an answer repeats, but for a fact or for two that changed places."""

from __future__ import annotations

from itertools import islice
from math import ceil

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.comparing.gaps import PERIODS, VERSION, Difference
from postlint.meaning.comparing.restatement import (
    LEAST_COVERED,
    differences,
    repeated,
)
from postlint.meaning.comparing.statement import Statement
from postlint.meaning.finding.cases import is_of_what_is_asked, is_other_case
from postlint.meaning.finding.conflict import Conflict
from postlint.meaning.finding.elsewhere import is_said_elsewhere
from postlint.meaning.finding.exchange import SETS_APART, exchange
from postlint.meaning.finding.labels import is_label
from postlint.meaning.finding.subjects import is_of_other_subject
from postlint.meaning.terms.opposites import opposites_of
from postlint.meaning.terms.quantities import (
    is_equal,
    is_written,
)
from postlint.meaning.terms.tokens import Token, may_differ_in_names
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NUMBER
from postlint.meaning.terms.words import NEGATIONS

_MOST_COMPARED = 3


def restated(statement: Statement) -> Conflict | None:
    """A conflict with a body sentence that the answer repeats but for a fact."""
    compared = statement.comparison
    near = statement.sharing(_least_shared(statement))
    telling = _telling(statement, near) if near else 0
    for at in statement.nearest(telling, _MOST_COMPARED) if telling else ():
        if not _may_differ(statement, at):
            continue
        facts = differences(statement.tokens, compared.tokens(at))
        if any(fact.kind == "number" for fact in facts) and not _is_of_same(statement, facts, at):
            continue
        if not facts or is_of_other_subject(statement, at) or _are_asked(statement, facts):
            continue
        if _is_denied_in_label(statement, facts, at) or _gives_both(statement, facts):
            continue
        if _are_labels(statement, facts, at):
            continue
        if not is_said_elsewhere(statement, facts, at):
            return _of_facts(statement, facts, at)
    return None


def _are_asked(statement: Statement, facts: tuple[Difference, ...]) -> bool:
    """Whether an answer has a name from its question that the post has nowhere else.

    The question then asks about another thing than the post is about.
    """
    asked = {token.key for token in statement.question}
    names = (token for fact in facts if fact.kind == "name" for token in fact.here)
    compared = statement.comparison
    return any(
        name.key in asked and not compared.is_in_title(name) and not compared.is_held(name)
        for name in names
    )


def _is_denied_in_label(statement: Statement, facts: tuple[Difference, ...], at: int) -> bool:
    """Whether a "not" may stand in a label, which is a sentence of its own: "Do not run: …"."""
    texts = statement.sentence.text, statement.comparison.sentences.texts[at]
    is_labelled = any(":" in text for text in texts)
    return is_labelled and any(fact.kind == "negation" for fact in facts)


def _gives_both(statement: Statement, facts: tuple[Difference, ...]) -> bool:
    """Whether the answer goes on to give the body's number as well."""
    there = [t.quantity for fact in facts if fact.kind == "number" for t in fact.there]
    said = {token.text for fact in facts for token in fact.here}
    own = [quantity for quantity in statement.quantities if quantity.text not in said]
    return any(
        quantity is not None
        and (statement.answer_gives(quantity) or any(is_equal(quantity, other) for other in own))
        for quantity in there
    )


def _are_labels(statement: Statement, facts: tuple[Difference, ...], at: int) -> bool:
    """Whether a name is only a label: what is written on a button, in code or in a link."""
    other = statement.comparison.sentences[at]
    return any(
        fact.kind == "name"
        and (is_label(statement.sentence, fact.here) or is_label(other, fact.there))
        for fact in facts
    )


def exchanged(statement: Statement) -> Conflict | None:
    """A conflict with a body sentence of the same words, two of which changed places."""
    compared = statement.comparison
    alike = compared.body.holding_all(statement.content)
    if not alike or not SETS_APART.search(statement.sentence.text):
        return None
    said = repeated(statement.sentence.text.lower())
    for at in islice(indices(alike), _MOST_COMPARED):
        if repeated(compared.sentences.texts[at].lower()) != said:
            facts = exchange(statement.tokens, compared.tokens(at))
            if facts:
                return _of_facts(statement, facts, at)
    return None


def _of_facts(statement: Statement, facts: tuple[Difference, ...], at: int) -> Conflict:
    sides = (fact.here for fact in facts), (fact.there for fact in facts)
    here, there = (" … ".join(filter(None, map(_words, side))) for side in sides)
    return Conflict("restated", statement, statement.comparison.sentences[at], here, there)


def _may_differ(statement: Statement, at: int) -> bool:
    """Whether a statement and a body sentence may differ in a fact, as their words tell."""
    compared = statement.comparison
    here, there = statement.words, compared.body.words[at]
    if (here | there) & NEGATIONS or opposites_of(here & compared.contradicted) & there:
        return True
    if (here - there) & UNIT_WORDS and (there - here) & UNIT_WORDS:
        return True
    text = compared.sentences.texts[at]
    if NUMBER in here & there and (
        (here ^ there) & PERIODS
        or VERSION.search(statement.sentence.text)
        or not all(is_written(q, text) for q in statement.quantities)
    ):
        return True
    return may_differ_in_names(statement.sentence.text, text)


def _is_of_same(statement: Statement, facts: tuple[Difference, ...], at: int) -> bool:
    """Whether the numbers of two sentences may be of the same thing in the same case."""
    sides = (token for fact in facts for token in (*fact.here, *fact.there))
    differing = tuple(token.quantity for token in sides if token.quantity)
    apart = differing if len(facts) == 1 else ()
    return is_of_what_is_asked(statement, at) and not is_other_case(statement, at, apart)


def _least_shared(statement: Statement) -> int:
    """How many words a sentence has to share with a statement to repeat it but for a fact."""
    size = len(statement.content)
    if NUMBER in statement.words:
        return max(1, size // 2)  # its unit is another word
    return max(1, min(2, size), ceil(LEAST_COVERED * size))


def _telling(statement: Statement, near: int) -> int:
    """Those of a set of body sentences that can differ from a statement in a fact."""
    compared, words = statement.comparison, statement.words
    if len(statement.content) == 1 and NUMBER not in words:  # it can only be denied
        return near & (~compared.denying if words & NEGATIONS else compared.denying)
    if words & NEGATIONS:
        return near
    telling = compared.denying
    if NUMBER in words:
        telling |= compared.body.holding(NUMBER)
    for word in words & compared.contradicted:
        telling |= compared.opposing(word)
    if near & ~telling and statement.has_names:
        if statement.has_new_words:
            return near
        telling |= compared.naming(near & ~telling)
    return near & telling


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(token.text for token in tokens)
