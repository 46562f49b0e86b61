"""HTML as a run of tags and texts, as it was written: what no tree can say any more."""

from __future__ import annotations

from collections.abc import Iterator

import turbohtml

from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_TAGS = {
    turbohtml.TokenType.START_TAG: False,
    turbohtml.TokenType.END_TAG: True,
    turbohtml.TokenType.DOCTYPE: False,
}
_CODE = frozenset({"code", "pre", "samp", "kbd"})
_TAG_OPENER = lazy(r"<[a-zA-Z/!?]")
RAW_TEXT = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"}
)
"""Elements whose content is text, whatever tags stand in it."""


class Tag(NamedTuple):
    """A tag as it was written, or a doctype. Offsets are of the HTML."""

    name: str
    is_end: bool
    start: int
    end: int


def tags(html: str) -> Iterator[Tag]:
    """All tags in the order written. `html` must have `\\n` as its only line end."""
    for token, start in _tokens(html):
        is_end = _TAGS.get(token.type)
        if is_end is not None:
            end = start + len(token.source or "")
            yield Tag(token.tag or "!doctype", is_end, start, end)


def text_stretches(html: str) -> Iterator[Span]:
    """Where text stands that elements may stand in instead.

    That is not in tags and comments, scripts and the like, nor in code. `html` must have `\\n` as
    its only line end.
    """
    text_start, is_raw, codes = 0, False, 0
    for token, start in _tokens(html):
        if text_start >= 0 and not is_raw and not codes and start > text_start:
            yield Span(text_start, start)
        is_text = token.type is turbohtml.TokenType.TEXT
        if token.type is turbohtml.TokenType.START_TAG:
            is_raw = token.tag in RAW_TEXT
            codes += token.tag in _CODE
        elif not is_text:
            is_raw = False
            codes -= token.type is turbohtml.TokenType.END_TAG and codes > 0 and token.tag in _CODE
        text_start = start if is_text else -1
    unfinished = _TAG_OPENER.search(html, max(text_start, 0))
    end = unfinished.start() if unfinished else len(html)
    if not is_raw and not codes and end > text_start >= 0:
        yield Span(text_start, end)


def _tokens(html: str) -> Iterator[tuple[turbohtml.Token, int]]:
    """The tokens, and where each starts."""
    line, line_start = 1, 0
    for token in turbohtml.tokenize(html, capture_source=True, capture_attributes=False):
        while line < token.line:
            line_start = html.index("\n", line_start) + 1
            line += 1
        yield token, line_start + token.col
