"""Bare addresses of pandoc, which Quarto has. Source: its `Text.Pandoc.Parsing`, `uri`.

Of the schemes that it knows, those are left out that no post writes without a link.
"""

from __future__ import annotations

import re

from postlint.document.markdown.bare_addresses import BareAddresses, up_to_blank
from postlint.pattern import lazy

_SCHEMES = r"(?:https?|s?ftp|mailto|doi|git|ssh|svn|ircs?|news|magnet|file):"
_START = re.compile(_SCHEMES.encode(), re.IGNORECASE)
_WORD = r"[^\W_]|[#$%+/@\\_=&-]"
_CHUNK = rf"(?:{_WORD})|&#?\w{{1,31}};|(?:,++|[^\s<>])(?=(?:{_WORD}))"


def _between(opener: str, closer: str) -> str:
    return rf"{opener}(?>(?:(?!{closer})(?:{_CHUNK}))*){closer}"


_ENCLOSED = "|".join((_between(r"\(", r"\)"), _between(r"\{", r"\}"), _between(r"\[", r"\]")))
_HERE = lazy(rf"(?i:{_SCHEMES})(?![*_\]])(?>(?:{_ENCLOSED}|{_CHUNK})+)/?")
_LABEL = r"(?:[^\W_]|-(?=[^\W_]))+"
_MAILBOX = lazy(rf"[^\W_](?:[\w!#$%&'*+/=?^{{|}}~;-]|\.(?=[^\W_]))*@{_LABEL}(?:\.{_LABEL})*")
_NAMED = re.compile(
    rb"(?<![\w.\x80-\xff])[0-9A-Za-z\x80-\xff][\w!#$%&'*+/=?^{|}~;.\x80-\xff-]{0,99}(?=@)"
)
_END_TAG = re.compile(rb"\s*</a\s*>", re.IGNORECASE)


def starts(text: bytes) -> list[int]:
    found = [match.start() for match in _START.finditer(text)]
    return sorted({*found, *(named.start() for named in _NAMED.finditer(text))})


def address_at(text: bytes, start: int) -> str:
    """None within a word or a command of TeX, nor before the end tag of a link."""
    before = text[max(0, start - 4) : start].decode(errors="replace")[-1:]
    if before.isalnum() or before in (".", "\\"):
        return ""
    written = up_to_blank(text, start).partition(">")[0]
    found = _HERE.match(written) or _MAILBOX.match(written)
    if found is None or _END_TAG.match(text, start + len(found[0].encode())):
        return ""
    return found[0]


ENGINE = BareAddresses(starts, address_at, reads_entities=True)
