"""TOML front matter → nodes with spans. `tomllib` judges it and gives the values."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise
from math import isinf
from typing import Any, Literal, NamedTuple

from postlint.document.front_matter.nodes import (
    DuplicateKeyError,
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
)
from postlint.source import Span

_DEEPEST = 100
_CLOSERS = {"{": "}", "[": "]"}
_STYLES = {'"': "double-quoted", "'": "single-quoted"}

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\r\n]++|\\[^\r\n])*+"'
    r"|'(?!'')[^'\r\n]*+'"
)
_PLAIN = re.compile(r"[^\r\n#]*+")
_PLAIN_INSIDE = re.compile(r"[^\r\n#,\]}]*+")
_PLAIN_START = re.compile(r"(?:true|false)\b|[+-]?(?:[0-9]|(?:inf|nan)\b)")
_TOO_LONG = re.compile(r"[+-]?[0-9_]{640}")  # Python may be set to refuse longer whole numbers
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PLACE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)$")

_Origin = Literal["implied", "header", "dotted", "inline"]
_MAY_ENTER: dict[_Origin, set[_Origin]] = {
    "implied": {"implied", "header", "dotted"},
    "dotted": {"dotted"},
}


@dataclass(slots=True)
class _Table:
    """A table as far as it is read. `span` is what its own brackets, header or key cover."""

    span: Span
    origin: _Origin
    entries: dict[str, tuple[Span, _Draft]] = field(default_factory=dict)


@dataclass(slots=True)
class _Array:
    """An array as far as it is read; `is_open` for an array of tables."""

    span: Span
    items: list[_Draft] = field(default_factory=list)
    is_open: bool = False


_Draft = Scalar | _Table | _Array


class _Part(NamedTuple):
    """A key between dots."""

    key: str
    span: Span


def read(text: str, start: int, end: int) -> Mapping:
    """The mapping that the TOML document `text[start:end]` is.

    `start`, `end` and all spans are offsets of `text`, in code points. Dates and times stay as
    written. A table spans its header to its last entry; one that a dotted key implies starts at
    its part of that key. Raises FrontMatterError where the document does not parse, and its
    DuplicateKeyError for a key or table that is set twice.
    """
    if lone := _LONE_RETURN.search(text, start, end):
        help = "Save the file with line feeds as line ends."
        raise _fault(lone.start(), 1, "a carriage return without a line feed", help)
    scanner = _Scanner(text, start, end)
    draft = scanner.document()
    try:
        values = tomllib.loads(text[start:end])
    except ValueError as error:
        raise _refusal(text, scanner.tokens, _place(text, start, end, str(error))) from None
    return Mapping(Span(start, end), _entries(draft, values))


def _entries(table: _Table, values: dict[str, Any]) -> tuple[Entry, ...]:
    drafts = table.entries.items()
    return tuple([Entry(key, span, _node(draft, values[key])) for key, (span, draft) in drafts])


def _node(draft: _Draft, value: Any) -> Node:
    """The node of a draft, given what `tomllib` read there."""
    start, end = draft.span
    if isinstance(draft, _Array):
        items = tuple(map(_node, draft.items, value))
        return Sequence(Span(start, max([end, *(item.span.end for item in items)])), items)
    if isinstance(draft, _Table):
        entries = _entries(draft, value)
        return Mapping(Span(start, max([end, *(it.value.span.end for it in entries)])), entries)
    if isinstance(value, date | time):
        return draft
    is_overflow = isinstance(value, float) and isinf(value) and "inf" not in str(draft.value)
    if is_overflow or (isinstance(value, int) and not -(2**63) <= value < 2**63):
        raise _fault(start, end - start, "this number is too large", "Write a smaller number.")
    return Scalar(draft.span, value, draft.style)


class _Scanner:
    """A cursor that tells keys, strings, brackets and comments apart.

    It lets more through than TOML allows, but takes nothing that is TOML for something else.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.offset = start
        self.end = end
        self.root = _Table(Span(start, start), "header")
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

    def document(self) -> _Table:
        while sign := self.sign(_BLANK):
            if sign == "[":
                self.header()
            else:
                self.pair(self.table)
            end = self.offset
            if self.sign() not in {"", "#", "\r", "\n"}:
                raise _no_line_end(self.text, end, self.offset)
        return self.root

    def header(self) -> None:
        start = self.offset
        closer = "]]" if self.text.startswith("[[", start, self.end) else "]"
        self.offset += len(closer)
        self.level = 0
        parts = self.key()
        if not self.text.startswith(closer, self.offset, self.end):
            raise _no_pair(self.text[: self.end], parts[0].span.start, self.offset)
        self.offset += len(closer)
        table = self.root
        for part in parts[:-1]:
            table = _enter(table, part, "implied")
        self.table = _declare(table, parts[-1], Span(start, self.offset), closer == "]]")

    def pair(self, table: _Table) -> None:
        parts = self.key()
        self.equals(parts)
        value = self.value()
        self.level -= len(parts)
        for part in parts[:-1]:
            table = _enter(table, part, "dotted")
        _set(table, parts[-1], value)

    def key(self) -> list[_Part]:
        self.sign()
        parts = [self.part()]
        while self.sign() == ".":
            self.offset += 1
            self.sign()
            parts.append(self.part())
        return parts

    def part(self) -> _Part:
        """A key between dots. Goes a level deeper."""
        self.deepen()
        start = self.offset
        key = self.match(_BARE_KEY)
        if not key:
            if self.sign() not in _STYLES:
                raise _no_pair(self.text[: self.end], start, self.offset)
            key = _unquoted(self.string())
        return _Part(key, Span(start, self.offset))

    def equals(self, parts: list[_Part]) -> None:
        start, end = parts[0].span.start, parts[-1].span.end
        if self.sign() != "=":
            raise _no_pair(self.text[: self.end], start, self.offset)
        self.offset += 1
        if self.sign() in {"", "#", "\r", "\n", ",", "}"}:
            name = _short(self.text[start:end])
            help = f'Write the value after the equals sign, such as `{name} = ""`.'
            raise _fault(start, end - start, f"`{name}` has no value", help)

    def value(self) -> _Draft:
        sign = self.sign()
        if sign == "[":
            return self.array()
        if sign == "{":
            return self.inline_table()
        start = self.offset
        word = self.string() if sign in _STYLES else self.plain()
        return Scalar(Span(start, self.offset), word, _STYLES.get(sign, "plain"))

    def array(self) -> _Array:
        opener = self.open()
        array = _Array(Span(opener, opener))
        while self.goes_on(after_item=bool(array.items)):
            array.items.append(self.value())
        array.span = Span(opener, self.offset)
        return array

    def inline_table(self) -> _Table:
        opener = self.open()
        table = _Table(Span(opener, opener), "inline")
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
            raise _fault(self.offset, 1, message, "Nest it less.")

    def goes_on(self, *, after_item: bool) -> bool:
        """Whether one more item follows in the innermost bracket; reads its comma or the closer."""
        end = self.offset
        closer = _CLOSERS[self.text[self.openers[-1]]]
        sign = self.sign(_BLANK)
        if after_item and sign == ",":
            self.offset += 1
            sign = self.sign(_BLANK)
        elif after_item and sign and sign != closer:
            raise _no_comma(self.text, self.openers[-1], end, self.offset)
        if not sign:
            raise _unclosed(self.text, self.openers[-1])
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
            raise _no_closing_quote(self.text, start)
        self.tokens.append(Span(start, self.offset))
        return string

    def plain(self) -> str:
        start = self.offset
        word = self.match(_PLAIN_INSIDE if self.openers else _PLAIN).rstrip(" \t")
        self.offset = start + len(word)
        span = Span(start, self.offset)
        if not _PLAIN_START.match(word):
            raise _unclosed_before(self.text, self.openers, word) or _not_plain(self.text, span)
        if _TOO_LONG.match(word):
            raise _fault(start, len(word), "this number is too large", "Write a smaller number.")
        self.tokens.append(span)
        return word


