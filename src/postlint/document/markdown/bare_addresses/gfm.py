"""Bare addresses of remark, which Astro and Docusaurus have.

Source: micromark-extension-gfm-autolink-literal, and what mdast-util-gfm-autolink-literal finds
in the text that is left.
"""

from __future__ import annotations

import re
from unicodedata import category

from postlint.document.markdown.bare_addresses import (
    BareAddresses,
    begins_mailbox,
    up_to_blank,
)
from postlint.pattern import lazy

_START = re.compile(rb"(?i)https?://|www\.")
_SCHEME = lazy(r"(?i)https?://")
_MAILBOX = lazy(r"[\w.+-]+@(?:[\w-]|\.(?=[a-zA-Z0-9]))+(?<=[a-zA-Z])", re.ASCII)
_TRAILING = frozenset("!\"'),.:;?_~*]")
_ENTITY = lazy(r"&[a-zA-Z]+;\Z")
_BRACKETS = lazy(r"\][(\[]")
_LONGEST_HOST = 255
_BEFORE_WWW = frozenset("(*_[]~")
_LOOSE = lazy(r"(?i)(?:https?://|www(?=\.))(?P<host>[\w-]*\.[\w.-]*)", re.ASCII)
_LOOSE_TRAILING = "!\"&'),.:;<>?]}"
_PART = lazy(r"[0-9A-Za-z]")


def starts(text: bytes) -> list[int]:
    found = [match.start() for match in _START.finditer(text)]
    return sorted({*found, *begins_mailbox(text)})


def address_at(text: bytes, start: int) -> str:
    written = up_to_blank(text, start)
    before = text[max(0, start - 4) : start].decode(errors="replace")[-1:]
    mailbox = _MAILBOX.match(written)
    if mailbox is not None and "." in mailbox[0].partition("@")[2]:
        return mailbox[0]
    return _literal(written, before) or _loose(written, before)


def _literal(written: str, before: str) -> str:
    """What the parser makes a link of."""
    brackets = _BRACKETS.search(written)
    written = written[: brackets.start()] if brackets else written
    trail = _trail(written)
    scheme = _SCHEME.match(written)
    at = scheme.end() if scheme else 0
    if scheme is None:
        is_free = not before or before.isspace() or before in _BEFORE_WWW
        if not (is_free and written[:4].lower() == "www."):
            return ""
    elif (
        (before.isascii() and before.isalpha())
        or at == len(written)
        or _is_punctuation(written[at])
    ):
        return ""
    host = _host_end(written, at, trail)
    return written[: _path_end(written, host, trail)] if host > at else ""


def _trail(written: str) -> int:
    """Where the signs begin that close the sentence around an address."""
    at = len(written)
    while at:
        entity = _ENTITY.search(written, 0, at) if written[at - 1] == ";" else None
        if entity is not None:
            at = entity.start()
        elif written[at - 1] in _TRAILING:
            at -= 1
        else:
            break
    return at


def _host_end(written: str, at: int, trail: int) -> int:
    """Where a host ends; -1 where it is none, for an underscore in one of its last two parts."""
    is_seen = last = before_last = False
    end = min(len(written), at + _LONGEST_HOST)
    while at < end:
        sign = written[at]
        if sign in "._":
            if at >= trail:
                break
            last, before_last = (True, before_last) if sign == "_" else (False, last)
        elif sign != "-" and _is_punctuation(sign):
            break
        else:
            is_seen = True
        at += 1
    return at if is_seen and not (last or before_last) else -1


def _path_end(written: str, at: int, trail: int) -> int:
    opened = closed = 0
    for i in range(at, len(written)):
        sign = written[i]
        if sign == "(":
            opened += 1
        elif sign == ")" and closed < opened:
            closed += 1
        elif i >= trail:
            return i
        elif sign == ")":
            closed += 1
    return len(written)


def _loose(written: str, before: str) -> str:
    """What is found in text that the parser left."""
    found = _LOOSE.match(written)
    if found is None or (before and not before.isspace() and not _is_punctuation(before)):
        return ""
    host = found[0] if found[0][0] in "wW" else found["host"]
    parts = host.split(".")[-2:]
    if _is_punctuation(host[0]) or any(
        part and ("_" in part or not _PART.search(part)) for part in parts
    ):
        return ""
    trimmed = written.rstrip(_LOOSE_TRAILING)
    trail = written[len(trimmed) :]
    while ")" in trail and trimmed.count("(") > trimmed.count(")"):
        part, sign, trail = trail.partition(")")
        trimmed += part + sign
    return trimmed


def _is_punctuation(sign: str) -> bool:
    return category(sign)[0] in "PS"


ENGINE = BareAddresses(starts, address_at)
