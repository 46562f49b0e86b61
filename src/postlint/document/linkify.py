"""Bare addresses that a generator makes links of.

Source: goldmark's extension/linkify.go, as Hugo runs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.source import Span

_PATH = r"[-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{}\[\]`]*"
_HOST = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_HERE = re.compile(rf"(?:(?:https?|ftp)://{_HOST}(?::\d+)?|www\.{_HOST})(?:[/#?]{_PATH})?")
_SCHEMES = ("https", "http", "ftp")
_BEFORE = re.compile(r"[\s*_~(]")
_ENTITY = re.compile(r"&[a-zA-Z0-9]+;$")
_CLOSING = "?!.,:*_~"


def addresses(text: str) -> Iterator[Span]:
    """The spans of bare addresses in a text, in order; what closes a sentence is no part of one."""
    at = 0
    for start in _starts(text):
        if start >= at and (start == 0 or _BEFORE.match(text, start - 1)):
            found = _HERE.match(text, start)
            if found:
                at = found.end()
                if written := _trimmed(found[0]):
                    yield Span(start, start + len(written))


def _starts(text: str) -> list[int]:
    """Where an address may start. Looking for what all have is far faster than for a pattern."""
    starts = [found.start() for found in re.finditer(r"www\.", text)] if "www." in text else []
    at = text.find("://")
    while at >= 0:
        for scheme in _SCHEMES:
            if text.endswith(scheme, 0, at):
                starts.append(at - len(scheme))
                break
        at = text.find("://", at + 1)
    return sorted(starts)


def address_at(text: str, start: int, end: int) -> Span | None:
    """The bare address that stands at `start`, after a tag or the like; it may go beyond `end`."""
    if not text.startswith(("http", "www.", "ftp"), start, end):
        return None
    found = _HERE.match(text, start)
    written = _trimmed(found[0]) if found else ""
    return Span(start, start + len(written)) if written else None


def _trimmed(written: str) -> str:
    if written.endswith(")"):
        unmatched = written.count(")") - written.count("(")
        written = written[:-unmatched] if unmatched > 0 else written
    elif entity := _ENTITY.search(written):
        written = written[: entity.start()]
    return written.rstrip(_CLOSING)


def target(address: str) -> str:
    """What the link of a bare address leads to."""
    return address if "://" in address else f"http://{address}"
