"""What differs between two sentences that say the same nearly word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq

from postlint.meaning.opposites import opposites
from postlint.meaning.quantities import agree, same_values
from postlint.meaning.tokens import Token
from postlint.meaning.units import UNITS

Kind = Literal["number", "name", "opposite", "negation"]

_FEWEST_WORDS = 3
_MOST_OTHER = 0.25
"""How many of the words may differ otherwise, as a share of those that do not."""
_OPENING = """yes no however also so well generally typically usually overall absolutely
    additionally moreover furthermore therefore thus but and definitely indeed actually short"""
_OPENERS = frozenset(_OPENING.split())
_MOST_OPENERS = 2
_OPENED = re.compile(rf"(?:(?:{'|'.join(_OPENERS)})\b\W*){{0,{_MOST_OPENERS}}}")
_LIMITING = """if unless when for except only during until in by at with without on than under over
    above below other not"""
_CONDITIONS = frozenset(_LIMITING.split())
_MOST_FACTS = 3
_MOST_WORDS = 2
LEAST_COVERED = 0.6
"""How much of the one sentence the other has to hold."""


class Difference(NamedTuple):
    """A fact in which two sentences differ: the words of the one and of the other.

    One of them is empty where the other only adds a negation.
    """

    kind: Kind
    here: tuple[Token, ...]
    there: tuple[Token, ...]


class _Gap(NamedTuple):
    here: list[Token]
    there: list[Token]
    neighbours: tuple[str, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether it is one thing of several: lists may name others."""
        sides = (*self.here, *self.there)
        return any(key in ("and", "or") for key in (*self.neighbours, *(t.key for t in sides)))


def differences(here: list[Token], there: list[Token]) -> tuple[Difference, ...]:
    """The facts in which two sentences differ that are the same otherwise; () for any others.

    What stands before or after the words that both share may be left out by one of them: "Yes,",
    or a reason. Not so conditions, for these change what is said.
    """
    here, there = _without_opener(here), _without_opener(there)
    equal, gaps = _compared(here, there)
    words = sum([token.is_content for token, _ in equal])
    least = LEAST_COVERED * sum([token.is_content for token in here])
    if words < _FEWEST_WORDS - 1 or words + _MOST_FACTS < least:
        return ()
    most = _MOST_OTHER * words if words >= _FEWEST_WORDS else 0.0
    facts: list[Difference] = []
    other = 0.0
    shared = frozenset(token.key for token in here) & {token.key for token in there}
    for one, two in equal:
        if one.quantity and two.quantity and not _same(one, two):
            if _may_agree(one, two):
                return ()
            facts.append(Difference("number", (one,), (two,)))
    for gap in gaps:
        found = _difference(gap)
        if found and found.kind == "opposite" and _is_said_as_well(found, shared):
            found = None
        if found is None:
            other += _size(gap, shared)
            if other > most:
                return ()
        else:
            facts.append(found)
    if words + len(facts) < least or not _are_of_one_thing(facts):
        return ()
    sides = (here, equal[0][0]), (there, equal[0][1])
    return () if any(_is_narrowed(*side, facts) for side in sides) else tuple(facts)


def repeated(text: str) -> str:
    """What a sentence in lower case repeats of another: it without what opens and ends it."""
    found = _OPENED.match(text)
    return text[found.end() if found else 0 :].rstrip(".!")


def _is_narrowed(run: list[Token], shared: Token, facts: list[Difference]) -> bool:
    """Whether a word right before the first shared one tells which thing is meant.

    "Express delivery" is not delivery. A mark between the two ends an introduction.
    """
    at = next(i for i, token in enumerate(run) if token is shared)
    before = run[at - 1] if at else None
    if before is None or not before.is_content or before.end + 1 != shared.start:
        return False
    return not any(before in (*fact.here, *fact.there) for fact in facts)


def _is_said_as_well(fact: Difference, shared: frozenset[str]) -> bool:
    """Whether the first sentence says what the second does, and something else besides."""
    is_new = not any(token.key in shared for token in fact.here)
    return is_new and any(token.key in shared for token in fact.there)


def _are_of_one_thing(facts: list[Difference]) -> bool:
    """Another name or opposite beside another fact is another subject: both are right."""
    kinds = {fact.kind for fact in facts}
    is_mixed = len(kinds) > 1 and bool(kinds & {"name", "opposite"})
    return not is_mixed and len(facts) <= (1 if "name" in kinds else _MOST_FACTS)


def _without_opener(run: list[Token]) -> list[Token]:
    at = 0
    while at < min(_MOST_OPENERS, len(run)) and run[at].key in _OPENERS:
        at += 1
    return run[at:]


