"""Bare addresses that a generator makes links of: one file an engine, found by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from postlint.document.escaping import escaped
from postlint.record import NamedTuple


def is_outside_of_attributes(html: str, _text: str) -> bool:
    """Whether something like an address stands anywhere but at the start of an attribute."""
    return any(sign in html for sign in _SIGNS) and _ANYWHERE.search(html) is not None


class BareAddresses(NamedTuple):
    """What an engine makes links of, in text as bytes of UTF-8.

    `starts`: where addresses may start, in order. `address_at`: the one that starts there; empty
    where none does. `may_stand`: whether one may stand in a text, by the HTML that a parser made
    of it. `after`: the signs that may stand before one; None where all may. `reads_entities`:
    `&amp;` in one is shown as `&`.
    """

    starts: Callable[[bytes], list[int]]
    address_at: Callable[[bytes, int], str]
    may_stand: Callable[[str, str], bool] = is_outside_of_attributes
    after: bytes | None = None
    reads_entities: bool = False

    def is_free(self, text: bytes, start: int, *, begins: bool) -> bool:
        """Whether an address that starts here becomes a link for what stands before it.

        `begins`: behind another element.
        """
        before = text[max(0, start - 1) : start]
        return self.after is None or before in self.after or (begins and before in _AFTER_INLINE)


def engine(name: str) -> BareAddresses | None:
    """The engine of a name; None for the empty one, which links none."""
    if not name:
        return None
    found: BareAddresses = import_module(f"{__name__}.{name}").ENGINE
    return found


def shown(address: str, links: BareAddresses) -> str:
    """An address as HTML shows it."""
    html = escaped(address)
    return _ENTITY.sub("&", html) if links.reads_entities else html


def target(address: str) -> str:
    """What the link of a bare address leads to."""
    if address[:4].lower() == "www." and "@" not in address.partition("/")[0]:
        return f"http://{address}"
    return address if _SCHEME.match(address) else f"mailto:{address}"


def up_to_blank(text: bytes, start: int) -> str:
    """What stands from `start` on, up to a blank or a tag; empty where that is no address."""
    found = _NEXT_BLANK.search(text, start, start + _LONGEST)
    end = found.start() if found else len(text)
    return text[start:end].decode() if end - start < _LONGEST else ""


def begins_mailbox(text: bytes) -> list[int]:
    """Where the mailboxes start whose names are made of letters, digits, and `.`, `_`, `+`, `-`."""
    if b"@" not in text:
        return []
    return [found.start() for found in _MAILBOX.finditer(text)]


_AFTER_INLINE = b">)]"
"""What the syntax of an inline element ends with."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ENTITY = re.compile(r"&amp;(?=#?\w+;)")
_NEXT_BLANK = re.compile(rb"[\s<]")
_LONGEST = 2_000
"""Bytes of an address. Of what is longer, each place in it that looks like one would be read."""
_MAILBOX = re.compile(rb"(?<![\w.+-])[\w.+-]++(?=@)")
_SIGNS = ("://", "www.", "WWW.", "@", "mailto:", "doi:")
_ANYWHERE = re.compile(
    r"(?<!=\")(?:(?:https?|ftp):(?=//)|www\.|mailto:|doi:|(?<=[\w.+-])@)", re.IGNORECASE
)
