"""Patterns of `.gitignore` cut into what they say, piece by piece.

Source: `wildmatch` of git, with slashes that no star takes.
"""

from __future__ import annotations

import re

STAR = "*"
SLASH = "/"
ANY_FOLDERS = "**"
_NEVER = "(?!)"
_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\t-\\r ",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


def tokens(pattern: str) -> list[str]:
    """The pieces of a pattern: STAR, SLASH, ANY_FOLDERS, and expressions of one character each."""
    made: list[str] = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "*":
            end = at + len(pattern[at:]) - len(pattern[at:].lstrip("*"))
            made.append(_stars(pattern, at, end))
            at = end
            continue
        if character == "[":
            token, at = _class(pattern, at + 1)
        elif character == "\\":
            token = re.escape(pattern[at + 1]) if at + 1 < len(pattern) else _NEVER
            at += 2
        else:
            token = {"?": "[^/]", "/": SLASH}.get(character) or re.escape(character)
            at += 1
        made.append(token)
    return _without_repeats(made)


def _stars(pattern: str, start: int, end: int) -> str:
    """Two stars between slashes are any folders; others are one star."""
    is_alone = pattern[start - 1 : start] in ("", "/") and pattern[end : end + 1] in ("", "/")
    return ANY_FOLDERS if is_alone and end - start >= 2 else STAR


def _without_repeats(made: list[str]) -> list[str]:
    """Any folders of any folders are any folders."""
    kept: list[str] = []
    for token in made:
        if token == ANY_FOLDERS and kept[-2:] == [ANY_FOLDERS, SLASH]:
            kept.pop()
            continue
        kept.append(token)
    return kept


def _class(pattern: str, at: int) -> tuple[str, int]:
    """The expression of a class that opened before `at`, and where it ends."""
    is_negated = pattern[at : at + 1] in ("!", "^")
    at += is_negated
    members: list[str] = []
    before = ""
    is_first = True
    while is_first or pattern[at : at + 1] != "]":
        is_first = False
        if pattern.startswith("[:", at):
            end = pattern.find("]", at + 2)
            if end > at + 2 and pattern[end - 1] == ":":
                name = pattern[at + 2 : end - 1]
                if name not in _CLASSES:
                    return _NEVER, len(pattern)
                members.append(_CLASSES[name])
                before, at = "", end + 1
                continue
        if pattern[at : at + 1] == "-" and before and pattern[at + 1 : at + 2] not in ("", "]"):
            at += 1
            at += pattern[at] == "\\"
            if at >= len(pattern):
                return _NEVER, at
            if before <= pattern[at]:
                members.append(f"{re.escape(before)}-{re.escape(pattern[at])}")
            before, at = "", at + 1
            continue
        at += pattern[at : at + 1] == "\\"
        if at >= len(pattern):
            return _NEVER, at
        before = pattern[at]
        members.append(re.escape(before))
        at += 1
    if not is_negated:
        return f"(?!/)[{''.join(members)}]", at + 1
    return f"[^/{''.join(members)}]", at + 1
