"""What is written at a place in a front matter, be it whole or half typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.front_matter import Entry, Mapping, Node, Sequence
from postlint.document.post import Post
from postlint.record import NamedTuple
from postlint.source import Span

Keys = tuple[str, ...]


class Slot(NamedTuple):
    """Where something is typed: a key of the mapping that `keys` lead to, or the value of a key.

    `typed` is what is there already.
    """

    keys: Keys
    typed: Span
    is_key: bool


def entry_at(post: Post, offset: int) -> tuple[tuple[str | int, ...], Entry] | None:
    """The innermost entry whose key or value stands at an offset, with its path."""
    matter = post.front_matter
    if matter is None or not matter.content.start <= offset <= matter.content.end:
        return None
    found = list(_entries_at(matter.root, (), offset))
    return found[-1] if found else None


def _entries_at(
    node: Node, path: tuple[str | int, ...], offset: int
) -> Iterator[tuple[tuple[str | int, ...], Entry]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key_span.start <= offset <= max(entry.key_span.end, entry.value.span.end):
                yield (*path, entry.key), entry
                yield from _entries_at(entry.value, (*path, entry.key), offset)
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            if item.span.start <= offset <= item.span.end:
                yield from _entries_at(item, (*path, at), offset)


_KEY = r"[\w.$-]"
_YAML_KEY = re.compile(rf"(?P<indent>[ ]*)(?P<typed>{_KEY}*)$")
_YAML_ITEM = re.compile(r"(?P<indent>[ ]*)-[ ]+[\"']?(?P<typed>[^\"':]*)$")
_YAML_VALUE = re.compile(
    rf"(?P<indent>[ ]*)(?P<key>{_KEY}+):[ ]+(?:\[(?:.*,)?[ ]*)?[\"']?(?P<typed>[^\[\]\"',]*)$"
)
_YAML_PARENT = re.compile(rf"(?P<indent>[ ]*)(?P<key>{_KEY}+):[ ]*$")
_TOML_KEY = re.compile(rf"[ ]*(?P<typed>{_KEY}*)$")
_TOML_VALUE = re.compile(
    rf"[ ]*(?P<key>{_KEY}+)[ ]*=[ ]*(?:\[(?:.*,)?[ ]*)?[\"']?(?P<typed>[^\[\]\"',]*)$"
)
_TOML_TABLE = re.compile(rf"[ ]*\[(?P<key>{_KEY}+)\]")


def slot_at(post: Post, offset: int) -> Slot | None:
    """Where an offset stands; None outside of a front matter in YAML or TOML."""
    matter = post.front_matter
    if matter is None or not matter.content.start <= offset <= matter.content.end:
        return None
    lines = post.source.text[matter.content.start : offset].split("\n")
    if matter.format == "yaml":
        return _in_yaml(lines, offset)
    return _in_toml(lines, offset) if matter.format == "toml" else None


def _in_yaml(lines: list[str], offset: int) -> Slot | None:
    *above, line = lines
    if found := _YAML_ITEM.match(line):
        return _slot(_parents(above, len(found["indent"]) + 1), found, offset)
    if found := _YAML_VALUE.match(line):
        return _slot((*_parents(above, len(found["indent"])), found["key"]), found, offset)
    if found := _YAML_KEY.match(line):
        return _slot(_parents(above, len(found["indent"])), found, offset, is_key=True)
    return None


def _parents(lines: list[str], indent: int) -> Keys:
    """The keys whose mappings or lists a line belongs to that is indented so far."""
    keys: list[str] = []
    for line in reversed(lines):
        found = _YAML_PARENT.match(line.rstrip("\r"))
        if found and len(found["indent"]) < indent:
            keys.append(found["key"])
            indent = len(found["indent"])
    return tuple(reversed(keys))


def _in_toml(lines: list[str], offset: int) -> Slot | None:
    *above, line = lines
    tables = (found for one in reversed(above) if (found := _TOML_TABLE.match(one)))
    table = next(tables, None)
    keys = tuple(table["key"].split(".")) if table else ()
    if found := _TOML_VALUE.match(line):
        return _slot((*keys, found["key"]), found, offset)
    if found := _TOML_KEY.match(line):
        return _slot(keys, found, offset, is_key=True)
    return None


def _slot(keys: Keys, found: re.Match[str], offset: int, *, is_key: bool = False) -> Slot:
    return Slot(keys, Span(offset - len(found["typed"]), offset), is_key)
