"""Lines of YAML front matter, and the obvious ways to mend them."""

from __future__ import annotations

import re

from postlint.document.front_matter.nodes import Repair
from postlint.pattern import lazy
from postlint.source import Span

BARE_DASH = lazy(r"\s*-(?![-\s])(.+)$")


class Line:
    """A line of front matter, its line end left out. `start` and `end` are offsets in the post."""

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.text = text
        self.end = start + len(text)

    def span(self, start: int, end: int | None = None) -> Span:
        """The span of columns `start`..`end` (from 0) of the line."""
        return Span(self.start + start, self.end if end is None else self.start + end)


def quoted(line: Line, at: int) -> Repair | None:
    """The value at column `at` in quotes; a comment behind it stays one."""
    value = line.text[at:].rstrip()
    comment = re.search(r"[ \t]+#(?=\s)", value)
    value = value[: comment.start()] if comment else value
    written = value.replace("\\", "\\\\").replace('"', '\\"')
    text = f"'{value}'" if written != value and "'" not in value else f'"{written}"'
    return Repair("Put the value in quotes", ((line.span(at, at + len(value)), text),))


def requoted(line: Line, at: int, quote: str) -> Repair | None:
    """A value whose inner quotes end it, with these escaped, or within the other sort of quotes."""
    value = line.text[at:].rstrip()
    inner = value[1:-1]
    if value[0] == '"' != value[-1] and value.count('"') == len("''") and "'" not in value:
        text = f"'{value}'"  # the quotes are marks in the text
        return Repair("Put the whole value in quotes", ((line.span(at, at + len(value)), text),))
    if len(value) < len('""') or value[0] != quote or value[-1] != quote or "\\" in inner:
        return None
    if quote == '"' and "'" not in inner:
        text = f"'{inner}'"
    elif quote == "'" and '"' not in inner and "''" not in inner:
        text = f'"{inner}"'
    else:
        text = quote + inner.replace(quote, '\\"' if quote == '"' else "''") + quote
    return Repair("Put the value in other quotes", ((line.span(at, at + len(value)), text),))


def untabbed(line: Line, end: int) -> Repair:
    """Two spaces for each tab of the indentation, which ends at a column."""
    places = [column for column in range(end) if line.text[column] == "\t"]
    spaces = tuple((line.span(column, column + 1), "  ") for column in places)
    return Repair("Write two spaces for the tab", spaces)


def in_brackets(line: Line, at: int) -> Repair | None:
    value = line.text[at:].rstrip()
    item = value[2:].strip()
    if re.search(r"[\[\]{},#]|: | - ", item):
        return None
    return Repair("Put the item in brackets", ((line.span(at, at + len(value)), f"[{item}]"),))


def spaced_dashes(lines: list[Line], number: int) -> Repair:
    """A space behind the dash of this line and of those around it that miss it as well."""
    first = last = number
    while first and BARE_DASH.match(lines[first - 1].text):
        first -= 1
    while last + 1 < len(lines) and BARE_DASH.match(lines[last + 1].text):
        last += 1
    spaces = tuple(
        (line.span(found.start(1), found.start(1)), " ")
        for line in lines[first : last + 1]
        if (found := BARE_DASH.match(line.text))
    )
    return Repair("Put a space behind the dashes", spaces)
