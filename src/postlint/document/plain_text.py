"""Texts as readers see them, and when two are the same to one."""

from __future__ import annotations

import unicodedata

from postlint.pattern import lazy

_IGNORED = frozenset(["Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Zl", "Zp", "Zs", "Cc", "Cf"])
_KEPT = frozenset("#+&@%")
_TAG = lazy(r"<[a-zA-Z/!][^<>]*+>")


def folded(text: str) -> str:
    """A text as it is compared: without case, white space and punctuation.

    Signs that make another word stay, such as those of C++ and C#, and so do the marks of letters.
    """
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(c for c in composed if c in _KEPT or unicodedata.category(c) not in _IGNORED)


def plain(text: str) -> str:
    """A text as readers see it: tags dropped, entities resolved, white space folded."""
    from html import unescape

    return " ".join(unescape(_TAG.sub(" ", text)).split())
