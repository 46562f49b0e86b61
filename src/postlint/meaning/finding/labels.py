"""Names that are labels: what is written on a button, in a menu, in code or in a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postlint.document.html import Element
from postlint.meaning.terms.sentences import Sentence
from postlint.meaning.terms.tokens import Token

_MARKED = ("strong", "b", "em", "i", "a", "code", "kbd", "samp", "var", "button")
_MOST_WORDS = 3
_QUOTES = tuple("\"“”'‘’«»„")
"""A longer run stresses what it says, and is no label."""
_RUN_OF_MARKDOWN = re.compile(r"\*\*([^*\n]{1,60})\*\*|`([^`\n]{1,60})`|\[([^\]\n]{1,60})\]\(")


def is_label(sentence: Sentence, run: Sequence[Token]) -> bool:
    """Whether words of a sentence are a whole run that is marked, or stand before a colon."""
    if not run:
        return False
    if _opens_list(sentence.text, run):
        return True
    if _is_quoted(sentence.text, run):
        return True
    words = [token.text for token in run]
    return any(all(word in marked for word in words) for marked in _marked(sentence))


def _is_quoted(text: str, run: Sequence[Token]) -> bool:
    return text[run[0].start - 1 : run[0].start] in _QUOTES and text[run[-1].end :][:1] in _QUOTES


def _opens_list(text: str, run: Sequence[Token]) -> bool:
    """Whether words stand in what a colon ends near the beginning: "Status: open"."""
    head, colon, _ = text.partition(":")
    return bool(colon) and run[-1].end <= len(head) and len(head.split()) <= 4


def _marked(sentence: Sentence) -> Iterator[str]:
    if isinstance(sentence.place, Element):
        for element in sentence.place.elements(*_MARKED):
            text = element.text
            if text and (element.tag == "a" or len(text.split()) <= _MOST_WORDS):
                yield text
        return
    for found in _RUN_OF_MARKDOWN.finditer(sentence.text):
        text = next(filter(None, found.groups()))
        if len(text.split()) <= _MOST_WORDS:
            yield text
