"""A word of an answer amid the same words as its opposite in the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from postlint.meaning.comparing.alignment import indices
from postlint.meaning.finding.exchange import SETS_APART
from postlint.meaning.finding.opposing import (
    LEAST_FIT,
    OppositeCounterpart,
    Side,
    have_like_subjects,
    is_asked_for,
    is_bound,
    set_like_conditions,
)
from postlint.meaning.terms.opposites import is_opposable, opposites
from postlint.meaning.terms.tokens import Token, is_denied
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.statement import Statement

_FEWEST_WORDS = 3
"""How many telling words on end, with the opposites among them, two sentences share."""


class _Place(NamedTuple):
    """A token of a sentence."""

    run: list[Token]
    at: int

    @property
    def token(self) -> Token:
        return self.run[self.at]

    @property
    def side(self) -> Side:
        return Side(self.run, self.token)


def opposite_in_phrase(statement: Statement) -> OppositeCounterpart | None:
    """A word whose opposite the body has amid the same words, where it never has the word itself.

    So much alike, words count as opposites that say other things elsewhere.
    """
    compared = statement.comparison
    words = statement.words & compared.contradicted
    likely = statement.sharing(_FEWEST_WORDS) if words else 0
    if not likely:
        return None
    alike = {
        word: statement.matches_among(against, without=opposites(word) | {word}, least=LEAST_FIT)
        for word in words
        if (against := compared.opposing(word) & likely)
    }
    words = frozenset(filter(alike.get, alike))
    for here in _places(statement.tokens, words) if words else ():
        if is_asked_for(statement, here.at):
            continue
        others = opposites(here.token.key)
        for match in alike[here.token.key]:
            for there in _places(compared.tokens(match.at), others):
                if (
                    _say_the_same(statement, here, there)
                    and _are_comparable(here, there)
                    and not _is_said(statement, here)
                ):
                    return OppositeCounterpart(here.token, there.token, match.at)
    return None


def _places(run: list[Token], words: frozenset[str]) -> Iterator[_Place]:
    for at, token in enumerate(run):
        if token.key in words and is_opposable(token.text) and not is_bound(run, at):
            yield _Place(run, at)


def _say_the_same(statement: Statement, here: _Place, there: _Place) -> bool:
    """Whether the words around are the same, or all of the two sentences are in another order."""
    if _shared_around(here, there) >= _FEWEST_WORDS:
        return True
    if SETS_APART.search(statement.sentence.text):
        return False
    one, two = (
        {token.key for token in place.run if token.is_content and token is not place.token}
        for place in (here, there)
    )
    return one == two and len(one) >= _FEWEST_WORDS


def _shared_around(here: _Place, there: _Place) -> int:
    """How many telling words are the same on end, before and after two tokens."""
    before = zip(reversed(here.run[: here.at]), reversed(there.run[: there.at]), strict=False)
    after = zip(here.run[here.at + 1 :], there.run[there.at + 1 :], strict=False)
    return sum(
        one.is_content
        for pairs in (before, after)
        for one, _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs)
    )


def _are_comparable(here: _Place, there: _Place) -> bool:
    """Whether two sentences may speak of the same thing in the same case."""
    if not set_like_conditions(here.run, there.run):
        return False
    if is_denied(*here.side) != is_denied(*there.side):
        return False
    keys, others = ({token.key for token in place.run} for place in (here, there))
    if any(
        opposites(key, close=False) & (others - keys)
        for key in keys - others
        if key != here.token.key
    ):
        return False
    return have_like_subjects(here.side, there.side)


def _is_said(statement: Statement, here: _Place) -> bool:
    """Whether the body has the word itself beside the same word somewhere."""
    compared = statement.comparison
    return any(
        _shared_around(here, other) > 0
        for at in indices(compared.body.holding(here.token.key))
        for other in _places(compared.tokens(at), frozenset({here.token.key}))
    )
