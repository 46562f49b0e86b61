"""Bare addresses of marked, which Hexo has. Source: its `rules.ts` and `Tokenizer.url`."""

from __future__ import annotations

import re

from postlint.document.markdown.bare_addresses import (
    BareAddresses,
    begins_mailbox,
    up_to_blank,
)
from postlint.pattern import lazy

_START = re.compile(rb"(?:https?|ftp)://|www\.")
_HERE = lazy(r"(?:(?:ftp|https?)://|www\.)(?:[a-zA-Z0-9-]++\.?+)+", re.IGNORECASE)
_MAILBOX = lazy(
    r"[A-Za-z0-9._+-]++@[a-zA-Z0-9_-]++(?:\.[a-zA-Z0-9_-]*[a-zA-Z0-9])+(?![-_])", re.ASCII
)
_PART = r"[^?!.,:;*_'\"~()&]++|\([^)]*+\)|&(?![a-zA-Z0-9]++;\Z)|[?!.,:;*_'\"~)]+(?!\Z)"
_TRIMMED = lazy(rf"(?:{_PART})+")


def starts(text: bytes) -> list[int]:
    found = [match.start() for match in _START.finditer(text)]
    return sorted({*found, *begins_mailbox(text)})


def address_at(text: bytes, start: int) -> str:
    """Any sign may stand before an address, but it may not be in a link that is HTML."""
    written = up_to_blank(text, start)
    mailbox = _MAILBOX.match(written)
    if mailbox is None and not _HERE.match(written):
        return ""
    block = text.rfind(b"\n\n", 0, start) + 1
    if text.rfind(b"<a ", block, start) > text.rfind(b"</a>", block, start):
        return ""
    return mailbox[0] if mailbox else _trimmed(written)


def _trimmed(written: str) -> str:
    """An address without the signs that close the sentence around it."""
    before = ""
    while before != written:
        before = written
        found = _TRIMMED.search(written)
        written = found[0] if found else ""
    return written


ENGINE = BareAddresses(starts, address_at, reads_entities=True)