def _unquoted(raw: str) -> str:
    """The text of a quoted key."""
    if raw[0] == "'" or "\\" not in raw:
        return raw[1:-1]
    try:
        return next(iter(tomllib.loads(f"{raw} = 0")))
    except ValueError:
        return raw  # and `tomllib` is about to refuse the document for it


def _enter(table: _Table, part: _Part, origin: _Origin) -> _Table:
    """The table that a part before the last leads into; made where there is none yet."""
    first, draft = table.entries.setdefault(part.key, (part.span, _Table(part.span, origin)))
    if isinstance(draft, _Array) and draft.is_open:
        draft = draft.items[-1]
    if isinstance(draft, _Table) and draft.origin in _MAY_ENTER[origin]:
        return draft
    raise _duplicate(part, first)


def _declare(table: _Table, part: _Part, header: Span, in_array: bool) -> _Table:
    """The table that a header opens, which `part` names in `table`."""
    made = _Table(header, "implied")
    made_array = _Array(header, is_open=True)
    first, draft = table.entries.setdefault(part.key, (part.span, made_array if in_array else made))
    if in_array and isinstance(draft, _Array) and draft.is_open:
        draft.items.append(made)
        draft = made
    elif in_array or not isinstance(draft, _Table) or draft.origin != "implied":
        raise _duplicate(part, first)
    draft.origin = "header"
    draft.span = Span(draft.span.start, header.end)
    return draft


