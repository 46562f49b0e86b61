"""Where an answer of the FAQ and the body contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from math import ceil
from typing import Literal, NamedTuple

from postlint.document.faq import faq
from postlint.document.post import Post, derived
from postlint.meaning.comparing.alignment import indices
from postlint.meaning.comparing.comparison import MOST_STATEMENTS, Comparison, comparison
from postlint.meaning.comparing.gaps import PERIODS, VERSION, Difference
from postlint.meaning.comparing.restatement import (
    LEAST_COVERED,
    differences,
    repeated,
    without_opener,
)
from postlint.meaning.comparing.statement import Statement, statements
from postlint.meaning.finding.cases import is_of_what_is_asked, is_other_case
from postlint.meaning.finding.exchange import SETS_APART, exchange
from postlint.meaning.finding.labels import is_label
from postlint.meaning.finding.names import conflicting_name
from postlint.meaning.finding.numbers import conflicting_quantity
from postlint.meaning.finding.opposing import (
    OppositeCounterpart,
    opposite_of_body,
    opposite_of_question,
)
from postlint.meaning.finding.opposite_phrases import opposite_in_phrase
from postlint.meaning.finding.subjects import is_of_other_subject
from postlint.meaning.terms.opposites import opposites_of
from postlint.meaning.terms.quantities import (
    is_equal,
    is_same,
    is_short_for,
    is_written,
    same_values,
)
from postlint.meaning.terms.sentences import Sentence
from postlint.meaning.terms.tokens import Token, may_differ_in_names
from postlint.meaning.terms.units import UNIT_WORDS
from postlint.meaning.terms.word_sets import NUMBER
from postlint.meaning.terms.words import NEGATIONS, content_stems

Kind = Literal["restated", "number", "name", "opposite"]

_FEWEST_SHARED = 2
_FEWEST_VERBATIM = 2
_MOST_COMPARED = 3
_NEARLY = 0.8


class Conflict(NamedTuple):
    """A fact that an answer and another place disagree in.

    `here` are the words of the answer's sentence, and `there` those of `other`: a sentence of the
    body, or the answer's own; the question where it is None.
    """

    kind: Kind
    statement: Statement
    other: Sentence | None
    here: str
    there: str
    is_sure: bool = True


@derived
def conflicts(post: Post) -> tuple[Conflict, ...]:
    """The conflicts between a post's FAQ and its body, one of a sentence at most."""
    compared = comparison(post)
    if not compared.is_possible:
        return tuple(_in_any_language(compared)) if faq(post) else ()
    return tuple(found for statement in statements(post) for found in _of(statement))


def _in_any_language(compared: Comparison) -> Iterator[Conflict]:
    """The amounts in which answers differ from the body, where only these are known."""
    new = [
        (pair, said) for pair, every in compared.answers for said in every if compared.is_new(said)
    ][:MOST_STATEMENTS]
    if not new:
        return
    from postlint.meaning.finding.any_language import Body

    body = Body(compared)
    for pair, said in new if body.numbered else ():
        found = body.differing(said.sentence, pair.question, pair.answer)
        if found is not None:
            kind: Kind = "restated" if found.is_restated else "number"
            sides = found.here.text, found.there.text
            statement = Statement(compared, pair, said)
            other = compared.sentences[found.at]
            yield Conflict(kind, statement, other, *sides, is_sure=False)


def _of(statement: Statement) -> Iterator[Conflict]:
    for find in (_opposite_of_question,) if statement.is_repeated else _FINDERS:
        found = find(statement)
        if found is not None:
            yield found
            return


def _restated(statement: Statement) -> Conflict | None:
    """A conflict with a body sentence that the answer repeats but for a fact."""
    compared = statement.comparison
    near = statement.sharing(_least_shared(statement))
    for at in _likest(statement, _telling(statement, near)):
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
        if not _is_said_elsewhere(statement, facts, at):
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


def _exchanged(statement: Statement) -> Conflict | None:
    """A conflict with a body sentence of the same words, two of which changed places."""
    alike = statement.sharing(len(statement.content)) if statement.content else 0
    if not alike or not SETS_APART.search(statement.sentence.text):
        return None
    compared, said = statement.comparison, repeated(statement.sentence.text.lower())
    for at in islice(indices(alike), _MOST_COMPARED):
        if repeated(compared.sentences.texts[at].lower()) != said:
            facts = exchange(statement.tokens, compared.tokens(at))
            if facts:
                return _of_facts(statement, facts, at)
    return None


def _is_of_same(statement: Statement, facts: tuple[Difference, ...], at: int) -> bool:
    """Whether the numbers of two sentences may be of the same thing in the same case."""
    sides = (token for fact in facts for token in (*fact.here, *fact.there))
    differing = tuple(token.quantity for token in sides if token.quantity)
    apart = differing if len(facts) == 1 else ()
    return is_of_what_is_asked(statement, at) and not is_other_case(statement, at, apart)


def _likest(statement: Statement, sentences: int) -> list[int]:
    """A few of a set of sentences: those that fit best, where there are more."""
    if sentences.bit_count() <= _MOST_COMPARED:
        return list(indices(sentences))
    return [match.at for match in statement.matches_among(sentences)[:_MOST_COMPARED]]


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
    if words & NEGATIONS or not near:
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


def _is_said_elsewhere(statement: Statement, facts: tuple[Difference, ...], found: int) -> bool:
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


def _number(statement: Statement) -> Conflict | None:
    found = conflicting_quantity(statement)
    if found is None:
        return None
    return Conflict("number", statement, found.other, found.here.text, found.there.text)


def _name(statement: Statement) -> Conflict | None:
    found = conflicting_name(statement)
    if found is None:
        return None
    other = statement.comparison.sentences[found.at]
    return Conflict("name", statement, other, found.here.text, found.there.text)


def _opposite_of_question(statement: Statement) -> Conflict | None:
    return _opposite(statement, opposite_of_question(statement))


def _opposite_of_body(statement: Statement) -> Conflict | None:
    return _opposite(statement, opposite_of_body(statement))


def _opposite_in_phrase(statement: Statement) -> Conflict | None:
    return _opposite(statement, opposite_in_phrase(statement))


def _opposite(statement: Statement, found: OppositeCounterpart | None) -> Conflict | None:
    if found is None:
        return None
    other = None if found.at is None else statement.comparison.sentences[found.at]
    return Conflict("opposite", statement, other, found.here.text, found.there.text)


_FINDERS: tuple[Callable[[Statement], Conflict | None], ...] = (
    _restated,
    _exchanged,
    _number,
    _name,
    _opposite_of_question,
    _opposite_of_body,
    _opposite_in_phrase,
)
