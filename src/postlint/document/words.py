"""When two texts are the same to a reader."""

from __future__ import annotations

import unicodedata

_IGNORED = frozenset(["Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Zl", "Zp", "Zs", "Cc", "Cf"])
_KEPT = frozenset("#+&@%")


def folded(text: str) -> str:
    """A text as it is compared: without case, white space and punctuation.

    Signs that make another word stay, such as those of C++ and C#, and so do the marks of letters.
    """
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(c for c in composed if c in _KEPT or unicodedata.category(c) not in _IGNORED)