def _set(table: _Table, part: _Part, value: _Draft) -> None:
    if part.key in table.entries:
        raise _duplicate(part, table.entries[part.key][0])
    table.entries[part.key] = part.span, value


def _duplicate(part: _Part, first: Span) -> DuplicateKeyError:
    help = "TOML takes a key once: keep one of the two."
    return DuplicateKeyError(part.span, part.key, first, help)


# What the author did wrong

_LONGEST_QUOTE = 60
_NAMES = {"{": "brace", "[": "bracket"}
_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_PAIR_AHEAD = re.compile(r"""(?:[\w.-]++|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+=""")
_HEADER = re.compile(r"\[\[?[^\[\],\r\n]*+\]\]?[ \t]*+(?:[#\r\n]|\Z)")
_ODD_KEY = re.compile(r"[^\r\n=#:\"'{\[]*[^\s=#:\"'{\[](?=[ \t]*=)")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*+)?(?=[\r\n]|\Z)")
_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[Tt ][0-9].*)?")
_NOT_PLAIN = (
    (r"true|false", "`{0}` is not lower-case", "Write lower-case `{1}`."),
    (r"yes|on", "`{0}` is no boolean in TOML", "Write `true`."),
    (r"no|off", "`{0}` is no boolean in TOML", "Write `false`."),
    (r"null|none|nil|~", "TOML has no `{0}`", "Leave the key out."),
    (
        r"[+-]?0[0-9_]+(?:\.[0-9_]+)?",
        "the number `{0}` starts with a zero",
        "Leave the zeros out, or put the value in quotes to keep them.",
    ),
    (r"[+-]?\.?[0-9][0-9._]*", "`{0}` is no number in TOML", "Write plain digits, or quotes."),
    (r"[0-9]{1,2}:[0-9:.]+", "`{0}` is no time in TOML", "Write it like `09:05:00`."),
    (r"[\u2018-\u201f\u00ab].*", "`{0}` stands in curly quotes", "Write straight quotes."),
    (r"[^\"']+\"", "the text `{0}` has no opening quote", 'Write `"` before it.'),
    (r".*[\"\\].*", "the text `{0}` has no quotes", "Put it in single quotes."),
    (r".*", "the text `{0}` has no quotes", 'Put it in quotes: `"{0}"`.'),
)


def _fault(start: int, length: int, message: str, help: str) -> FrontMatterError:
    return FrontMatterError(Span(start, start + length), message, help)


