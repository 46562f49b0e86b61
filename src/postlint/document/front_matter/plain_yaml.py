"""Reads the YAML that most front matter is: keys at the left, each with a value on its own line.

This takes a third of what libyaml's nodes take, and a run on such a post does without importing
PyYAML. Whatever is written in any other way, or is wrong, is left to `yaml`;
`tests/document/test_plain_yaml.py` holds the two to each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from postlint.document.front_matter.nodes import Entry, Mapping, Node, Scalar, Sequence
from postlint.source import Span

Resolve = Callable[[str], object]

MOST_CHARACTERS = 100_000
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_.-]*):(?: +|$)")
_ITEM = re.compile(r"( *)- +")
_MOST_OF_A_KEY = 1000
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What a value starts with that is not plain, or may not be."""
_NEVER_PLAIN_IN_LIST = frozenset('[]{}:?#&*!|>"%@`')


def read(text: str, start: int, end: int, resolve: Resolve) -> Mapping | None:
    """The mapping that text[start:end] is in YAML; None where it is not written plainly.

    Spans are offsets in `text`. `resolve` says what a plain scalar is.
    """
    content = text[start:end]
    if len(content) > MOST_CHARACTERS or not _is_printable(content):
        return None
    reader = _Reader(resolve)
    at = start
    for line in content.splitlines(keepends=True):
        written = line.rstrip()
        if written and not reader.takes(written, at):
            return None
        at += len(line)
    entries = reader.finish()
    if not entries:
        return None
    return Mapping(Span(entries[0].key_span.start, start + len(content.rstrip())), tuple(entries))


def _is_printable(content: str) -> bool:
    """Whether its only spaces and line ends are those of ASCII, and no character is odd."""
    return content.replace("\r\n", "").replace("\n", "").isprintable()


class _Reader:
    """What was read of a mapping, line by line."""

    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve
        self.entries: list[Entry] = []
        self.may_be_list = False
        """Whether items may follow: the last key has no value yet, or a list."""
        self.items: list[Node] = []
        """The items so far, and where their list starts."""
        self.items_start = 0
        self.indent = ""

    def finish(self) -> list[Entry]:
        """All entries."""
        self._close_list()
        return self.entries

    def _close_list(self) -> None:
        if self.items:
            key, key_span, _ = self.entries[-1]
            span = Span(self.items_start, self.items[-1].span.end)
            self.entries[-1] = Entry(key, key_span, Sequence(span, tuple(self.items)))
            self.items = []

    def takes(self, line: str, at: int) -> bool:
        """Whether a line that starts `at` an offset is plain, and so was read."""
        key = _KEY.match(line)
        if key is None:
            return self.may_be_list and self._takes_item(line, at)
        name, behind = key[1], at + key.end()
        value = line[key.end() :]
        self.may_be_list = not value
        node = self._node(value, behind) if value else self._missing(at + len(line))
        if node is None or len(name) > _MOST_OF_A_KEY:
            return False
        self._close_list()
        self.entries.append(Entry(name, Span(at, at + len(name)), node))
        return True

    def _missing(self, at: int) -> Scalar:
        return Scalar(Span(at, at), self.resolve(""))

    def _takes_item(self, line: str, at: int) -> bool:
        item = _ITEM.match(line)
        made = self._node(line[item.end() :], at + item.end()) if item else None
        if item is None or made is None:
            return False
        if not self.items:
            self.indent = item[1]
            self.items_start = at + len(self.indent)
        self.items.append(made)
        return item[1] == self.indent

    def _node(self, value: str, at: int) -> Node | None:
        """The value that stands at an offset; None where it is not plain."""
        if value[0] == "[":
            return self._list(value, at)
        if value[0] in "'\"":
            return _quoted(value, at)
        if value[0] in _INDICATORS or ": " in value or " #" in value or value[-1] == ":":
            return None
        return Scalar(Span(at, at + len(value)), self.resolve(value))

    def _list(self, value: str, at: int) -> Sequence | None:
        """A list in brackets, of single values that hold no comma."""
        if value[-1] != "]":
            return None
        items: list[Scalar] = []
        inner = value[1:-1]
        behind = at + 1
        for part in inner.split(",") if inner.strip() else ():
            written = part.strip()
            item = self._item(written, behind + part.index(written))
            if item is None:
                return None
            items.append(item)
            behind += len(part) + 1
        return Sequence(Span(at, at + len(value)), tuple(items))

    def _item(self, value: str, at: int) -> Scalar | None:
        if value[:1] in ("'", '"'):
            return _quoted(value, at)
        if not value or value[0] in _INDICATORS or not _NEVER_PLAIN_IN_LIST.isdisjoint(value):
            return None
        return Scalar(Span(at, at + len(value)), self.resolve(value))


def _quoted(value: str, at: int) -> Scalar | None:
    """A text in quotes without escapes; None where it is not closed, or something follows."""
    quote, inner = value[0], value[1:-1]
    if len(value) == 1 or value[-1] != quote:
        return None
    span = Span(at, at + len(value))
    if quote == '"':
        return None if '"' in inner or "\\" in inner else Scalar(span, inner, "double-quoted")
    shown = inner.replace("''", "\0")
    return None if "'" in shown else Scalar(span, shown.replace("\0", "'"), "single-quoted")
