"""Where a sentence stands in the author's file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.document.question_answer import QuestionAnswer
    from postlint.meaning.terms.sentences import Sentence

_WORD = re.compile(r"[^\W_]+")
_NOT_TEXT = re.compile(r"<[^<>]*>|\]\([^()\s]*(?:\s[^()]*)?\)")
_FARTHEST = 400
"""How far from one word of a sentence the next one is looked for."""


def place_of(post: Post, sentence: Sentence, pair: QuestionAnswer | None = None) -> Span:
    """The span of a sentence: of the body, or of a pair's answer.

    Where its words do not stand as they are read, such as in an entity, the span of what holds it.
    """
    if isinstance(sentence.place, Span):
        whole = sentence.place
    elif sentence.place is not None:
        whole = sentence.place.full_span
    elif pair is not None:
        whole = pair.answer_span
    else:
        return post.body
    text = _NOT_TEXT.sub(_blank, post.source.text[whole.start : whole.end])
    words = _WORD.findall(sentence.text)
    for start in _starts(text, words):
        end = _end(text, words, start)
        if end is not None:
            return Span(whole.start + start, whole.start + end)
    return whole


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _starts(text: str, words: list[str]) -> list[int]:
    """Where the first words of a sentence stand; few, so that a search ends."""
    if not words:
        return []
    first = re.compile(r"[\W_]{1,12}".join(map(re.escape, words[:3])))
    return [found.start() for found in first.finditer(text)][:8]


def _end(text: str, words: list[str], start: int) -> int | None:
    """Where a sentence ends whose words follow each other from `start` on."""
    at = start
    for word in words:
        found = text.find(word, at, at + _FARTHEST + len(word))
        if found < 0:
            return None
        at = found + len(word)
    mark = text[at : at + 1]
    return at + 1 if mark in (".", "!", "?") else at
