"""Reads the YAML that most front matter is: keys and items on lines of their own, values in one.

A run on such a post does without importing PyYAML, which takes a tenth of it. Whatever is written
in any other way, or is wrong, is left to `yaml`; `tests/document/test_plain_yaml.py` holds the two
to each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from postlint.document.front_matter.nodes import Entry, Mapping, Node, Scalar, Sequence
from postlint.record import NamedTuple
from postlint.source import Span

Resolve = Callable[[str], object]

MOST_CHARACTERS = 100_000
_MOST_LEVELS = 20
_MOST_OF_A_KEY = 1000
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_.-]*):(?: +|$)")
_ITEM = re.compile(r"- +")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What a value starts with that is not plain, or may not be."""
_NEVER_PLAIN_IN_LIST = frozenset('[]{}:?#&*!|>"%@`')


class _NotPlainError(Exception):
    """Something is not written plainly."""


def read(text: str, start: int, end: int, resolve: Resolve) -> Mapping | None:
    """The mapping that text[start:end] is in YAML; None where it is not written plainly.

    Spans are offsets in `text`. `resolve` says what a plain scalar is.
    """
    content = text[start:end]
    if len(content) > MOST_CHARACTERS or not _is_printable(content):
        return None
    reader = _Reader(_lines(content, start), resolve)
    try:
        return reader.document()
    except _NotPlainError:
        return None


def _is_printable(content: str) -> bool:
    """Whether its only spaces and line ends are those of ASCII, and no character is odd."""
    return content.replace("\r\n", "").replace("\n", "").isprintable()


class _Line(NamedTuple):
    """A line that is neither blank nor a comment, without the spaces around it.

    `at` is where it starts, `before` where the last line above it ends that is not blank.
    """

    indent: int
    text: str
    at: int
    before: int


def _lines(content: str, start: int) -> list[_Line]:
    """The lines of a content that starts at an offset, and a last one that is less indented."""
    lines = []
    before = start
    for line in content.splitlines(keepends=True):
        text = line.strip()
        if text:
            indent = line.index(text[0])
            if text[0] != "#":
                lines.append(_Line(indent, text, start + indent, before))
            before = start + indent + len(text)
        start += len(line)
    return [*lines, _Line(-1, "", before, before)]


class _Reader:
    """Reads lines from the first to the last. Everything raises _NotPlainError."""

    def __init__(self, lines: list[_Line], resolve: Resolve) -> None:
        self.lines = iter(lines)
        self.line = next(self.lines)
        self.resolve = resolve
        self.levels = 0

    def document(self) -> Mapping:
        if self.line.indent != 0:
            raise _NotPlainError
        return self.mapping()

    def mapping(self) -> Mapping:
        """The mapping whose first key is at the line that is next."""
        indent, _, start, _ = self.deeper()
        entries = []
        while self.line.indent == indent:
            key = _KEY.match(self.line.text)
            if key is None:
                raise _NotPlainError
            entries.append(self.entry(key, self.line))
        return Mapping(Span(start, self.left(indent)), tuple(entries))

    def sequence(self) -> Sequence:
        """The list whose first item is at the line that is next."""
        indent, _, start, _ = self.deeper()
        items = []
        while self.line.indent == indent and (item := _ITEM.match(self.line.text)):
            items.append(self.item(self.line, item.end()))
        return Sequence(Span(start, self.left(indent)), tuple(items))

    def deeper(self) -> _Line:
        self.levels += 1
        if self.levels > _MOST_LEVELS:
            raise _NotPlainError
        return self.line

    def left(self, indent: int) -> int:
        """Where a collection of this indent ends; what is indented more went on in no plain way."""
        self.levels -= 1
        if self.line.indent > indent:
            raise _NotPlainError
        return self.line.before

    def entry(self, key: re.Match[str], line: _Line) -> Entry:
        span = Span(line.at, line.at + len(key[1]))
        if len(key[1]) > _MOST_OF_A_KEY:
            raise _NotPlainError
        value = line.text[key.end() :]
        self.line = next(self.lines)
        if value and value[0] != "#":
            return Entry(key[1], span, self.node(value, line.at + key.end()))
        return Entry(key[1], span, self.below(line.indent, span.end + 1))

    def below(self, indent: int, at: int) -> Node:
        """The value of a key that has none on its own line; of one that ends `at` an offset."""
        is_item = self.line.text.startswith("- ")
        if is_item and self.line.indent >= indent:
            return self.sequence()
        if self.line.indent > indent:
            return self.mapping()
        return Scalar(Span(at, at), self.resolve(""))

    def item(self, line: _Line, behind: int) -> Node:
        """The item of a list whose value stands so many characters behind its dash."""
        indent, text, at, before = line
        if _KEY.match(text, behind):
            self.line = _Line(indent + behind, text[behind:], at + behind, before)
            return self.mapping()
        self.line = next(self.lines)
        return self.node(text[behind:], at + behind)

    def node(self, value: str, at: int) -> Node:
        """The value that stands at an offset."""
        if value[0] == "[":
            return self.flow(value, at)
        if value[0] in "'\"":
            return _quoted(value, at)
        value = value.partition(" #")[0].rstrip()
        if value[0] in _INDICATORS or ": " in value or value[-1] == ":":
            raise _NotPlainError
        return Scalar(Span(at, at + len(value)), self.resolve(value))

    def flow(self, value: str, at: int) -> Sequence:
        """A list in brackets, of single values that hold no comma."""
        if value[-1] != "]":
            raise _NotPlainError
        items: list[Scalar] = []
        inner = value[1:-1]
        behind = at + 1
        for part in inner.split(",") if inner.strip() else ():
            written = part.strip()
            items.append(self.flow_item(written, behind + part.index(written)))
            behind += len(part) + 1
        return Sequence(Span(at, at + len(value)), tuple(items))

    def flow_item(self, value: str, at: int) -> Scalar:
        if value[:1] in ("'", '"'):
            return _quoted(value, at)
        if not value or value[0] in _INDICATORS or not _NEVER_PLAIN_IN_LIST.isdisjoint(value):
            raise _NotPlainError
        return Scalar(Span(at, at + len(value)), self.resolve(value))


def _quoted(value: str, at: int) -> Scalar:
    """A text in quotes without escapes."""
    quote, inner = value[0], value[1:-1]
    if len(value) == 1 or value[-1] != quote:
        raise _NotPlainError
    span = Span(at, at + len(value))
    if quote == '"':
        if '"' in inner or "\\" in inner:
            raise _NotPlainError
        return Scalar(span, inner, "double-quoted")
    shown = inner.replace("''", "\0")
    if "'" in shown:
        raise _NotPlainError
    return Scalar(span, shown.replace("\0", "'"), "single-quoted")
