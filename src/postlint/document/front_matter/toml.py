"""TOML front matter → nodes with spans. `tomli` judges it and gives the values."""

from __future__ import annotations

import re

import tomli

from postlint.document.front_matter.nodes import Mapping, Scalar
from postlint.document.front_matter.toml_drafts import Array, Draft, Part, Table, entries
from postlint.document.front_matter.toml_faults import (
    fault,
    no_closing_quote,
    no_comma,
    no_line_end,
    no_pair,
    not_plain,
    place,
    refusal,
    unclosed,
    unclosed_before,
)
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.source import Span

_DEEPEST = 100
_CLOSERS = {"{": "}", "[": "]"}
_STYLES = {'"': "double-quoted", "'": "single-quoted"}

_BLANK = lazy(r"(?>(?:[ \t\r\n]++|#[^\n]*+)*)")
_SPACE = lazy(r"[ \t]*+")
_BARE_KEY = lazy(r"[A-Za-z0-9_-]++")
_STRING = lazy(
    r'"""(?>(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*)"{3,5}'
    r"|'''(?>(?:[^']++|'{1,2}(?!'))*)'{3,5}"
    r'|"(?!"")(?>(?:[^"\\\r\n]++|\\[^\r\n])*)"'
    r"|'(?!'')[^'\r\n]*+'"
)
_PLAIN = lazy(r"[^\r\n#]*+")
_PLAIN_INSIDE = lazy(r"[^\r\n#,\]}]*+")
_PLAIN_START = lazy(r"(?:true|false)\b|[+-]?(?:[0-9]|(?:inf|nan)\b)")
_TOO_LONG = lazy(r"[+-]?[0-9_]{640}")  # Python may be set to refuse longer whole numbers
_LONE_RETURN = lazy(r"\r(?!\n)")


def read(text: str, start: int, end: int) -> Mapping:
    """The mapping that the TOML document `text[start:end]` is.

    `start`, `end` and all spans are offsets of `text`, in code points. Dates and times stay as
    written. A table spans its header to its last entry; one that a dotted key implies starts at
    its part of that key. Raises FrontMatterError where the document does not parse, and its
    DuplicateKeyError for a key or table that is set twice.
    """
    if lone := _LONE_RETURN.search(text, start, end):
        help = "Save the file with line feeds as line ends."
        raise fault(lone.start(), 1, "a carriage return without a line feed", help)
    scanner = _Scanner(text, start, end)
    draft = scanner.document()
    try:
        values = tomli.loads(text[start:end])
    except tomli.TOMLDecodeError as error:
        raise refusal(text, scanner.tokens, place(text, start, end, error)) from None
    return Mapping(Span(start, end), entries(draft, values))


