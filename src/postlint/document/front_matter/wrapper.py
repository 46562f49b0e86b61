"""Code fences that whole posts, or whole bodies, stand in."""

from __future__ import annotations

import re

from postlint.dialect.generator import Generator
from postlint.document.front_matter.split import split
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_BLANK = re.compile(r"[ \t\r\n\f\v\ufeff]*")
_OPENER = lazy(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[\w+-]*)[ \t]*(?:\r\n|\r|\n)")
_FENCE = lazy(r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\r\n]*)(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_POST_LANGUAGES = frozenset({"", "markdown", "md", "mdx", "yaml", "yml", "html", "text", "toml"})
_BODY_LANGUAGES = frozenset({"markdown", "md", "mdx"})


class Wrapper(NamedTuple):
    """A code fence around a whole post, or around the whole of its body.

    `opener` and `closer` are its lines, line ends included; `closer` is None where it is not
    closed.
    """

    opener: Span
    closer: Span | None


def wrapper(text: str, generator: Generator, *, is_html: bool) -> Wrapper | None:
    """The code fence that a whole post stands in, with its front matter; None without one."""
    opener = _opener(text, 0)
    if opener is None or opener["language"].lower() not in _POST_LANGUAGES:
        return None
    inside = _first(text, opener.end())
    if not text.startswith(("---", "+++"), inside):
        return body_wrapper(text, opener.start(), has_front_matter=False, is_html=is_html)
    closer = _closer(text, opener)
    if closer is not None and text[closer.end :].strip():
        parts = split(text, generator, opener.end())
        if parts is None or not text[parts.body_start : closer.start].strip():
            return None  # the front matter alone is fenced
    return Wrapper(Span(*opener.span()), closer)


def body_wrapper(text: str, start: int, *, has_front_matter: bool, is_html: bool) -> Wrapper | None:
    """The code fence that the whole of a body, which begins at `start`, stands in."""
    opener = _opener(text, start)
    language = opener["language"].lower() if opener else None
    if opener is None or not (language in _BODY_LANGUAGES or (is_html and language == "html")):
        return None
    closer = _closer(text, opener)
    if closer is None or text[closer.end :].strip():
        return None
    inside = text[opener.end() : closer.start].strip()
    shows_a_post = has_front_matter and inside.startswith(("---", "+++"))
    return None if shows_a_post or "\n" not in inside else Wrapper(Span(*opener.span()), closer)


def _opener(text: str, start: int) -> re.Match[str] | None:
    """The line that opens a code fence, where the text from `start` on begins with one."""
    at = _first(text, start)
    return _OPENER.match(text, at) if text.startswith(("`", "~"), at) else None


def _first(text: str, start: int) -> int:
    """The offset of the first text from `start` on."""
    found = _BLANK.match(text, start)
    return found.end() if found else start


def _closer(text: str, opener: re.Match[str]) -> Span | None:
    """The line that closes a fence.

    Pairs of fences between, of which the first names a language, belong to its text.
    """
    sign, length = opener["fence"][0], len(opener["fence"])
    inner = 0
    for found in _FENCE.finditer(text, opener.end()):
        size = len(found["fence"])
        if found["fence"][0] != sign:
            continue
        if found["info"].strip():
            inner = inner or size
        elif inner:
            inner = 0 if size >= inner else inner
        elif size >= length:
            return Span(*found.span())
        else:
            inner = size
    return None
