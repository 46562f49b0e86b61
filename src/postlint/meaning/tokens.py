"""A sentence as a run of tokens: its words as they compare, a quantity being one token."""

from __future__ import annotations

import re
from typing import NamedTuple

from postlint.meaning.quantities import Quantity, quantities
from postlint.meaning.words import content_stem, stem

_WORD = re.compile(r"[^\W_]+(?:['’.&/+-][^\W_]+)*[+#]*")
_CONTRACTED = re.compile(r"(?i)(?P<verb>[a-z]+?)n['’]t$")
_NO_VERB = {"ca": "can", "wo": "will", "sha": "shall"}
_ARTICLES = frozenset({"a", "an", "the"})
_NEGATIONS = frozenset({"not", "no", "never", "neither", "nor", "none", "nobody", "nothing"})
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
        return self.key in _NEGATIONS


def tokens(text: str) -> list[Token]:
    """The tokens of a sentence, articles left out."""
    found: list[Token] = []
    at = 0
    for quantity in quantities(text):
        found += _words(text, at, quantity.start)
        found.append(
            Token(
                QUANTITY + quantity.dimension,
                quantity.text,
                quantity.start,
                quantity.end,
                True,
                False,
                quantity,
            )
        )
        at = quantity.end
    return found + _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        lower = word.lower().replace("’", "'")
        if lower in _ARTICLES:
            continue
        contracted = _CONTRACTED.match(word)
        if contracted or lower == "cannot":
            verb = contracted["verb"].lower() if contracted else "can"
            found.append(
                Token(_NO_VERB.get(verb, verb), word, match.start(), match.start() + 1, False)
            )
            found.append(Token("not", word, match.start(), match.end(), False))
            continue
        is_content = bool(content_stem(word))
        is_name = _is_name(word, match.start())
        key = stem(word.replace("-", "") if "-" in word else word)
        found.append(Token(key, word, *match.span(), is_content, is_content and is_name))
    return found


def _is_name(word: str, start: int) -> bool:
    """Whether a word is written as a name: a capital in it, not only that of the sentence."""
    if word.islower() or word == "I" or not any(map(str.isupper, word)):
        return False
    return start > 0 or any(map(str.isupper, word[1:]))
