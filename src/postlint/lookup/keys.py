"""Addresses and names compared loosely, as no generator's spelling of them is sure."""

from __future__ import annotations

from unicodedata import normalize


def key(path: str) -> str:
    """What a path is compared by: its letters and digits, without case and accents, and `/`.

    `Über uns/`, `/ueber-uns` and `uber_uns.` differ by letters only; a segment without any is
    left out.
    """
    plain = path if path.isascii() else normalize("NFKD", normalize("NFC", path).casefold())
    segments = ("".join(filter(str.isalnum, segment)) for segment in plain.lower().split("/"))
    return "/".join(filter(None, segments))