class _Scanner:
    """A cursor that tells keys, strings, brackets and comments apart.

    It lets more through than TOML allows, but takes nothing that is TOML for something else.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.offset = start
        self.end = end
        self.root = Table(Span(start, start), "header")
        self.table = self.root
        self.level = 0
        self.openers: list[int] = []
        self.tokens: list[Span] = []

    def match(self, pattern: re.Pattern[str]) -> str:
        """What the pattern matches at the cursor, which goes after it; "" for no match."""
        found = pattern.match(self.text, self.offset, self.end)
        if found is None:
            return ""
        self.offset = found.end()
        return found[0]

    def sign(self, skipped: re.Pattern[str] = _SPACE) -> str:
        """The next character that is not skipped, now at the cursor; "" at the end."""
        self.match(skipped)
        return self.text[self.offset : self.offset + 1] if self.offset < self.end else ""

    def document(self) -> Table:
        while sign := self.sign(_BLANK):
            if sign == "[":
                self.header()
            else:
                self.pair(self.table)
            end = self.offset
            if self.sign() not in {"", "#", "\r", "\n"}:
                raise no_line_end(self.text, end, self.offset)
        return self.root

    def header(self) -> None:
        start = self.offset
        closer = "]]" if self.text.startswith("[[", start, self.end) else "]"
        self.offset += len(closer)
        self.level = 0
        parts = self.key()
        if not self.text.startswith(closer, self.offset, self.end):
            raise no_pair(self.text[: self.end], parts[0].span.start, self.offset)
        self.offset += len(closer)
        table = self.root
        for part in parts[:-1]:
            table = table.enter(part, "implied")
        self.table = table.declare(parts[-1], Span(start, self.offset), closer == "]]")

    def pair(self, table: Table) -> None:
        parts = self.key()
        self.equals(parts)
        value = self.value()
        self.level -= len(parts)
        for part in parts[:-1]:
            table = table.enter(part, "dotted")
        table.set(parts[-1], value)

    def key(self) -> list[Part]:
        self.sign()
        parts = [self.part()]
        while self.sign() == ".":
            self.offset += 1
            self.sign()
            parts.append(self.part())
        return parts

    def part(self) -> Part:
        """A key between dots. Goes a level deeper."""
        self.deepen()
        start = self.offset
        key = self.match(_BARE_KEY)
        if not key:
            if self.sign() not in _STYLES:
                raise no_pair(self.text[: self.end], start, self.offset)
            key = _unquoted(self.string())
        return Part(key, Span(start, self.offset))

    def equals(self, parts: list[Part]) -> None:
        start, end = parts[0].span.start, parts[-1].span.end
        if self.sign() != "=":
            raise no_pair(self.text[: self.end], start, self.offset)
        self.offset += 1
        if self.sign() in {"", "#", "\r", "\n", ",", "}"}:
            name = shortened(self.text[start:end])
            help = f'Write the value after the equals sign, such as `{name} = ""`.'
            raise fault(start, end - start, f"`{name}` has no value", help)

    def value(self) -> Draft:
        sign = self.sign()
        if sign == "[":
            return self.array()
        if sign == "{":
            return self.inline_table()
        start = self.offset
        word = self.string() if sign in _STYLES else self.plain()
        return Scalar(Span(start, self.offset), word, _STYLES.get(sign, "plain"))

    def array(self) -> Array:
        opener = self.open()
        array = Array(Span(opener, opener))
        while self.goes_on(after_item=bool(array.items)):
            array.items.append(self.value())
        array.span = Span(opener, self.offset)
        return array

    def inline_table(self) -> Table:
        opener = self.open()
        table = Table(Span(opener, opener), "inline")
        while self.goes_on(after_item=bool(table.entries)):
            self.pair(table)
        table.span = Span(opener, self.offset)
        return table

    def open(self) -> int:
        self.deepen()
        self.openers.append(self.offset)
        self.offset += 1
        return self.openers[-1]

    def deepen(self) -> None:
        self.level += 1
        if self.level > _DEEPEST:
            message = f"nested more than {_DEEPEST} levels deep"
            raise fault(self.offset, 1, message, "Nest it less.")

    def goes_on(self, *, after_item: bool) -> bool:
        """Whether one more item follows in the innermost bracket; reads its comma or the closer."""
        end = self.offset
        closer = _CLOSERS[self.text[self.openers[-1]]]
        sign = self.sign(_BLANK)
        if after_item and sign == ",":
            self.offset += 1
            sign = self.sign(_BLANK)
        elif after_item and sign and sign != closer:
            raise no_comma(self.text, self.openers[-1], end, self.offset)
        if not sign:
            raise unclosed(self.text, self.openers[-1])
        if sign != closer:
            return True
        self.offset += 1
        self.openers.pop()
        self.level -= 1
        return False

    def string(self) -> str:
        start = self.offset
        string = self.match(_STRING)
        if not string:
            raise no_closing_quote(self.text, start)
        self.tokens.append(Span(start, self.offset))
        return string

    def plain(self) -> str:
        start = self.offset
        word = self.match(_PLAIN_INSIDE if self.openers else _PLAIN).rstrip(" \t")
        self.offset = start + len(word)
        span = Span(start, self.offset)
        if not _PLAIN_START.match(word):
            raise unclosed_before(self.text, self.openers, word) or not_plain(self.text, span)
        if _TOO_LONG.match(word):
            raise fault(start, len(word), "this number is too large", "Write a smaller number.")
        self.tokens.append(span)
        return word


def _unquoted(raw: str) -> str:
    """The text of a quoted key."""
    if raw[0] == "'" or "\\" not in raw:
        return raw[1:-1]
    try:
        return next(iter(tomli.loads(f"{raw} = 0")))
    except ValueError:
        return raw  # and `tomli` is about to refuse the document for it
