"""How Hugo makes paths of words.

Source: `paths.Sanitize` and `text.RemoveAccents` of its code.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, normalize

from postlint.pattern import lazy

_ALLOWED = frozenset("./\\_#+~-@")
_PLAIN = lazy(r"[a-z0-9./_-]*")
_ESCAPED = lazy(r"%[0-9A-Fa-f]{2}")


def sanitized(text: str) -> str:
    """A path with the signs left out that Hugo takes out, and hyphens for spaces."""
    return text if _PLAIN.fullmatch(text) else _sanitized(text)


@lru_cache(maxsize=4096)
def _sanitized(text: str) -> str:
    made: list[str] = []
    waits = was_hyphen = False
    for at, sign in enumerate(text):
        if _is_allowed(text, at, sign):
            was_hyphen = sign == "-"
            if waits and not was_hyphen:
                made.append("-")
            waits = False
            made.append(sign)
        elif made and not was_hyphen and sign.isspace():
            waits = True
    return "".join(made)


def _is_allowed(text: str, at: int, sign: str) -> bool:
    if sign in _ALLOWED or (sign == "%" and _ESCAPED.match(text, at)):
        return True
    return category(sign)[0] in "LM" or category(sign) == "Nd"


def without_accents(text: str) -> str:
    """A path whose letters have lost their accents, as `removePathAccents` has it."""
    signs = (sign for sign in normalize("NFD", text) if category(sign) != "Mn")
    return normalize("NFC", "".join(signs))
