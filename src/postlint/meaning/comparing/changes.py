"""What an edit changed: which sentences, and which facts in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import OSA, LCSseq

from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.quantities import same_values
from postlint.meaning.terms.sentences import Sentence
from postlint.meaning.terms.tokens import Token, tokens
from postlint.record import NamedTuple

Kind = Literal["number", "name", "opposite", "negation", "item"]

_LEAST_ALIKE = 0.5
"""How much of an edited sentence is still the same, as a share of its words."""
_MOST_AT_ONCE = 50
"""How many neighbouring sentences that changed are laid beside each other."""
_MOST_SENTENCES = 4_000
_MOST_TYPED_WRONG = 2
_SHORTEST_TYPO = 5
_LONGEST_ITEM = 5
_JOINTS = frozenset({"and", "or"})
_AUXILIARIES = frozenset(
    {"do", "does", "did", "is", "are", "was", "were", "be", "been"}
    | {"can", "could", "will", "would", "should"}
)


class Edit(NamedTuple):
    """A sentence that was changed: what it was, and what it is."""

    old: Sentence
    new: Sentence
    at: int
    """Which of the old sentences it was."""


class Change(NamedTuple):
    """A fact that an edit changed: its words before and after. One of them may be empty.

    `anchor` is the word that a negation denies. `beside` are the words next to an item of a list.
    """

    kind: Kind
    old: tuple[Token, ...]
    new: tuple[Token, ...]
    anchor: Token | None = None
    beside: tuple[str, ...] = ()


def edits(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Edit]:
    """The sentences that were changed, in order; not those that moved, are gone, or are new."""
    old, new = old[:_MOST_SENTENCES], new[:_MOST_SENTENCES]
    before, after = [_plain(s) for s in old], [_plain(s) for s in new]
    kept = set(before) & set(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, end, j, other_end in matcher.get_opcodes():
        if tag == "replace":
            left = [at for at in range(i, end) if before[at] not in kept]
            right = [at for at in range(j, other_end) if after[at] not in kept]
            yield from _paired(old, new, left[:_MOST_AT_ONCE], right[:_MOST_AT_ONCE])


def _plain(sentence: Sentence) -> str:
    return " ".join(sentence.text.casefold().split())


def _paired(
    old: Sequence[Sentence], new: Sequence[Sentence], left: list[int], right: list[int]
) -> Iterator[Edit]:
    """The old sentences at some places, each with the one of the new that is most like it."""
    keys = {other: [token.key for token in tokens(new[other].text)] for other in right}
    for at in left:
        here = [token.key for token in tokens(old[at].text)]
        best = max(keys, key=lambda other: _likeness(here, keys[other]), default=None)
        if best is not None and _likeness(here, keys[best]) >= _LEAST_ALIKE:
            yield Edit(old[at], new[best], at)
            del keys[best]


def _likeness(one: list[str], two: list[str]) -> float:
    """How much of the shorter sentence the longer one holds, in order: from 0 to 1."""
    return LCSseq.similarity(one, two) / (min(len(one), len(two)) or 1)


def changes(edit: Edit, names: frozenset[str]) -> Iterator[Change]:
    """The facts that an edit changed. `names` are words that are written as names elsewhere.

    Words that only say the same otherwise, slips of the pen and additions are no change of fact.
    """
    old, new = tokens(edit.old.text), tokens(edit.new.text)
    at = other_at = 0
    keys = [token.key for token in old], [token.key for token in new]
    blocks = [block for block in LCSseq.opcodes(*keys) if block.tag == "equal"]
    for block in blocks:
        yield from _in_gap(
            edit, (old, at, block.src_start), (new, other_at, block.dest_start), names
        )
        at, other_at = block.src_end, block.dest_end
        pairs = zip(old[block.src_start : at], new[block.dest_start : other_at], strict=True)
        for one, two in pairs:
            if one.quantity and two.quantity and not same_values(one.quantity, two.quantity):
                yield Change("number", (one,), (two,))
    yield from _in_gap(edit, (old, at, len(old)), (new, other_at, len(new)), names)


_Run = tuple[list[Token], int, int]
"""Tokens of a sentence, and where a stretch of them starts and ends."""


def _in_gap(edit: Edit, old: _Run, new: _Run, names: frozenset[str]) -> Iterator[Change]:
    one, two = old[0][old[1] : old[2]], new[0][new[1] : new[2]]
    if not one and not two:
        return
    for find in (_number, _negation, _opposite):
        found = find(one, two, old)
        if found is not None:
            yield found
            return
    found = _name(one, two, names) or _item(edit, one, two, old, new)
    if found is not None:
        yield found


def _number(one: list[Token], two: list[Token], _: _Run) -> Change | None:
    here = [token for token in one if token.quantity]
    there = [token for token in two if token.quantity]
    return Change("number", (here[0],), (there[0],)) if len(here) == len(there) == 1 else None


def _negation(one: list[Token], two: list[Token], old: _Run) -> Change | None:
    """A negation that was added or taken out, with nothing else of weight."""
    if sum(t.is_negation for t in one) % 2 == sum(t.is_negation for t in two) % 2:
        return None
    if any(token.is_content and token.key not in _AUXILIARIES for token in (*one, *two)):
        return None
    run, start, end = old
    following = (t for t in run[end:] if t.is_content and t.key not in _AUXILIARIES)
    before = (t for t in reversed(run[:start]) if t.is_content)
    anchor = next(following, None) or next(before, None)
    return anchor and Change("negation", tuple(one), tuple(two), anchor)


def _opposite(one: list[Token], two: list[Token], _: _Run) -> Change | None:
    for here in one:
        for there in two:
            if there.key in opposites(here.key):
                return Change("opposite", (here,), (there,))
    return None


def _name(one: list[Token], two: list[Token], names: frozenset[str]) -> Change | None:
    here = [token for token in one if token.is_content]
    there = [token for token in two if token.is_content]
    if not here or not there or max(len(here), len(there)) > _LONGEST_ITEM:
        return None
    if not _are_names([*here, *there], names) or _is_typo(here, there):
        return None
    return Change("name", tuple(here), tuple(there))


def _are_names(run: list[Token], names: frozenset[str]) -> bool:
    """Whether all are names: one for certain, and others perhaps that open a sentence."""
    sure = [token.is_name or (token.start == 0 and token.key in names) for token in run]
    opening = (token.start == 0 and token.text[0].isupper() for token in run)
    return any(sure) and all(a or b for a, b in zip(sure, opening, strict=True))


def _is_typo(one: list[Token], two: list[Token]) -> bool:
    """Whether a name is only spelled otherwise."""
    a = "".join(token.text for token in one).casefold()
    b = "".join(token.text for token in two).casefold()
    return min(len(a), len(b)) >= _SHORTEST_TYPO and OSA.distance(a, b) <= _MOST_TYPED_WRONG


def _item(edit: Edit, one: list[Token], two: list[Token], old: _Run, new: _Run) -> Change | None:
    """An item that was added to a list, or taken out of it."""
    if bool(_content(one)) == bool(_content(two)):
        return None
    run, text, side = (old, edit.old.text, one) if _content(one) else (new, edit.new.text, two)
    item = _content(side)
    if len(item) > _LONGEST_ITEM or any(token.quantity or token.is_negation for token in item):
        return None
    before, after = _neighbours(run, old, side is one)
    if before is None or not _is_listed(text, item, run, taken=side is one):
        return None
    beside = (before.key, after.key) if after is not None else (before.key,)
    return Change(
        "item",
        tuple(item) if side is one else (),
        () if side is one else tuple(item),
        None,
        beside,
    )


def _content(side: list[Token]) -> list[Token]:
    return [token for token in side if token.is_content]


def _neighbours(run: _Run, old: _Run, taken: bool) -> tuple[Token | None, Token | None]:
    """The words of the old sentence beside a gap."""
    tokens_, start, end = old if not taken else run
    before = next((t for t in reversed(tokens_[:start]) if t.is_content), None)
    return before, next((t for t in tokens_[end:] if t.is_content), None)


def _is_listed(text: str, item: list[Token], run: _Run, *, taken: bool) -> bool:
    """Whether an item stands between the signs of a list: ", a," or "and a"."""
    before = text[: item[0].start].rstrip()
    for article in (" a", " an", " the"):
        before = before.removesuffix(article).rstrip()
    after = text[item[-1].end :].lstrip()
    last_word = before.rpartition(" ")[2].lower()
    comma_before, joint_before = before.endswith(","), last_word in _JOINTS
    next_word = after.partition(" ")[0].lower()
    if comma_before and (after.startswith(",") or next_word in _JOINTS):
        return "," in after[:1] or any(token.key in _JOINTS for token in run[0])
    ends = not after or after[0] in ".;:!?)"
    return joint_before and (taken or ("," in before and (ends or after.startswith(","))))
