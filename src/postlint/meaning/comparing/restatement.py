"""What differs between two sentences that say the same nearly word for word."""

from __future__ import annotations

import re

from rapidfuzz.distance import LCSseq

from postlint.meaning.comparing.gaps import Difference, Gap, difference, negated
from postlint.meaning.terms.quantities import GOES_ON, agree, is_same
from postlint.meaning.terms.tokens import Token, opens_with_no
from postlint.meaning.terms.words import stem

_FEWEST_WORDS = 3
_MOST_OTHER = 0.25
"""How many of the words may differ otherwise, as a share of those that do not."""
_OPENING = """yes no however also so well generally typically usually overall absolutely
    additionally moreover furthermore therefore thus but and definitely indeed actually short"""
OPENERS = frozenset(map(stem, _OPENING.split()))
"""The stems of words that open a sentence, and say nothing of their own."""
_MOST_OPENERS = 2
_OPENED = re.compile(rf"(?:(?:{'|'.join(_OPENING.split())})\b\W*){{0,{_MOST_OPENERS}}}")
_LIMITING = """if unless when for except only during until in by at with without on than under over
    above below other not"""
_CONDITIONS = frozenset(_LIMITING.split())
_REASONS = frozenset(["because", "since", "as"])
_FEWEST_TOKENS = 4
_FARTHEST = 6
"""How many words apart a "no" and a "not" stand that deny the same."""
_MOST_FACTS = 3
LEAST_COVERED = 0.6
"""How much of the one sentence the other has to hold."""


def differences(here: list[Token], there: list[Token]) -> tuple[Difference, ...]:
    """The facts in which two sentences differ that are the same otherwise; () for any others.

    What stands before or after the words that both share may be left out by one of them: "Yes,",
    or a reason. Not so conditions, for these change what is said.
    """
    here, there = without_opener(here), without_opener(there)
    equal, gaps = _compared(here, there)
    words = sum([token.is_content for token, _ in equal])
    least = LEAST_COVERED * sum([token.is_content for token in here])
    if words < _FEWEST_WORDS - 1:
        return _denial(here, there, equal, gaps)
    if words + _MOST_FACTS < least:
        return ()
    most = _MOST_OTHER * words if words >= _FEWEST_WORDS else 0.0
    shared = frozenset([token.key for token in here]).intersection([token.key for token in there])
    in_gaps = _in_gaps(gaps, shared, most)
    if in_gaps is None or any(map(_names_another, gaps)):
        return ()
    numbers = [
        (one, two)
        for one, two in equal
        if one.quantity and two.quantity and not is_same(one.quantity, two.quantity)
    ]
    if any(_may_agree(*pair) for pair in numbers):
        return ()
    facts = [*(Difference("number", (one,), (two,)) for one, two in numbers), *in_gaps]
    if any(fact.kind == "negation" for fact in facts) and _deny_alike(here, there, equal):
        return ()
    if words + len(facts) < least or not _are_of_one_thing(facts, equal):
        return ()
    sides = (here, equal[0][0]), (there, equal[0][1])
    return () if any(_is_narrowed(*side, facts) for side in sides) else tuple(facts)


def _in_gaps(gaps: list[Gap], shared: frozenset[str], most: float) -> list[Difference] | None:
    """The facts in which sentences differ in gaps; None where they differ more than that."""
    facts, other = [], 0.0
    for gap in gaps:
        found = difference(gap)
        if found and found.kind == "opposite" and _is_said_as_well(found, shared):
            found = None
        if found is None:
            other += _size(gap, shared)
            if other > most:
                return None
        else:
            facts.append(found)
    return facts


def repeated(text: str) -> str:
    """What a sentence in lower case repeats of another: it without what opens and ends it."""
    found = _OPENED.match(text)
    return text[found.end() if found else 0 :].rstrip(".!")


def opens_with(text: str, said: str) -> bool:
    """Whether a sentence opens with words in lower case, or is no more than these."""
    lower = text.lower()
    return lower.startswith(said) and not GOES_ON.match(lower, len(said))


def _denial(
    here: list[Token], there: list[Token], equal: list[tuple[Token, Token]], gaps: list[Gap]
) -> tuple[Difference, ...]:
    """The "not" in which a whole short sentence differs from another or from its first clause."""
    if len(gaps) != 1 or len(equal) < _FEWEST_TOKENS or not any(t.is_content for t, _ in equal):
        return ()
    denied = negated(gaps[0])
    (one, two), (last, end) = equal[0], equal[-1]
    begin_alike = one is here[0] and two is there[0]
    is_whole = begin_alike and _ends_clause(here, last) and _ends_clause(there, end)
    return (Difference("negation", *denied),) if denied and is_whole else ()


def _ends_clause(run: list[Token], last: Token) -> bool:
    following = next((token for token in run if token.start > last.start), None)
    return following is None or following.start == last.end + len(", ")