def _short(text: str) -> str:
    """A text at a length that a message can hold."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _line(text: str, start: int) -> str:
    """What stands from `start` to the end of the line, without its last spaces."""
    found = _REST_OF_LINE.match(text, start)
    return found[0].rstrip() if found else ""


def _no_pair(text: str, start: int, offset: int) -> FrontMatterError:
    """What is wrong with the key at `start`, or at `offset` after it: no `key =` stands there."""
    line = _line(text, start)
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if before in {"[", "[["}:
        return _bad_header(text, text.rindex(before, 0, start), before, start)
    if _CONFLICT.match(line):
        help = "Keep one side, and remove the marker lines."
        return _fault(start, len(line), "an unresolved merge conflict", help)
    if text[start - 1 : start + 1] == "{{":
        help = "Write the value that should stand here."
        return _fault(start - 1, len(line) + 1, "an unrendered template", help)
    if offset > start and text.startswith(":", offset):
        help = "Write an equals sign, or `---` for the fences of YAML."
        return _fault(offset, 1, "a colon after the key is YAML: +++ fences hold TOML", help)
    if odd := _ODD_KEY.match(line):
        return _odd_key(start, odd[0])
    if offset < len(text) and not (text[offset].isprintable() or text[offset] in "\r\n"):
        return _unexpected(text, offset)
    return _fault(start, len(line), "no `key = value` stands here", "Write one, or remove this.")


def _odd_key(start: int, key: str) -> FrontMatterError:
    help = f'Unquoted keys have only a to z, digits, - and _: write `"{_short(key)}"`.'
    return _fault(start, len(key), f"the key `{_short(key)}` has no quotes", help)


def _bad_header(text: str, opener: int, brackets: str, start: int) -> FrontMatterError:
    """What is wrong with the table header of which `brackets` open at `opener`, from `start` on."""
    name, closer, _ = _line(text, start).partition("]")
    if closer and not re.fullmatch(r"[A-Za-z0-9_.-]+", name.strip()):
        return (
            _odd_key(start, name.rstrip())
            if name.strip()
            else _fault(
                opener, start + 1 - opener, "a table header without a name", "Write the name in it."
            )
        )
    help = f"Write `{brackets.replace('[', ']')}` after the name."
    return _fault(opener, len(brackets), "this table header is never closed", help)


def _no_line_end(text: str, end: int, start: int) -> FrontMatterError:
    """What is wrong with the rest of a line at `start`, after the value or header up to `end`."""
    if text[start] == ",":
        return _comma_after(start)
    if text[end - 1] in _STYLES:
        return _early_quote(text, end - 1)
    rest = _line(text, start)
    return _fault(start, len(rest), f"unexpected `{_short(rest)}`", "Put it on a line of its own.")


def _no_comma(text: str, opener: int, end: int, start: int) -> FrontMatterError:
    """What is wrong at `start`, after the item up to `end`: it is no comma and no closer."""
    sign = text[start : start + 1]
    is_same_line = "\n" not in text[end:start]
    is_pair = bool(_PAIR_AHEAD.match(text, start))
    if text[opener] == "{":
        is_item = is_pair and is_same_line
    else:
        is_header = sign == "[" and text[start - 1] == "\n"
        is_item = not is_pair and not is_header and (sign in "\"'[{" or sign.isdigit())
    if is_item:
        return _fault(end, 0, "no comma before the next value", "Write a comma here.")
    if is_same_line and text[end - 1] in _STYLES and sign not in _CLOSERS.values():
        return _early_quote(text, end - 1)
    return _unclosed(text, opener)


def _unclosed(text: str, opener: int) -> FrontMatterError:
    sign = text[opener]
    help = f"Write `{_CLOSERS[sign]}` where it ends."
    return _fault(opener, 1, f"this {_NAMES[sign]} is never closed", help)


def _unclosed_before(text: str, openers: list[int], word: str) -> FrontMatterError | None:
    """The bracket that should have ended before the pair or the table header with `word`, if so."""
    if openers and _PAIR_AHEAD.match(word):
        return _unclosed(text, openers[-1])
    for opener, inner in pairwise(openers):
        if text[inner - 1] == "\n" and _HEADER.match(text, inner):
            return _unclosed(text, opener)
    return None


def _no_closing_quote(text: str, start: int) -> FrontMatterError:
    line = _line(text, start)
    if line.startswith('"') and line.endswith('\\"'):
        return _bad_escape(text, start + len(line) - 2, start + len(line))
    is_long = line[:3] == line[0] * 3
    quotes, length = (line[:3], 3) if is_long else (line[0], len(line))
    message = "the text has no closing quote"
    return _fault(start, length, message, f"Write `{quotes}` where it ends.")


def _early_quote(text: str, offset: int) -> FrontMatterError:
    """What is wrong where a string ends at the quote at `offset` and more follows."""
    if text[offset] == "'":
        message = "the apostrophe ends the text here"
        return _fault(offset, 1, message, "Put the text in double quotes.")
    help = 'Put the text in single quotes, or write inner quotes as `\\"`.'
    return _fault(offset, 1, "the text ends at this quote, and more follows", help)


def _comma_after(offset: int) -> FrontMatterError:
    return _fault(offset, 1, "a comma after the value", "Remove it: a line end is enough.")


def _bad_escape(text: str, start: int, end: int) -> FrontMatterError:
    message = f"a backslash in double quotes: `{text[start:end]}` is no escape"
    help = "Put the text in single quotes, or write the backslash twice."
    return _fault(start, end - start, message, help)


def _not_plain(text: str, span: Span) -> FrontMatterError:
    """What is wrong with an unquoted value that TOML cannot read."""
    word = text[span.start : span.end]
    if not word or not word[0].isprintable():
        return _unexpected(text, span.start)
    if not word[-1].isprintable():
        return _unexpected(text, span.end - 1)
    if word.endswith(","):
        return _comma_after(span.end - 1)
    if found := _DATE.fullmatch(word):
        return _not_date(found, span)
    rows = (row for row in _NOT_PLAIN if re.fullmatch(row[0], word, re.IGNORECASE))
    _, message, help = next(rows)
    bare = _short(word.strip("\"'"))
    return FrontMatterError(span, message.format(_short(word)), help.format(bare, bare.lower()))


def _not_date(found: re.Match[str], span: Span) -> FrontMatterError:
    year, month, day = found.groups()
    iso = f"{year}-{month:0>2}-{day:0>2}"
    try:
        date.fromisoformat(iso)
    except ValueError:
        message = f"there is no day {iso}"
        return FrontMatterError(span, message, "Write a date that exists, as year-month-day.")
    if not found[0].startswith(iso):
        message = f"`{_short(found[0])}` is no date in TOML"
        return FrontMatterError(span, message, f"Write two digits each: `{iso}`.")
    message = f"`{_short(found[0])}` has a time that TOML does not read"
    return FrontMatterError(span, message, f"Write hours, minutes, seconds: `{iso}T09:05:00Z`.")


def _place(text: str, start: int, end: int, message: str) -> int:
    """The offset in `text` of the line and column (from 1) that `tomllib`'s message ends with."""
    found = _PLACE.search(message)
    if not found:
        return end
    lines = text[start:end].split("\n")[: int(found[1]) - 1]
    return start + sum(len(line) + 1 for line in lines) + int(found[2]) - 1


