"""Golden outputs: what postlint says, kept in files, so that each change of it is seen.

Where one is meant, `POSTLINT_GOLDENS=write python -m pytest -k golden` writes the files anew, and
what changed is read in their diff before it is committed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import unified_diff
from enum import Enum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from postlint.document.html import Element

_IS_WRITING = os.environ.get("POSTLINT_GOLDENS") == "write"
Known = Mapping[type, Callable[[Any], object]]
_KNOWN: Known = {
    Element: lambda element: (element.tag, element.span),
    re.Pattern: lambda pattern: (pattern.pattern, pattern.flags),
}
_MOST = 60
"""Lines of a difference that are shown."""


def check(path: Path, text: str) -> None:
    """Raises AssertionError where a text is not what its file holds."""
    if _IS_WRITING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    kept = path.read_text("utf-8") if path.is_file() else ""
    changes = unified_diff(kept.split("\n"), text.split("\n"), "kept", "now", lineterm="", n=1)
    shown = "\n".join([*changes][:_MOST])
    assert not shown, f"{path} says otherwise; if that is meant, see tests/goldens.py\n{shown}"


def digest(value: object, known: Known = {}) -> str:  # noqa: B006
    """Tells values from each other that a line of a golden file cannot hold whole.

    `known` says what stands for values of types that have no text of their own.
    """
    written = repr(_plain(value, {**known, **_KNOWN})).encode("utf-8", "backslashreplace")
    return blake2b(written, digest_size=4).hexdigest()


def _plain(value: object, known: Known) -> object:
    """The same value in tuples, text and numbers, without an order where it has none."""
    if type(value) in known:
        return _plain(known[type(value)](value), known)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, float):  # sums over sets differ in their last digits
        return round(value, 6)
    if isinstance(value, Mapping):
        return tuple((_plain(key, known), _plain(one, known)) for key, one in value.items())
    if isinstance(value, (set, frozenset)):
        return tuple(sorted(repr(_plain(one, known)) for one in value))
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return tuple(_plain(one, known) for one in value)
    if type(value).__repr__ is object.__repr__:
        raise TypeError(f"{type(value)} has no text that is the same each time")
    return value


def told(value: object, readers: Mapping[str, Callable[[Any], object]]) -> str:
    """What several readers make of a value, in a line: those that make the same stand together."""
    made: dict[str, list[str]] = {}
    for name, read in readers.items():
        made.setdefault(repr(read(value)), []).append(name)
    parts = (f"{' '.join(names)} → {what}" for what, names in made.items())
    return f"{value!r}: {'; '.join(parts)}\n"
