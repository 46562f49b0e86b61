"""Mathematics in text, which no engine reads as Markdown or HTML: rewritten as code.

Sources: kramdown's parser/kramdown/math.rb, pandoc's tex_math_dollars, PyMdown's Arithmatex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.lines import lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy
from postlint.source import Span, Spans

Delimiters = tuple[tuple[str, str], ...]

_BLOCK = lazy(
    r"(?:\A\n*|(?<=\n\n))[ ]{0,3}(?P<opener>\$\$)(?>(?:[^$~]|\$(?!\$)|~(?!~~))+)"
    r"(?P<closer>\$\$)[ \t]*(?=\n[ \t]*\n|\n?\Z)"
)
_MARKUP = lazy(r"[<*_\[`~&\\{]")
"""Without any of these it reads the same as text."""
_TICKS = lazy("`+")
_APART = "<!---->"
"""Keeps two runs of backticks from being one, and shows nothing."""
_CODE_WIDTH = 4


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    delimiters = markdown.mathematics
    if not any(opener in text for opener, _ in delimiters):
        return
    blocks = list(_blocks(text)) if ("$$", "$$") in delimiters else []
    for found in blocks:
        yield Change(found.start("opener"), 2, "~~~\n")
        yield Change(found.start("closer"), 2, "\n~~~")
    taken = Spans(Span(found.start("opener"), found.end()) for found in blocks)
    for paragraph in _paragraphs(text):
        if not taken.overlap(paragraph):
            yield from _within(text, paragraph, delimiters)


def _blocks(text: str) -> Iterator[re.Match[str]]:
    """Mathematics between two blank lines, and out of fences."""
    code = Spans(Span(line.start, line.end) for line in lines(text) if line.in_code or line.opens)
    for found in _BLOCK.finditer(text):
        if found.start("opener") not in code:
            yield found


def _paragraphs(text: str) -> Iterator[Span]:
    """Runs of lines that are neither blank nor code."""
    start = end = -1
    for line in lines(text):
        is_code = line.in_code or line.opens or (start < 0 and line.indent >= _CODE_WIDTH)
        if is_code or line.is_blank:
            if start >= 0:
                yield Span(start, end)
            start = -1
            continue
        start, end = (line.start if start < 0 else start), line.end
    if start >= 0:
        yield Span(start, end)


def _within(text: str, paragraph: Span, delimiters: Delimiters) -> Iterator[Change]:
    """Each stretch of mathematics in a paragraph, with backticks for its delimiters."""
    closers, hopeless = dict(delimiters), set[str]()
    loose: list[Change] = []
    at, stop = paragraph
    while found := _signs(delimiters).search(text, at, stop):
        sign, at = found[0], found.end()
        is_code = sign[0] == "`"
        if not is_code and sign not in closers:
            continue
        closer = closers.get(sign, sign)
        end = -1 if sign in hopeless else _end(text, Span(at, stop), closer)
        if end >= 0:
            if not is_code and _MARKUP.search(text, at, end):
                yield from loose
                loose = []
                yield from _as_code(text, Span(*found.span()), Span(end, end + len(closer)))
            at = end + len(closer)
            continue
        hopeless.add(sign)
        if is_code:  # lest it closes with a backtick that is put in
            loose += (Change(place, 0, "\\") for place in range(*found.span()))


def _as_code(text: str, opener: Span, closer: Span) -> Iterator[Change]:
    held = _TICKS.findall(text, opener.end, closer.start)
    ticks = "`" * (1 + max(map(len, held), default=0))
    before = _APART if text[opener.start - 1 : opener.start] == "`" else ""
    behind = _APART if text.startswith("`", closer.end) else ""
    yield Change(opener.start, opener.end - opener.start, f"{before}{ticks} ")
    yield Change(closer.start, closer.end - closer.start, f" {ticks}{behind}")


def _end(text: str, rest: Span, closer: str) -> int:
    """Where a closer stands; below 0 where it does not."""
    if closer not in ("$", "`" * len(closer)):
        return text.find(closer, *rest)
    if closer == "$":
        pattern = _DOLLAR if not text[rest.start : rest.start + 1].isspace() else _NEVER
    else:
        pattern = _run(closer)
    found = pattern.search(text, *rest)
    return found.start() if found else -1


_DOLLAR = lazy(r"(?<![\s\\])\$(?![\d$])")
"""As pandoc has it: no blank before it, and no digit behind it."""
_NEVER = lazy(r"(?!)")


@lru_cache(maxsize=64)
def _run(ticks: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!`){ticks}(?!`)")


@lru_cache(maxsize=16)
def _signs(delimiters: Delimiters) -> re.Pattern[str]:
    """What may begin mathematics or code, and what takes a sign's meaning from it."""
    openers = sorted((opener for opener, _ in delimiters), key=len, reverse=True)
    return re.compile("|".join((*map(re.escape, openers), r"\\.", "`+")), re.DOTALL)
