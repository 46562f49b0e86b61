"""Parts of a text that other posts depend on: what is told of these holds while the parts stay."""

from __future__ import annotations

import re

from postlint.pattern import lazy
from postlint.profile.pages import ALL_SUFFIXES

_OPENER = lazy(r"[\s\ufeff]*(?P<fence>-{3,}+|\+{3,}+|;{3,}+)[^\n]*+\n")
_MAY_OPEN = lazy(r"[\s\ufeff]*(?:[-+;{]|[A-Za-z0-9_-]+:)")
_BLANKS = lazy(r"[\s\ufeff]*")

_FILE = r"(?P<{0}>[^\s\"'`<>%{{}}]+\.(?:md|mdx|qmd|markdown|html?))"
_WORDS = r"include|read-?file|import|snippet|embed|transclu|insert|reuse|shared|fragment|partial"
_INCLUDE = lazy(
    rf"\{{\{{[<%]\s*[\w/-]*(?:{_WORDS})[\w/-]*\s[^{{}}]{{0,200}}?"
    rf"(?:[\"'`]?{_FILE.format('hugo')}|[\"'`](?P<bare>/[\w./-]+)[\"'`])"
    rf"|\{{%[-+]?\s*(?:include|render)[\w-]*\s+[\"']?{_FILE.format('tag')}"
    rf"|^[ \t]*import\s[^\n]{{0,300}}?from\s+[\"']{_FILE.format('mdx')}[\"']"
    rf"|^[ \t]*-{{1,10}}8<-{{1,10}}\s+[\"']?{_FILE.format('snippet')}"
    rf"|\{{!\s*{_FILE.format('markdown_include')}\s*!\}}"
    rf"|<!--\s*@include:\s*{_FILE.format('vitepress')}|\{{\{{#include\s+{_FILE.format('mdbook')}",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = lazy(r"\{\{[<%#]|\{[%!]|8<-|@include|^[ \t]*import\s", re.MULTILINE)
_CODE = lazy(
    r"^[ \t>]*(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n"
    r"(?>(?:(?![ \t>]*(?P=fence))[^\n]*\n)*)[ \t>]*(?P=fence)"
    r"|(?<!`)`[^`\n]+`(?!`)"
    r"|\{%-?\s*raw\s*-?%\}(?>(?:(?!\{%-?\s*(?:raw|endraw))[\s\S])*)",
    re.MULTILINE,
)


def front(text: str) -> str:
    """A text down to where its body begins for whatever generator, or further.

    Front matter reads the same in it as in the whole text.
    """
    opener = _OPENER.match(text)
    if opener is not None:
        closer = re.compile(rf"^{re.escape(opener['fence'])}[ \t]*\r?\n", re.MULTILINE)
        found = closer.search(text, opener.end())
        return text if found is None else text[: found.end()]
    if _MAY_OPEN.match(text):
        return text
    blanks = _BLANKS.match(text)
    end = text.find("\n", blanks.end() if blanks else 0) + 1
    return text[:end] if end else text


def includes(text: str) -> str:
    """The files that a text includes, as it writes them, a line each."""
    if not _SIGNS.search(text):
        return ""
    found = _INCLUDE.finditer(_CODE.sub("", text))
    return "\n".join(next(filter(None, include.groups())) for include in found)


FRONT, INCLUDES = "front", "includes"
PARTS = {FRONT: front, INCLUDES: includes}
"""By the names under which questions speak of them."""
SUFFIXES = ALL_SUFFIXES
"""Of the files that have parts."""
