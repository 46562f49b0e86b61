"""What some readers of YAML refuse, or read, and libyaml does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from postlint.dialect.yaml import YamlReader
from postlint.document.front_matter.nodes import FrontMatterError, Repair, Scalar
from postlint.document.front_matter.split import LAST_YAML_LINE
from postlint.pattern import lazy
from postlint.source import Span

_INDENT = lazy(r"^\t+", re.MULTILINE)
_SIGNS = frozenset({"=", "<<"})
_MAYBE_ODD = lazy(
    r"\d{4}-\d\d?-\d\d?|[ \t](?:=|<<)[ \t]*(?:[\r\n]|\Z)|[}\]][ \t]*:(?:[ \t\r\n]|\Z)"
)
_TIMESTAMP = lazy(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?"
    r"(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?",
    re.ASCII,
)
"""PyYAML's; without a time, the month and the day have two digits."""
_TABS_ALONE = lazy(r"^[ \t]*\t[ \t]*(?=\r?$)", re.MULTILINE)
_SEPARATOR = lazy("[\x85\u2028\u2029]")
_TAB = lazy(
    r"^[ ]*(?:- +)?[\w-]+:(?:[ ]*(?P<before>\t+)[^\r\n]*"
    r"|[ ]+[^\s\"'|>&*!#\[{][^\t\r\n#]*?(?P<behind>\t+)[^\r\n]*)(?=[\r\n]|\Z)",
    re.MULTILINE,
)


def prepared(written: str, reader: YamlReader) -> str:
    """The YAML as libyaml reads the same of it; no character moves."""
    if reader.indents_by_tabs and "\t" in written:
        written = _INDENT.sub(_blanks, written)
    if reader.reads_odd_blanks and "\t" in written:
        written = _TABS_ALONE.sub(_blanks, written)
    if reader.reads_odd_blanks and not written.isascii():
        written = _SEPARATOR.sub("\u00a0", written)
    return written


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def may_be_odd(written: str) -> bool:
    """Whether there may be a value that `odd_value` finds."""
    return _MAYBE_ODD.search(written) is not None


def odd_value(scalars: Iterator[Scalar]) -> FrontMatterError | None:
    """A value that some readers refuse at any key: what looks like a date, or is YAML's sign."""
    for scalar in scalars:
        value = scalar.value
        if scalar.style == "plain" and value in _SIGNS:
            return FrontMatterError(
                scalar.span,
                f"`{value}` alone is a sign of YAML, and Python's YAML reader refuses it here",
                "Put it in quotes.",
            )
        if scalar.style == "plain" and isinstance(value, str) and _is_odd_date(value):
            return FrontMatterError(
                scalar.span,
                f"`{value}` looks like a date and is none, and Python's YAML reader refuses it",
                "Write an existing day, or put the value in quotes.",
            )
    return None


def odd_key(text: str, keys: Iterator[Span]) -> FrontMatterError | None:
    """A key of several values, as `{a: 1}: b` has."""
    for span in keys:
        if text.startswith(("{", "["), span.start):
            return FrontMatterError(
                span,
                f"`{text[slice(*span)]}` is no key to Python's YAML reader: it has parts",
                "Write one word, or put all of it in quotes.",
            )
    return None


def _is_odd_date(text: str) -> bool:
    found = _TIMESTAMP.fullmatch(text)
    if found is None:
        return False
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        datetime(year, month, day, hour, minute, second)
    except ValueError:
        return True
    return False


def refused(text: str, content: Span, reader: YamlReader) -> FrontMatterError | None:
    """What a reader refuses that libyaml reads; None where it reads all."""
    if reader.refuses_tabs and (found := _TAB.search(text, *content)):
        span = Span(*found.span("before" if found["before"] else "behind"))
        return FrontMatterError(
            span,
            "a tab stands beside this value, and Python's YAML reader refuses it",
            "Write a space instead.",
            repair=Repair("Write a space", ((span, " "),)),
        )
    if reader.refuses_second_document and "..." in text[slice(*content)]:
        found = LAST_YAML_LINE.search(text, *content)
        if found and text[found.end() : content.end].strip():
            return FrontMatterError(
                Span(*found.span()),
                "`...` ends the YAML here, and nothing may follow it",
                "Close the front matter with `---`.",
            )
    return None