def _compared(
    here: list[Token], there: list[Token]
) -> tuple[list[tuple[Token, Token]], list[_Gap]]:
    """The tokens that two sentences share in order, and the gaps between them.

    What one of them adds before or after is no gap, unless it is a condition.
    """
    keys = [token.key for token in here], [token.key for token in there]
    equal: list[tuple[Token, Token]] = []
    gaps: list[_Gap] = []
    one, two = 0, 0
    for block in LCSseq.opcodes(*keys):
        if block.tag != "equal":
            continue
        if block.src_start > one or block.dest_start > two:
            beside = (*here[max(0, one - 1) : one], *here[block.src_start : block.src_start + 1])
            neighbours = tuple(token.key for token in beside)
            gaps.append(
                _Gap(here[one : block.src_start], there[two : block.dest_start], neighbours)
            )
        one, two = block.src_end, block.dest_end
        equal += zip(here[block.src_start : one], there[block.dest_start : two], strict=True)
    if not equal:
        return [], []
    tail = _Gap(here[one:], there[two:])
    begin_later = (equal[0][0] is not here[0]) + (equal[0][1] is not there[0])
    if begin_later == 1 and not _has_condition(gaps[0].here or gaps[0].there):
        gaps.pop(0)  # where both begin otherwise, it is a difference like any other
    if (tail.here and tail.there) or _has_condition((tail.here or tail.there)[:1]):
        gaps.append(tail)
    return equal, gaps


def _has_condition(run: list[Token]) -> bool:
    return any(token.key in _CONDITIONS for token in run)


def _same(one: Token, two: Token) -> bool:
    assert one.quantity is not None
    assert two.quantity is not None
    return one.quantity.dimension == two.quantity.dimension and same_values(
        one.quantity, two.quantity
    )


def _may_agree(one: Token, two: Token) -> bool:
    """Whether two unlike quantities can be meant alike: a range and a number within it."""
    a, b = one.quantity, two.quantity
    assert a is not None
    assert b is not None
    alike = (a.low == a.high) == (b.low == b.high) and a.around.bound == b.around.bound
    return a.dimension == b.dimension and not alike and agree(a, b)


def _size(gap: _Gap, shared: frozenset[str]) -> float:
    """How much two sentences differ in a gap, in words; those of both may change their place."""
    return max(
        sum(1.0 if token.is_content else 0.3 for token in side if token.key not in shared)
        for side in (gap.here, gap.there)
    )


def _difference(gap: _Gap) -> Difference | None:
    """The one fact in which two sentences differ in a gap; None for any other difference."""
    for kind, test in _TESTS:
        found = test(gap)
        if found:
            return Difference(kind, *found)
    return None


_Sides = tuple[tuple[Token, ...], tuple[Token, ...]]


def _numbers(gap: _Gap) -> _Sides | None:
    """A quantity against another: alone in the gap, or the one that opens it."""
    one = [token for token in gap.here if token.quantity]
    two = [token for token in gap.there if token.quantity]
    if len(one) == len(two) == 1 and len(gap.here) + len(gap.there) <= 4:
        return (one[0],), (two[0],)
    return None


def _units(gap: _Gap) -> _Sides | None:
    """A unit against another that measures the same: "one business day", "one business week"."""
    if len(gap.here) == len(gap.there) == 1:
        one, two = UNITS.get(gap.here[0].text.lower()), UNITS.get(gap.there[0].text.lower())
        if one and two and one != two and one.dimension == two.dimension:
            return tuple(gap.here), tuple(gap.there)
    return None


def _opposed(gap: _Gap) -> _Sides | None:
    one = [token for token in gap.here if token.is_content or opposites(token.key)]
    two = [token for token in gap.there if token.is_content or opposites(token.key)]
    if len(one) != len(two) or not one or len(one) > _MOST_WORDS:
        return None
    if _denials(gap.here) != _denials(gap.there):
        return None  # "do not use" says what "avoid" says
    if all(b.key in opposites(a.key) for a, b in zip(one, two, strict=True)):
        return tuple(one), tuple(two)
    return None


def _denials(run: list[Token]) -> int:
    return sum(token.is_negation and not opposites(token.key) for token in run)


def _negated(gap: _Gap) -> _Sides | None:
    one = tuple(token for token in gap.here if token.is_negation)
    two = tuple(token for token in gap.there if token.is_negation)
    rest = [t for t in (*gap.here, *gap.there) if not t.is_negation and t.key not in _AUXILIARIES]
    return (one, two) if len(one) + len(two) == 1 and not rest else None


_VERBS = "do does did is are was were be can could will would should must may might"
_AUXILIARIES = frozenset(_VERBS.split())


def _named(gap: _Gap) -> _Sides | None:
    one = [token for token in gap.here if token.is_content]
    two = [token for token in gap.there if token.is_content]
    if not one or not two or max(len(one), len(two)) > _MOST_FACTS:
        return None
    if not _are_names(one, two) or _initials(one, two) or gap.is_listed:
        return None
    return tuple(one), tuple(two)


def _are_names(one: list[Token], two: list[Token]) -> bool:
    """Whether all are names; a capital that opens a sentence counts against a sure name."""
    both = (*one, *two)
    sure = any(token.is_name for token in both)
    return sure and all(t.is_name or (t.start == 0 and t.text[0].isupper()) for t in both)


def _initials(one: list[Token], two: list[Token]) -> bool:
    """Whether one name is short for the other: "GSD", "German Shepherd Dog"."""
    short, long = sorted((one, two), key=lambda side: sum(len(token.text) for token in side))
    first = "".join(token.text[0] for token in long).lower()
    return "".join(token.text for token in short).lower().rstrip("s") == first


_TESTS: tuple[tuple[Kind, Callable[[_Gap], _Sides | None]], ...] = (
    ("number", _numbers),
    ("number", _units),
    ("negation", _negated),
    ("opposite", _opposed),
    ("name", _named),
)
