"""What certainly is no expression of JavaScript, or names what is not there."""

from __future__ import annotations

import re
from itertools import pairwise

from postlint.pattern import lazy

_TOKEN = lazy(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
    r"""|(?P<word>[^\W\d][\w$]*|\$[\w$]*)|(?P<number>\d[\w.]*)|(?P<sign>=>|[-+*/%=!<>&|?:.,;()\[\]{}^~@#\\])|(?P<odd>\S)""",
    re.DOTALL,
)
_OPERATORS = frozenset(
    {"new", "typeof", "await", "void", "delete", "in", "instanceof", "of", "async", "return"}
    | {"function", "class", "yield"}
)
_KNOWN = frozenset(
    {"true", "false", "null", "undefined", "props", "this", "Math", "JSON", "Date", "String"}
    | {"Number", "Array", "Object", "Boolean", "RegExp", "Symbol", "Map", "Set", "Promise", "Intl"}
    | {
        "console",
        "window",
        "document",
        "process",
        "require",
        "React",
        "frontMatter",
        "toc",
        "globalThis",
    }
    | {"metadata", "assets", "contentTitle", "encodeURIComponent", "decodeURIComponent", "NaN"}
    | {
        "Infinity",
        "parseInt",
        "parseFloat",
        "import",
        "module",
        "exports",
        "Error",
        "components",
        "globalThis",
    }
)
OF_ASTRO = frozenset({"frontmatter", "file", "url", "getHeadings", "Astro"})
"""What Astro brings into each file."""
_STARTS = frozenset(":.,;)]}*=%&|^?>#@\\") | {"=>"}
_ENDS = frozenset("=+-*/%&|^?:,.!~<>")


def script_fault(code: str, names: frozenset[str]) -> str | None:
    """What is wrong with an expression, to be read after "and"; None where it may be right."""
    tokens = [
        (found.lastgroup or "", found[0])
        for found in _TOKEN.finditer(code)
        if found.lastgroup != "comment"
    ]
    if not tokens:
        return None
    if tokens[0][1] in _STARTS and not code.lstrip().startswith("..."):
        return "does not parse"
    if code.lstrip().startswith("...") or any("<" in text or text == "/" for _, text in tokens):
        return None  # JSX or a pattern within
    if any(kind == "odd" or text in ("#", "@", "\\") for kind, text in tokens):
        return "does not parse"
    if tokens[-1][1] in _ENDS or _is_two_values(tokens):
        return "does not parse"
    if _has_loose_colon(tokens):
        return "does not parse"
    return _unknown(tokens, names)


def _is_two_values(tokens: list[tuple[str, str]]) -> bool:
    """Whether two values stand beside each other, without an operator between."""
    values = ("text", "word", "number")
    pairs = pairwise(tokens)
    return any(
        a[0] in values
        and b[0] in values
        and not {a[1], b[1]} & _OPERATORS
        and not (b[0] == "text" and b[1][0] == "`")
        for a, b in pairs
    )


def _has_loose_colon(tokens: list[tuple[str, str]]) -> bool:
    """Whether a colon belongs neither to a mapping nor to a `?`; or a comma, to nothing."""
    depth, questions = 0, 0
    for _, text in tokens:
        depth += (text in "([{" and len(text) == 1) - (text in ")]}" and len(text) == 1)
        if depth < 0:
            return True
        if depth == 0:
            questions += text == "?"
            if text == ":":
                if not questions:
                    return True
                questions -= 1
            elif text == ";":
                return True
    return depth != 0


def _unknown(tokens: list[tuple[str, str]], names: frozenset[str]) -> str | None:
    """A name at the start of the whole that nothing brings."""
    if any(text in ("=>", "function", "class", "import") for _, text in tokens):
        return None
    kind, first = tokens[0]
    after = tokens[1][1] if len(tokens) > 1 else ""
    if kind != "word" or first in _KNOWN or first in _OPERATORS or first in names:
        return None
    if after in ("", ".", "(", "[", "=", "+", ",", "-", "?", "&", "|"):
        return f"`{first}` is not defined"
    return None
