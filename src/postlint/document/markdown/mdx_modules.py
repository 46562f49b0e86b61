"""Where the imports and exports of MDX end: at the first blank line behind which nothing is open.

Source: micromark's extension for MDX's ESM, which reads on while the code is not whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.pattern import lazy
from postlint.source import Span

_MODULE = lazy(r"^(?:import|export)(?=[\s{*])", re.MULTILINE)
_BLANK_LINE = lazy(r"\n[ \t\r]*(?=\n|\Z)")
_CODE = lazy(
    r"//[^\n]*|/\*[\s\S]*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    rf"|(?P<open>[{{(\[`])|(?P<close>[}})\]])|(?P<blank>{_BLANK_LINE.pattern})"
)
_LONGEST = 50_000
"""A longer one is taken for one that is never whole."""
_TEMPLATE = lazy(r"\\[\s\S]|(?P<open>\$\{)|(?P<close>`)")


def modules(text: str, start: int = 0) -> Iterator[Span]:
    """The stretches from a position on that are imports and exports, if no fence is around them.

    Each ends with its last line. One that never becomes whole ends at its first blank line.
    """
    end = start
    for found in _MODULE.finditer(text, start):
        if found.start() >= end:
            end = _end(text, found.start())
            yield Span(found.start(), end)


def _end(text: str, start: int) -> int:
    opened: list[str] = []
    at = start
    limit = start + _LONGEST
    while found := (_TEMPLATE if opened[-1:] == ["`"] else _CODE).search(text, at, limit):
        at, kind = found.end(), found.lastgroup
        if kind == "open":
            opened.append(found[0])
        elif kind == "close" and opened:
            opened.pop()
        elif kind == "blank" and not opened:
            return found.start() + 1
    is_whole = not opened and len(text) <= limit
    blank = None if is_whole else _BLANK_LINE.search(text, start)
    return blank.start() + 1 if blank is not None else len(text)
