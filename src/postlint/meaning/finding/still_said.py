"""Whether a sentence still says what was so before an edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from postlint.meaning.comparing.changes import Change, Kind
from postlint.meaning.terms.quantities import same_values
from postlint.meaning.terms.tokens import Token, tokens
from postlint.meaning.terms.words import content_stems


def says(text: str, change: Change) -> Token | None:
    """Where a sentence says what was said before a change, and not what is said since."""
    return _SAYS[change.kind](_tokens(text), change)


@lru_cache(maxsize=8_192)
def _tokens(text: str) -> list[Token]:
    """The tokens of a sentence that is asked about many changes."""
    return tokens(text)


def _says_number(run: list[Token], change: Change) -> Token | None:
    old, new = change.old[0].quantity, change.new[0].quantity
    assert old is not None
    assert new is not None
    found = None
    for token in run:
        quantity = token.quantity
        if quantity is None:
            continue
        if quantity.dimension == new.dimension and same_values(quantity, new):
            return None
        if quantity.dimension == old.dimension and same_values(quantity, old):
            found = found or token
    return found


def _says_words(run: list[Token], change: Change) -> Token | None:
    keys = {token.key for token in run}
    old = {token.key for token in change.old}
    new = {token.key for token in change.new} - old
    if not old <= keys or new & keys:
        return None
    return next(token for token in run if token.key in old)


def _says_negation(run: list[Token], change: Change) -> Token | None:
    assert change.anchor is not None
    was_negated = any(token.is_negation for token in change.old)
    found = None
    for i, token in enumerate(run):
        if token.key == change.anchor.key:
            if _is_negated(run, i) != was_negated:
                return None
            found = found or token
    return found


_FARTHEST = 4
_CLAUSE = frozenset({"but", "and", "because", "while", "although", "if", "when", "which", "that"})


def _is_negated(run: list[Token], at: int) -> bool:
    """Whether a word is denied: a negation stands a few words before it, in its clause."""
    for token in reversed(run[max(0, at - _FARTHEST) : at]):
        if token.key in _CLAUSE:
            return False
        if token.is_negation:
            return True
    return False


def _says_item(run: list[Token], change: Change) -> Token | None:
    keys = {token.key for token in run}
    item = {token.key for token in change.old or change.new}
    beside = [token for token in run if token.key in change.beside]
    if change.old:
        return next((t for t in run if t.key in item), None) if item <= keys and beside else None
    is_whole = len({token.key for token in beside}) == len(set(change.beside)) == 2
    return beside[0] if is_whole and not item & keys else None


_SAYS: dict[Kind, Callable[[list[Token], Change], Token | None]] = {
    "number": _says_number,
    "name": _says_words,
    "opposite": _says_words,
    "negation": _says_negation,
    "item": _says_item,
}


def words(change: Change) -> frozenset[str]:
    """The stems of the words that a change is about, and of what it denies."""
    return frozenset(
        stem
        for token in (*change.old, *change.new, *((change.anchor,) if change.anchor else ()))
        for stem in content_stems(token.text)
    )
