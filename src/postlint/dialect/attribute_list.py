"""Attribute lists in Markdown (`{#id .class}`, `{: .class}`), as generators read them."""

from __future__ import annotations

import re

from postlint.pattern import lazy
from postlint.record import NamedTuple

_STRING = r'"(?>(?:[^"\\\n]|\\.)*)"'
_GOLDMARK = rf"""(?:[#.][^\s!-,/;-@\[-^`{{-~]*+|[a-zA-Z_:][\w:.-]*+=(?:{_STRING}|[\w.+-]++))"""
_SINGLE = r"'(?>(?:[^'\\\n]|\\.)*)'"
_PANDOC = rf"""(?:[#.][\w:.-]++|-|[\w:.-]++=(?:{_STRING}|{_SINGLE}|[^\s"'{{}}]*+))"""
_LOOSE = rf"""(?:[#.][\w:.-]++|[\w:.-]++(?:=(?:{_STRING}|'[^'\n]*+'|[^\s"'{{}}]*+))?)"""


class AttributeLists(NamedTuple):
    """Where attribute lists are read. `at_heading_ends`: what one at the end of a heading is like.

    `after_colon`: those that open with `{:` stand below any block. `inline`: what one behind an
    inline element is like.
    """

    at_heading_ends: re.Pattern[str] | None = None
    after_colon: bool = False
    inline: re.Pattern[str] | None = None


def _listed(opener: str, item: str) -> re.Pattern[str]:
    return lazy(rf"{opener}\s*+(?>(?:{item}[\s,]*+)*)\}}")


_HELD = rf"(?>(?:{_STRING}|'[^'\n]*+'|[^{{}}\"'\r\n])+)"
_COLON = r"\{:[^{}\r\n]*+\}"
_LINE_START = "|".join(rf"(?<=\n{' ' * blanks})" for blanks in range(4))
_BEHIND_ELEMENT = lazy(rf"(?:(?<=[)\]`*_>])|{_LINE_START}){_COLON}")
NO_LISTS = AttributeLists()
GOLDMARK = AttributeLists(_listed(r"\{", _GOLDMARK))
PANDOC = AttributeLists(
    _listed(r"\{", _PANDOC), inline=lazy(rf"(?<=[)\]`])\{{\s*+(?>(?:{_PANDOC}\s*+)+)\}}")
)
ANY = GOLDMARK._replace(inline=PANDOC.inline)
IDS = AttributeLists(lazy(r"\{#[^\W\d][^\s{}#\"'<>]*+\}"))
KRAMDOWN = AttributeLists(IDS.at_heading_ends, after_colon=True, inline=_BEHIND_ELEMENT)
PYTHON_MARKDOWN = AttributeLists(
    _listed(r"\{:?", _LOOSE),
    after_colon=True,
    inline=lazy(rf"{_COLON}|(?<=[)\]`*_])\{{{_HELD}\}}"),
)
"""Source: goldmark's parser/attribute.go; kramdown, "Syntax", on inline attribute lists;
Python-Markdown, "Attribute Lists"; Pandoc, "Heading identifiers"; Docusaurus, "Heading ids"."""