def _refusal(text: str, tokens: list[Span], place: int) -> FrontMatterError:
    """Why `tomllib` gave up at `place`, where the scanner saw strings and plain values (tokens)."""
    i = bisect_right(tokens, place, key=lambda token: token.start) - 1
    if i < 0 or place not in tokens[i]:
        return _unexpected(text, place)
    start = tokens[i].start
    if text[start] not in _STYLES:
        return _not_plain(text, tokens[i])
    backslash = text.rfind("\\", start, place)
    if text[start] == "'" or backslash < 0 or not text[place].isprintable():
        return _unexpected(text, place)
    return _bad_escape(text, backslash, place)


def _unexpected(text: str, offset: int) -> FrontMatterError:
    sign = text[offset : offset + 1]
    if sign in {"\r", "\n", "#"}:
        message = "an inline table goes on after the end of its line"
        return _fault(offset, 1, message, "Write it on one line.")
    before = text[:offset].rstrip()
    if sign == "}" and before.endswith(","):
        return _fault(len(before) - 1, 1, "a comma before the closing brace", "Remove it.")
    if sign == ",":
        return _fault(offset, 1, "a comma with no value before it", "Remove it.")
    message = f"cannot read this as TOML: unexpected {_named(sign)}"
    return _fault(offset, len(sign), message, "Remove it.")


def _named(sign: str) -> str:
    """A character as a message can show it: by its name where it would not be seen."""
    if sign.isprintable() and not sign.isspace():
        return f"`{sign}`" if sign else "end"
    return f"{unicodedata.name(sign, 'control character').lower()} (U+{ord(sign):04X})"
