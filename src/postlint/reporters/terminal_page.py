"""A page of Markdown for a terminal: headings, paragraphs, lists and code, as rules' pages have."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from postlint.reporters.frame import printable
from postlint.reporters.style import Style

_FENCE = re.compile(r"(`{3,})")
_CODE = re.compile(r"(`+)(.+?)\1")
_ITEM = re.compile(r"([-*]|\d+\.) ")


def rendered(page: str, width: int, style: Style) -> Iterator[str]:
    """The lines of a page, its text wrapped to a width in columns; code is left as it is."""
    lines = iter(page.splitlines())
    paragraph: list[str] = []
    for line in lines:
        fence = _FENCE.match(line)
        if paragraph and (fence or not line.strip() or _ITEM.match(line)):
            yield from _wrapped(paragraph, width, style)
            paragraph = []
        if fence:
            yield from _code(lines, fence[1], style)
        elif line.startswith("#"):
            yield style.paint(printable(line.lstrip("# ")), "bold")
        elif line.strip():
            paragraph.append(line.strip())
        else:
            yield ""
    yield from _wrapped(paragraph, width, style)


def _code(lines: Iterator[str], fence: str, style: Style) -> Iterator[str]:
    for line in lines:
        if line.startswith(fence):
            return
        yield f"    {style.paint(printable(line), 'info')}" if line.strip() else ""


def _wrapped(paragraph: list[str], width: int, style: Style) -> Iterator[str]:
    text = printable(" ".join(paragraph))
    indent = "  " if _ITEM.match(text) else ""
    for line in textwrap.wrap(text, width, subsequent_indent=indent, break_long_words=False):
        yield _CODE.sub(lambda found: style.paint(found[2], "info"), line) if style.color else line
