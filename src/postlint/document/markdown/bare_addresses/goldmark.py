"""Bare addresses of goldmark.

Source: goldmark's extension/linkify.go, as Hugo runs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.markdown.bare_addresses import BareAddresses
from postlint.pattern import lazy

_PATH = rb"[-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{}\[\]`]*"
_HOST = rb"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_HERE = lazy(
    rb"(?:(?:https?|ftp)://%(host)s(?::\d+)?|www\.%(host)s)(?:[/#?]%(path)s)?"
    % {b"host": _HOST, b"path": _PATH}
)
_LOCAL = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"
)
_PUNCTUATION = b".!#$%&'*+/=?^_`{|}~-"
_LABEL = rb"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_MAILBOX = lazy(
    rb"[a-zA-Z0-9.!#$%%&'*+/=?^_`{|}~-]+@%(label)s(?:\.%(label)s)+" % {b"label": _LABEL}
)
_SCHEMES = (b"https", b"http", b"ftp")
_BEFORE = b" \t\n\r\f\v*_~("
_ENTITY = lazy(r"&[a-zA-Z0-9]+;$")
_CLOSING = "?!.,:*_~"
_MARK = r"[\s*_~()\]>;]"
_BARE_SCHEME = lazy(rf"://(?:(?<={_MARK}http://)|(?<={_MARK}https://)|(?<={_MARK}ftp://))")
_BARE_WWW = lazy(rf"www\.(?<={_MARK}www\.)")
_BARE_MAILBOX = lazy(r"(?<=[\w.!#$%&'*+/=?^`{|}~-])@[a-zA-Z0-9][a-zA-Z0-9-]*\.")


def starts(text: bytes) -> list[int]:
    """Where addresses may start. Looking for what all have is far faster than for a pattern."""
    found = [match.start() for match in re.finditer(rb"www\.", text)] if b"www." in text else []
    at = text.find(b"://")
    while at >= 0:
        for scheme in _SCHEMES:
            if text.endswith(scheme, 0, at):
                found.append(at - len(scheme))
                break
        at = text.find(b"://", at + 1)
    found += _mailboxes(text) if b"@" in text else ()
    return sorted(found)


def _mailboxes(text: bytes) -> Iterator[int]:
    """Where mailboxes may start."""
    before, at = 0, text.find(b"@")
    while at >= 0:
        start = at
        while start > before and text[start - 1] in _LOCAL:
            start -= 1
        while start < at and text[start] in _PUNCTUATION:
            start += 1
        if start < at:
            yield start
        before, at = at + 1, text.find(b"@", at + 1)


def address_at(text: bytes, start: int) -> str:
    """The address that starts here, without what closes a sentence; empty where there is none."""
    found = _HERE.match(text, start)
    if found:
        return _trimmed(found[0].decode())
    mailbox = _MAILBOX.match(text, start)
    if mailbox is None or text[mailbox.end() : mailbox.end() + 1] in (b"-", b"_"):
        return ""
    return mailbox[0].decode()


def _trimmed(written: str) -> str:
    """An address without what closes the sentence around it: signs, then a bracket or an entity."""
    written = written.rstrip(_CLOSING)
    if written.endswith(")"):
        unmatched = written.count(")") - written.count("(")
        return written[:-unmatched] if unmatched > 0 else written
    entity = _ENTITY.search(written)
    return written[: entity.start()] if entity else written


def may_stand(html: str, text: str) -> bool:
    """Whether an address stands behind what links are made after, in the source or in HTML."""
    may_be_in_code = "<code" not in text  # so that all code is Markdown's
    return (
        ("://" in html and _stands(_BARE_SCHEME, html, may_be_in_code=may_be_in_code))
        or ("www." in html and _stands(_BARE_WWW, html, may_be_in_code=may_be_in_code))
        or ("@" in html and _stands(_BARE_MAILBOX, html, may_be_in_code=may_be_in_code))
    )


def _stands(address: re.Pattern[str], html: str, *, may_be_in_code: bool) -> bool:
    """Whether an address stands somewhere, or somewhere else than in code."""
    at = 0
    while at >= 0 and (found := address.search(html, at)):
        code = html.rfind("<code", at, found.start()) if may_be_in_code else -1
        if code < 0 or html.find("</code>", code, found.start()) >= 0:
            return True
        at = html.find("</code>", found.end())
    return False


ENGINE = BareAddresses(starts, address_at, may_stand, after=_BEFORE)