def _is_narrowed(run: list[Token], shared: Token, facts: list[Difference]) -> bool:
    """Whether a word right before the first shared one tells which thing is meant.

    "Express delivery" is not delivery. A mark between the two ends an introduction.
    """
    at = next(i for i, token in enumerate(run) if token is shared)
    before = run[at - 1] if at else None
    if before is None or not before.is_content or before.end + 1 != shared.start:
        return False
    return not any(before in (*fact.here, *fact.there) for fact in facts)


def _names_another(gap: Gap) -> bool:
    """Whether one sentence only adds names: "Kettle Plus" is not Kettle."""
    added = gap.here or gap.there
    return not (gap.here and gap.there) and all(token.is_name for token in added)


def _is_said_as_well(fact: Difference, shared: frozenset[str]) -> bool:
    """Whether the first sentence says what the second does, and something else besides."""
    is_new = not any(token.key in shared for token in fact.here)
    return is_new and any(token.key in shared for token in fact.there)


def _are_of_one_thing(facts: list[Difference], equal: list[tuple[Token, Token]]) -> bool:
    """Another name or opposite beside another fact is another subject: both are right.

    Not so where the reason for the opposite is denied.
    """
    kinds = {fact.kind for fact in facts}
    is_mixed = len(kinds) > 1 and bool(kinds & {"name", "opposite"})
    if kinds == {"opposite", "negation"}:
        is_mixed = all(token.key not in _REASONS for token, _ in equal)
    return not is_mixed and len(facts) <= (1 if "name" in kinds else _MOST_FACTS)


def without_opener(run: list[Token]) -> list[Token]:
    """A sentence without the "Yes" or "However" that it opens with."""
    at = 0
    while at < min(_MOST_OPENERS, len(run)) and _opens(run, at):
        at += 1
    return run[at:]


def _opens(run: list[Token], at: int) -> bool:
    """Whether a word only opens a sentence: "no" with a mark after it, and no "no parcels"."""
    if run[at].key == "no":
        return opens_with_no(run[at : at + 2])
    return run[at].key in OPENERS


def _deny_alike(here: list[Token], there: list[Token], equal: list[tuple[Token, Token]]) -> bool:
    """Whether two sentences deny the same in other places: "no lid fits", "lids do not fit"."""
    first, last = equal[0], equal[-1]
    sides = _denials(here, first[0], last[0]), _denials(there, first[1], last[1])
    if not sides[0] or len(sides[0]) != len(sides[1]):
        return False
    return all(abs(one - two) <= _FARTHEST for one, two in zip(*sides, strict=True))


def _denials(run: list[Token], first: Token, last: Token) -> list[int]:
    """Where a sentence denies something, counted from the first word that it shares."""
    start, end = run.index(first), run.index(last)
    return [at - start for at, token in enumerate(run[: end + 1]) if token.is_negation]


def _compared(here: list[Token], there: list[Token]) -> tuple[list[tuple[Token, Token]], list[Gap]]:
    """The tokens that two sentences share in order, and the gaps between them.

    What one of them adds before or after is no gap, unless it is a condition.
    """
    keys = [token.key for token in here], [token.key for token in there]
    equal: list[tuple[Token, Token]] = []
    gaps: list[Gap] = []
    one, two = 0, 0
    for block in LCSseq.opcodes(*keys):
        if block.tag != "equal":
            continue
        if block.src_start > one or block.dest_start > two:
            beside = (*here[max(0, one - 1) : one], *here[block.src_start : block.src_start + 1])
            neighbours = tuple(token.key for token in beside)
            gaps.append(Gap(here[one : block.src_start], there[two : block.dest_start], neighbours))
        one, two = block.src_end, block.dest_end
        equal += zip(here[block.src_start : one], there[block.dest_start : two], strict=True)
    if not equal:
        return [], []
    tail = Gap(here[one:], there[two:])
    begin_later = (equal[0][0] is not here[0]) + (equal[0][1] is not there[0])
    if begin_later == 1 and not _has_condition(gaps[0].here or gaps[0].there):
        gaps.pop(0)  # where both begin otherwise, it is a difference like any other
    if (tail.here and tail.there) or _has_condition((tail.here or tail.there)[:1]):
        gaps.append(tail)
    return equal, gaps


def _has_condition(run: list[Token]) -> bool:
    return any(token.key in _CONDITIONS for token in run)


def _may_agree(one: Token, two: Token) -> bool:
    """Whether two unlike quantities can be meant alike: a range and a number within it."""
    a, b = one.quantity, two.quantity
    assert a is not None
    assert b is not None
    alike = (a.low == a.high) == (b.low == b.high) and a.around.bound == b.around.bound
    return a.dimension == b.dimension and not alike and agree(a, b)


def _size(gap: Gap, shared: frozenset[str]) -> float:
    """How much two sentences differ in a gap, in words; those of both may change their place."""
    return max(
        sum(1.0 if token.is_content else 0.3 for token in side if token.key not in shared)
        for side in (gap.here, gap.there)
    )
