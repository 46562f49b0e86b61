"""A sentence as a run of tokens: its words as they compare, a quantity being one token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from postlint.meaning.terms.quantities import Quantity, quantities
from postlint.meaning.terms.words import NEGATIONS, content_stem, stem
from postlint.record import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’.&/+-][^\W_]+)*[+#]*")
_CAPITALIZED = re.compile(r"(?<![^\W_])[^\W_]*[A-Z][^\W_]*")
_CONTRACTED = re.compile(r"(?i)(?P<verb>[a-z]+?)n['’]t$")
_OPENED = re.compile(r"[.:;!?–—|]\W*$")
_LETTERS_ALONE = ("A ", "I ")
_NO_VERB = {"ca": "can", "wo": "will", "sha": "shall"}
_ARTICLES = frozenset({"a", "an", "the"})
_MOST_KEPT = 100_000
QUANTITY = "#"
"""How the keys of quantities begin."""


class Token(NamedTuple):
    """A word or a quantity. Tokens compare by their `key`: a word's stem, a quantity's dimension.

    `is_content` is False for words that say little, such as "of"; `is_name` is True for words
    that are written as names within a sentence.
    """

    key: str
    text: str
    start: int
    end: int
    is_content: bool
    is_name: bool = False
    quantity: Quantity | None = None

    @property
    def is_negation(self) -> bool:
        return self.key in NEGATIONS


def tokens(text: str, amounts: Iterable[Quantity] | None = None) -> list[Token]:
    """The tokens of a sentence, articles left out. `amounts` are its quantities, if known."""
    found: list[Token] = []
    at = 0
    for quantity in quantities(text) if amounts is None else amounts:
        found += _words(text, at, quantity.start)
        key, start, at = QUANTITY + quantity.dimension, quantity.start, quantity.end
        found.append(Token(key, quantity.text, start, at, True, False, quantity))
    return found + _words(text, at, len(text))


_new = tuple.__new__
"""Makes a token in half the time that calling its class takes: there are many."""


class _Word(NamedTuple):
    """What a word is wherever it stands: `denied` is the verb of a contracted "not"."""

    key: str
    is_content: bool
    has_capital: bool
    is_name: bool
    denied: str


class _WordsRead(dict[str, _Word | None]):
    """The words read before; None for articles."""

    def __missing__(self, word: str) -> _Word | None:
        found = _read(word)
        if len(self) < _MOST_KEPT:
            self[word] = found
        return found


_READ = _WordsRead()


def _read(word: str) -> _Word | None:
    lower = word.lower().replace("’", "'")
    if lower in _ARTICLES:
        return None
    contracted = _CONTRACTED.match(word)
    if contracted or lower == "cannot":
        verb = contracted["verb"].lower() if contracted else "can"
        return _Word("not", False, False, False, _NO_VERB.get(verb, verb))
    is_content = bool(content_stem(word))
    named = "" if word.islower() or not is_content or word == "I" else word
    has_capital, is_name = (any(map(str.isupper, part)) for part in (named, named[1:]))
    return _Word(stem(word.replace("-", "")), is_content, has_capital, is_name, "")


def _words(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    at, read, new, index, add = start, _READ, _new, text.index, found.append
    for written in _WORD.findall(text, start, end):
        at = index(written, at)
        end = at + len(written)
        word = read[written]
        if word is not None:
            key, is_content, has_capital, is_name, denied = word
            if denied:
                add(Token(denied, written, at, at + 1, False))
            is_name = is_name or (has_capital and at > 0)
            add(new(Token, (key, written, at, end, is_content, is_name, None)))
        at = end
    return found


def opens_with_no(run: Sequence[Token]) -> bool:
    """Whether a sentence opens with a "No" that has a mark after it: with no "no parcels"."""
    if not run or run[0].key != "no":
        return False
    return len(run) == 1 or run[1].start > run[0].end + 1


def is_denied(run: Sequence[Token], word: Token | None = None) -> bool:
    """Whether a sentence denies what it says, by other words than one given.

    A "No" that opens it does not.
    """
    said = run[1:] if opens_with_no(run) else run
    return sum(token.is_negation and token is not word for token in said) % 2 == 1


def opens_part(text: str, token: Token) -> bool:
    """Whether a token opens what follows a mark, where its capital tells no name."""
    return _OPENED.search(text[: token.start]) is not None


def may_name(text: str) -> bool:
    """Whether a sentence may hold a name: it has a capital that does not open it."""
    return not text[1:].replace(" I ", " ").islower()


def capitalized(text: str) -> list[str]:
    """The words of a sentence with a capital that does not open it; acronyms do open one."""
    found: list[str] = _CAPITALIZED.findall(text)
    is_opener = bool(found) and text.startswith(found[0]) and found[0][1:].islower()
    return found[1:] if is_opener or text[:2] in _LETTERS_ALONE else found


def may_differ_in_names(one: str, other: str) -> bool:
    """Whether a sentence may have a name in the place of another that the other has."""
    if not may_name(one) and not may_name(other):
        return False
    here, there = frozenset(_CAPITALIZED.findall(one)), frozenset(_CAPITALIZED.findall(other))
    if here <= there or there <= here:
        return False
    within = {*capitalized(one)} - there | {*capitalized(other)} - here
    return not within <= {"I"}
