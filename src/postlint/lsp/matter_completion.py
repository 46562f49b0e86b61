"""Completion in the front matter: keys that schemas know, values that they or other posts have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lsprotocol import types as lsp

from postlint.lookup.values import values
from postlint.lsp.completion_item import item
from postlint.lsp.document import Document
from postlint.lsp.front_matter import Keys, Slot
from postlint.lsp.hover import described
from postlint.schema.layers import applicable, said_first

_BARE = re.compile(r"[\w /.-]+")
_READ_OTHERWISE = re.compile(r"(?i)(?:true|false|yes|no|on|off|null|~|[\d.+-].*)")
"""What YAML reads as something else than a text."""


def in_front_matter(document: Document, slot: Slot) -> Iterator[lsp.CompletionItem]:
    if slot.is_key:
        yield from _keys(document, slot)
    else:
        yield from _values(document, slot)


def _keys(document: Document, slot: Slot) -> Iterator[lsp.CompletionItem]:
    """The keys that schemas know and the front matter has not yet."""
    post, matter = document.post, document.post.front_matter
    assert matter is not None
    held = matter.value(*slot.keys) if slot.keys else matter.data
    there = {str(key).lower() for key in held} if isinstance(held, Mapping) else set()
    sign = ": " if matter.format == "yaml" else " = "
    is_alone = post.source.text[slot.typed.end : post.source.line_at(slot.typed.end).end].strip()
    known = dict.fromkeys(
        key
        for schema in applicable(post)
        for key in schema.about(*slot.keys).get("properties", ())
        if key.lower() not in there
    )
    for key in known:
        yield item(
            document,
            slot.typed,
            key,
            lsp.CompletionItemKind.Property,
            text=key if is_alone else key + sign,
            about=described(document, (*slot.keys, key)),
        )


def _values(document: Document, slot: Slot) -> Iterator[lsp.CompletionItem]:
    """What a schema lists for a key, and what other posts of the site have there."""
    about = said_first(applicable(document.post), "type", slot.keys)
    listed = list(_listed(about)) or list(_listed(_of_items(about)))
    place = document.post.place
    used = values(place).get(slot.keys[-1].lower()) if place is not None and slot.keys else None
    for value in listed:
        yield item(document, slot.typed, value, lsp.CompletionItemKind.EnumMember)
    there = _texts_at(document, slot.keys)
    for value, count in used.most_common() if used is not None and not listed else ():
        if value not in there:
            posts = "1 post" if count == 1 else f"{count:,} posts"
            kind, text = lsp.CompletionItemKind.Value, _quoted(document, value, slot)
            yield item(document, slot.typed, value, kind, text=text, detail=posts)


def _listed(about: Mapping[str, Any]) -> Iterator[str]:
    """The values that a schema allows, where it names them all."""
    kinds = about.get("type", ())
    kinds = {kinds} if isinstance(kinds, str) else set(kinds)
    if "enum" in about:
        named = about["enum"]
        yield from (one if isinstance(one, str) else json.dumps(one) for one in named)
    elif kinds - {"null"} == {"boolean"}:
        yield from ("true", "false")


def _of_items(about: Mapping[str, Any]) -> Mapping[str, Any]:
    items = about.get("items")
    return items if isinstance(items, Mapping) else {}


def _texts_at(document: Document, keys: Keys) -> set[object]:
    """The items that a list at a key has already."""
    matter = document.post.front_matter
    entry = matter.entry(*keys) if matter is not None else None
    value = matter.value(*keys) if matter is not None and entry is not None else None
    return set(map(str, value)) if isinstance(value, list) else set()


def _quoted(document: Document, value: str, slot: Slot) -> str:
    """A text as the front matter's format writes it, within quotes that are there already."""
    text, matter = document.post.source.text, document.post.front_matter
    is_open = slot.typed.start > 0 and text[slot.typed.start - 1] in "\"'"
    is_plain = bool(_BARE.fullmatch(value)) and not _READ_OTHERWISE.fullmatch(value)
    if is_open or (matter is not None and matter.format == "yaml" and is_plain):
        return value
    return json.dumps(value, ensure_ascii=False)
