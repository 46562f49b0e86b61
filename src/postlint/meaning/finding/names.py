"""A name in an answer where the body has another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.meaning.comparing.questions import goes_on
from postlint.meaning.finding.labels import is_label
from postlint.meaning.finding.name_frames import name_in_body
from postlint.meaning.finding.subjects import is_of_other_subject
from postlint.meaning.terms.tokens import Token, capitalized, opens_part
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.meaning.comparing.comparison import Comparison
    from postlint.meaning.comparing.statement import Statement

LEAST_FIT = 0.5
"""How much a body sentence has to be like the answer's, the names left out."""
_MOST_MATCHES = 4
_MOST_NAMES = 4
_SHORTEST = 3
_FEWEST_SHARED = 3
"""How many telling words two sentences share in which an acronym stands for a word."""
_LISTING = frozenset(["and", "or"])


class NameCounterpart(NamedTuple):
    """A name of an answer, and another in a body sentence."""

    here: Token
    there: Token
    at: int


def conflicting_name(statement: Statement) -> NameCounterpart | None:
    """A name that the post has nowhere else, in the place of another."""
    new = _new_names(statement)
    if not new or len(new) > _MOST_NAMES:
        return None
    unknown = [(i, t) for i, t in new if not _is_headed(t, statement.comparison)]
    unknown = [(i, t) for i, t in unknown if not is_label(statement.sentence, (t,))]
    return _in_aligned(statement, unknown) or _in_frame(statement, unknown)


def _in_frame(statement: Statement, unknown: list[tuple[int, Token]]) -> NameCounterpart | None:
    """A name beside a word beside which the body always has another."""
    for i, name in unknown:
        found = name_in_body(statement, i)
        if found and not _is_short_for(name, found[0]):
            return NameCounterpart(name, *found)
    return None


def _in_aligned(statement: Statement, unknown: list[tuple[int, Token]]) -> NameCounterpart | None:
    """A name in the place of another that an aligned body sentence has."""
    for match in statement.matches_without(frozenset(t.key for _, t in unknown))[:_MOST_MATCHES]:
        if match.fit < LEAST_FIT:
            break
        if is_of_other_subject(statement, match.at):
            continue
        for i, name in unknown:
            other = _replaced(statement, i, match.at, is_only=len(unknown) == 1)
            if other is not None:
                return NameCounterpart(name, other, match.at)
    return None


def _replaced(statement: Statement, i: int, at: int, *, is_only: bool) -> Token | None:
    """The name that a body sentence has in the place of a statement's name.

    The only one that each of them has of its own may stand in another place.
    """
    compared, name = statement.comparison, statement.tokens[i]
    there = compared.tokens(at)
    if any(token.key == name.key for token in there):
        return None  # a common word there
    written = {token.key for token in statement.tokens if token.is_name or token.start == 0}
    others = [(j, t) for j, t in _names(there, compared) if t.key not in written]
    is_only = is_only and len(others) == 1 and not _is_further(statement, i)
    is_much_shared = len(statement.content & compared.body.words[at]) >= _FEWEST_SHARED
    for j, other in others:
        sides = _sides_shared(statement.tokens, i, there, j, statement.sentence.text)
        if (
            (sides or is_only)
            and (_are_of_a_kind(name, other) or (sides and is_much_shared))
            and not _is_short_for(name, other)
            and not _is_of_another(statement, at, other)
            and (sides > 1 or not is_label(compared.sentences[at], (other,)))
        ):
            return other
    return None


def _is_of_another(statement: Statement, at: int, other: Token) -> bool:
    """Whether an answer goes on to another thing, or names what a sentence of the body does not.

    A sentence may be of what it does not name, if the whole post is, and it has no other name.
    """
    compared = statement.comparison
    tokens = compared.tokens(at)
    if goes_on(statement, tokens):
        return True
    held = compared.body.context(at).union(token.key for token in tokens)
    named = [t for _, t in _names(tokens, compared) if t.key != other.key]
    asked = [t for t in statement.question if t.is_name and t.key in statement.keys - held]
    missing = [t for t in asked if not any(_is_short_for(t, name) for name in named)]
    if not missing:
        return False
    is_topic = all(map(compared.is_in_title, missing))
    return not is_topic or any(name.key not in statement.keys for name in named)


def _new_names(statement: Statement) -> list[tuple[int, Token]]:
    """The names of a statement that the text and the question do not write as names."""
    if not statement.has_names:
        return []
    compared = statement.comparison
    if all(map(compared.is_written, capitalized(statement.sentence.text))):
        return []
    asked = {token.key for token in statement.question}
    return [
        (i, token)
        for i, token in enumerate(statement.tokens)
        if token.is_name
        and not opens_part(statement.sentence.text, token)
        and len(token.text) >= _SHORTEST
        and token.key not in asked
        and compared.answers_with(token.text) < 2
        and not compared.is_named(token)
        and not compared.is_capital(token)
    ]


def _is_headed(token: Token, compared: Comparison) -> bool:
    """Whether a name stands in a heading. The capitals there do not make a common word one."""
    return compared.is_in_headings(token) and not compared.is_common(token)


def _names(tokens: list[Token], compared: Comparison) -> list[tuple[int, Token]]:
    """The names of a sentence; one that opens it is known from elsewhere."""
    return [
        (i, token)
        for i, token in enumerate(tokens)
        if token.is_name
        or (token.start == 0 and compared.is_named(token) and not compared.is_common(token))
    ]


def _sides_shared(here: list[Token], i: int, there: list[Token], j: int, text: str) -> int:
    """On how many sides two names stand beside the same word."""
    return sum(
        0 <= i + step < len(here)
        and 0 <= j + step < len(there)
        and here[i + step].key == there[j + step].key
        and here[i + step].key not in _LISTING
        and "," not in _between(here[i], here[i + step], text)
        for step in (-1, 1)
    )


def _is_further(statement: Statement, i: int) -> bool:
    """Whether a name is a further one of a list, of which others may be left out."""
    tokens, text = statement.tokens, statement.sentence.text
    while i > 0 and tokens[i - 1].is_name and "," not in _between(tokens[i - 1], tokens[i], text):
        i -= 1
    before = tokens[i - 1] if i > 1 else None  # "Yes," opens no list
    return before is not None and (
        before.key in _LISTING or "," in _between(before, tokens[i], text)
    )


def _between(one: Token, other: Token, text: str) -> str:
    first, second = sorted((one, other), key=lambda token: token.start)
    return text[first.end : second.start]


def _are_of_a_kind(one: Token, other: Token) -> bool:
    """Whether both are acronyms, or neither."""
    return _is_acronym(one) == _is_acronym(other)


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.rstrip("s").isupper()


def _is_short_for(one: Token, other: Token) -> bool:
    """Whether one name may be another form of the other: "Lab", "Labrador", "low-VOC"."""
    short, long = sorted((one.text.lower(), other.text.lower()), key=len)
    return short.rstrip("s") in long or short[:3] == long[:3]
