"""Superscripts, subscripts and other marks within a line, as HTML; symbols that stand for others.

Sources: PyMdown's caret, tilde, mark and smartsymbols, pandoc's superscripts and subscripts,
GitHub's strikethrough with one tilde.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.fences import reads
from postlint.document.markdown.html_regions import BLOCK_TAGS
from postlint.document.markdown.lines import lines
from postlint.document.markdown.shifted import Change
from postlint.pattern import lazy

_APART = (
    r"(?P<apart>\\.|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<[^<>]*>|\]\([^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|!\[[^\]]*\]|\]\[[^\]]*\]|\w+://\S+|\$[^$\s][^$]*\$|\[\^)"
)
"""What no mark is read in."""
_MARKS = {
    "superscript": (r"\^(?![\s^])(?P<superscript>[^\s^]+)\^(?!\^)", "sup", 1),
    "subscript": (r"~(?![\s~])(?P<subscript>[^\s~]+)~(?!~)", "sub", 1),
    "strike": (r"(?<!~)~(?![\s~])(?P<strike>[^~]*[^\s~])~(?!~)", "del", 1),
    "mark": (r"==(?![\s=])(?P<mark>[^=]*[^\s=])==(?!=)", "mark", 2),
}
_SYMBOLS = {
    "(tm)": "™",
    "(c)": "©",
    "(r)": "®",
    "+/-": "±",
    "=/=": "≠",
    "c/o": "℅",
    "<-->": "↔",
    "-->": "→",
    "<--": "←",
    "1/4": "¼",
    "1/2": "½",
    "3/4": "¾",
    "1/3": "⅓",
    "2/3": "⅔",
    "1/5": "⅕",
    "2/5": "⅖",
    "3/5": "⅗",
    "4/5": "⅘",
    "1/6": "⅙",
    "5/6": "⅚",
    "1/8": "⅛",
    "3/8": "⅜",
    "5/8": "⅝",
    "7/8": "⅞",
}
_SYMBOL = (
    r"(?P<symbol>\((?:tm|c|r)\)|\+/-|=/=|\bc/o\b|<-->|(?<!-)-->|<--(?!-)|(?<!\d)(?:"
    + "|".join(sign for sign in _SYMBOLS if sign[0].isdigit())
    + r")(?!\d))"
)
_CODE_WIDTH = 4
_TAG = lazy(rf"(?i)[ ]*<(?:{BLOCK_TAGS})[\s/>]")
_SIGNS = {
    "superscript": "^",
    "subscript": "~",
    "strike": "~",
    "mark": "==",
}
_SYMBOL_SIGNS = ("(tm)", "(c)", "(r)", "+/-", "=/=", "c/o", "-->", "<--", "/")


def changes(text: str, markdown: Markdown) -> Iterator[Change]:
    marks = tuple(mark for mark in markdown.marks if _may_stand(mark, text))
    if not marks:
        return
    pattern, in_comment = _pattern(marks), False
    for line in lines(text, reads(markdown) if markdown.fences else None):
        if line.in_code or line.opens or line.indent >= _CODE_WIDTH:
            continue
        was_comment = in_comment
        opened, closed = line.text.rfind("<!--"), line.text.rfind("-->")
        in_comment = opened > closed or (in_comment and closed < 0)
        if was_comment or opened >= 0 or _TAG.match(line.text):
            continue
        for found in pattern.finditer(line.text):
            yield from _changed(line.start, found)


def _may_stand(mark: str, text: str) -> bool:
    if mark == "symbols":
        return any(sign in text for sign in _SYMBOL_SIGNS)
    return _SIGNS[mark] in text


def _changed(start: int, found: re.Match[str]) -> Iterator[Change]:
    name = found.lastgroup or ""
    if name == "symbol":
        yield Change(start + found.start(), len(found[0]), _SYMBOLS[found[0]])
    elif name in _MARKS:
        _, tag, size = _MARKS[name]
        yield Change(start + found.start(), size, f"<{tag}>")
        yield Change(start + found.end() - size, size, f"</{tag}>")


@cache
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    forms = [_SYMBOL if mark == "symbols" else _MARKS[mark][0] for mark in marks]
    return re.compile("|".join((_APART, *forms)))
