"""Files named by patterns, as in `.gitignore`.

Each pattern becomes a regular expression that takes time in proportion to the path's length: what
stands between two stars is looked for from the left, and never again (`(?>…)`). That finds
whatever there is to find, as a star takes any text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from postlint.files.glob_tokens import ANY_FOLDERS, SLASH, STAR, tokens
from postlint.record import NamedTuple

_HERE = "(?!/|\\Z)"
"""A name is never empty."""
_FOLDERS = "(?:[^/]+/)*"


class Globs:
    """Patterns of which the last that matches a path counts.

    Where they are `deep`, one that matches a folder matches all that is in it.
    """

    def __init__(self, lines: tuple[str, ...], *, deep: bool) -> None:
        read = (_read(line, deep=deep) for line in lines)
        self._patterns = [pattern for pattern in read if pattern is not None][::-1]

    def verdict(self, path: str) -> bool | None:
        """Whether the patterns take a path; None where none says anything.

        It is seen from where they hold, with `/`; a folder ends in one.
        """
        for pattern in self._patterns:
            if pattern.expression.match(path):
                return pattern.takes
        return None


class _Pattern(NamedTuple):
    takes: bool
    expression: re.Pattern[str]


def matches(globs: tuple[str, ...], path: str, root: Path) -> bool:
    """Whether a file's path, seen from `root`, matches one of the globs, as in `.gitignore`."""
    relative = os.path.relpath(path, root).replace(os.sep, "/") + "/" * path.endswith("/")
    if not globs or relative.startswith("../"):
        return False
    return patterns(globs, deep=True).verdict(relative) or False


@lru_cache(maxsize=256)
def patterns(lines: tuple[str, ...], *, deep: bool = False) -> Globs:
    """What matches the lines of a `.gitignore`."""
    return Globs(lines, deep=deep)


def _read(line: str, *, deep: bool) -> _Pattern | None:
    """What a line says; None for a comment, and for what matches nothing."""
    line = _trimmed(line)
    if not line or line.startswith("#"):
        return None
    takes = not line.startswith("!")
    line = line if takes else line[1:]
    is_folder = line.endswith("/")
    line = line[:-1] if is_folder else line
    is_anchored = "/" in line
    found = tokens(line.removeprefix("/"))
    if not found:
        return None
    if not is_anchored:
        found = [ANY_FOLDERS, SLASH, *(STAR if each == ANY_FOLDERS else each for each in found)]
    end = ("/" if is_folder else "(?:/|\\Z)") if deep else ("/\\Z" if is_folder else "/?\\Z")
    return _Pattern(takes, re.compile(_expression(found) + end, re.DOTALL))


def _trimmed(line: str) -> str:
    """A line without the spaces at its end, but for one that is escaped."""
    stripped = line.rstrip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if backslashes % 2 and len(stripped) < len(line) else stripped


def _expression(found: list[str]) -> str:
    """The expression of tokens, without what has to stand at its end."""
    runs = list(_parted(found, ANY_FOLDERS))
    made = ""
    for number, run in enumerate(runs):
        names = list(_parted(run, SLASH))
        is_first, is_last = number == 0, number == len(runs) - 1
        names = names if is_first else names[1:]
        names = names if is_last else names[:-1]
        text = "/".join(map(_name, names))
        if is_first:
            made += text + "/" * (not is_last and bool(names))
        elif is_last:
            made += f"{_FOLDERS}{text}" if names else "(?=[^/]).*"
        elif names:
            made += f"(?>{_FOLDERS}?{text}/)"
    return made


def _name(found: list[str]) -> str:
    """The expression of a name's tokens."""
    pieces = ["".join(piece) for piece in _parted(found, STAR)]
    if len(pieces) == 1:
        return f"{_HERE}{pieces[0]}"
    first, *middle, last = pieces
    inner = "".join(f"(?>[^/]*?{piece})" for piece in middle if piece)
    return f"{_HERE}{first}{inner}[^/]*{last}"


def _parted(found: list[str], by: str) -> Iterator[list[str]]:
    part: list[str] = []
    for token in found:
        if token == by:
            yield part
            part = []
        else:
            part.append(token)
    yield part
