"""The text of a heading from which engines make its id."""

from __future__ import annotations

import re
from html import unescape

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.record import NamedTuple

_DASHES = re.compile(r"-{2,3}")
NUMERIC = lazy(r"&#(?:[xX][0-9a-fA-F]{1,6}|\d{1,7});")
ALL = lazy(r"&(?:#(?:[xX][0-9a-fA-F]{1,6}|\d{1,7})|[A-Za-z][A-Za-z0-9]{1,31});")
"""References to characters, such as `&#8217;` and `&copy;`."""


class Reading(NamedTuple):
    """What an engine takes of a heading: images' `alt`, code, bare addresses.

    `dashes` are what stands for two hyphens and for three in text; None where signs are kept.
    """

    alt: bool = True
    code: bool = True
    bare_addresses: bool = True
    dashes: tuple[str, str] | None = None


def text(element: Element, reading: Reading) -> str:
    """The text of a heading as an engine reads it."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(_set(child, reading.dashes))
        elif child.tag == "code":
            parts.append(child.raw_text if reading.code else "")
        elif child.tag == "img":
            parts.append((child.attribute("alt") or "") if reading.alt else "")
        elif reading.bare_addresses or not _is_bare_address(child):
            parts.append(text(child, reading))
    return "".join(parts)


def source_text(element: Element, post: Post) -> str:
    """A heading's own text as it is written, without what makes it one."""
    lines = post.source.slice(element.full_span).strip().splitlines()
    if len(lines) > 1 and not (lines[-1].strip(" \t>=") and lines[-1].strip(" \t>-")):
        lines = lines[:-1]
    written = _without_list("\n".join(lines).strip().lstrip("#").strip())
    bare = written.rstrip("#")
    return bare.strip() if bare != written and bare[-1:].isspace() else written


def _without_list(written: str) -> str:
    """A heading without the attribute list at its end."""
    at = written.rfind("{")
    is_list = written.endswith("}") and at >= 0 and written[at + 1 : at + 2] in tuple(":#.")
    return written[:at].rstrip() if is_list else written


def with_references(
    read: str,
    element: Element,
    post: Post,
    kind: re.Pattern[str],
    but: frozenset[str] = frozenset(),
) -> str:
    """A heading's text with references to characters as they are written, those in `but` read."""
    written = post.source.slice(element.full_span)
    at = 0
    for reference in kind.findall(written) if "&" in written else ():
        char = unescape(reference)
        found = read.find(char, at)
        if char == reference or found < 0:
            continue
        if reference in but:
            at = found + len(char)
            continue
        read = read[:found] + reference + read[found + len(char) :]
        at = found + len(reference)
    return read


def _set(written: str, dashes: tuple[str, str] | None) -> str:
    if dashes is None:
        return written
    return _DASHES.sub(lambda found: dashes[len(found[0]) - 2], written.replace("...", "…"))


def _is_bare_address(element: Element) -> bool:
    address = element.attribute("href")
    return element.tag == "a" and address is not None and address.endswith(element.raw_text)
