"""JSON front matter → nodes with spans. Read as Go's encoding/json reads it."""

from __future__ import annotations

from json import JSONDecodeError, JSONDecoder
from math import isinf

from postlint.document.front_matter.nodes import (
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
)
from postlint.document.quoting import character, shortened
from postlint.pattern import lazy
from postlint.source import Span

_DEEPEST = 100
_DECODER = JSONDecoder()
_CONSTANTS = {"true": True, "false": False, "null": None}
_CLOSERS = {"{": "}", "[": "]"}
_NAMES = {"{": "brace", "}": "brace", "[": "bracket", "]": "bracket"}
_OTHER_SPELLINGS = (
    {word: word for word in _CONSTANTS}
    | {"yes": "true", "no": "false", "on": "true", "off": "false"}
    | dict.fromkeys(("none", "nil", "undefined", "nan", "infinity", "-infinity"), "null")
)

_SPACE = lazy(r"[ \t\r\n]*+")
_NUMBER = lazy(r"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][+-]?[0-9]++)?(?![\w.+-])")
_ODD_NUMBER = lazy(r"[+-]?(?:0[xXoObB][0-9a-fA-F]++|\.?[0-9][0-9._]*+)")
_WORD = lazy(r"[\w$.+-]++")
_REST_OF_LINE = lazy(r"[^\r\n]*+")
_UNQUOTED = lazy(r"[^\r\n,\[\]{}]*+")
_SINGLE_QUOTED = lazy(r"'(?>(?:[^'\\\r\n]++|\\.)*)'?")
_CURLY_QUOTED = lazy(r"[\u2018-\u201f\u00ab][^\r\n,:\[\]{}]*+")
_COMMENT = lazy(r"//[^\r\n]*+|#[^\r\n]*+|/\*(?>(?:[^*]++|\*(?!/))*)(?:\*/)?")
_CONFLICT = lazy(r"(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*+)?(?=[\r\n]|\Z)")
_KEY_AHEAD = lazy(r"""(?:"[^"\r\n]*+"|'[^'\r\n]*+'|[\w$-]++)[ \t]*+:""")
_STRING_PART = lazy(r'(?>(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*)')
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{0,4}|[^\x00-\x1f])")
_LONE_SURROGATE = lazy("[\ud800-\udfff]")
_STRAYS = (
    (_COMMENT, "JSON has no comments", "Remove it, or keep the note in a key of its own."),
    (_SINGLE_QUOTED, "single quotes", "Write double quotes: JSON has no others."),
    (_CURLY_QUOTED, "curly quotes", "Write straight double quotes."),
    (_CONFLICT, "an unresolved merge conflict", "Keep one side, and remove the marker lines."),
    (lazy(","), "a comma with no value before it", "Remove it, or write the value."),
)


def read(text: str, start: int) -> tuple[Mapping, int]:
    """The JSON object that starts at the offset `start` of `text`, and the offset after it.

    Spans are offsets of `text`, in code points. Equal keys all stay, in the author's order. What
    follows the object is not looked at. Raises FrontMatterError where the object does not parse.
    """
    if not text.startswith("{", start):
        length = int(start < len(text))
        raise _fault(start, length, "JSON front matter is no object", "Start it with `{`.")
    reader = _Reader(text, start)
    return reader.mapping(), reader.offset


class _Reader:
    """A cursor: each method reads what stands at `offset`, and leaves `offset` after it."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.offset = start
        self.openers: list[int] = []

    def peek(self) -> str:
        """The next character that is no white space, now at `offset`; "" at the end."""
        match = _SPACE.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset
        return self.text[self.offset : self.offset + 1]

    def mapping(self) -> Mapping:
        opener = self.open()
        entries: list[Entry] = []
        while self.goes_on(after_item=bool(entries)):
            key, key_span = self.key()
            self.colon(key, key_span)
            entries.append(Entry(key, key_span, self.value()))
        return Mapping(Span(opener, self.offset), tuple(entries))

    def sequence(self) -> Sequence:
        opener = self.open()
        items: list[Node] = []
        while self.goes_on(after_item=bool(items)):
            items.append(self.value())
        return Sequence(Span(opener, self.offset), tuple(items))

    def open(self) -> int:
        opener = self.offset
        if len(self.openers) == _DEEPEST:
            raise _fault(opener, 1, f"nested more than {_DEEPEST} levels deep", "Nest it less.")
        self.openers.append(opener)
        self.offset += 1
        return opener

    def goes_on(self, *, after_item: bool) -> bool:
        """Whether one more item follows in the innermost bracket; reads its comma or the closer."""
        end = self.offset
        closer = _CLOSERS[self.text[self.openers[-1]]]
        if self.peek() == closer:
            self.openers.pop()
            self.offset += 1
            return False
        if after_item:
            comma = self.offset
            if self.text[comma : comma + 1] != ",":
                raise _no_comma(self, end)
            self.offset += 1
            if self.peek() == closer:
                raise _trailing_comma(comma, closer)
        return True

    def key(self) -> tuple[str, Span]:
        start = self.offset
        if self.text[start : start + 1] != '"':
            raise _no_key(self)
        return self.string(), Span(start, self.offset)

    def colon(self, key: str, key_span: Span) -> None:
        if self.peek() != ":":
            raise _no_colon(self, key, key_span)
        colon = self.offset
        self.offset += 1
        sign = self.peek()
        is_key = "\n" in self.text[colon : self.offset] and _KEY_AHEAD.match(self.text, self.offset)
        if sign in {",", "}"} or is_key:
            help = 'Write the value after the colon, such as `""`, or remove the key.'
            raise FrontMatterError(key_span, f"`{shortened(key)}` has no value", help)

    def value(self) -> Node:
        sign = self.peek()
        if sign == "{":
            return self.mapping()
        if sign == "[":
            return self.sequence()
        start = self.offset
        if sign == '"':
            value = self.string()
            return Scalar(Span(start, self.offset), value, "double-quoted")
        plain = self.plain()
        return Scalar(Span(start, self.offset), plain)

    def string(self) -> str:
        start = self.offset
        try:
            value, self.offset = _DECODER.raw_decode(self.text, start)
        except JSONDecodeError:
            raise _bad_string(self.text, start) from None
        # Go puts the replacement character for half a surrogate pair; Python's half cannot be
        # written out as UTF-8.
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)

    def plain(self) -> float | int | bool | None:
        start = self.offset
        match = _WORD.match(self.text, start)
        word = match[0] if match else ""
        self.offset += len(word)
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        number = _NUMBER.match(word)
        if not number:
            self.offset = start
            raise _no_value(self, word)
        # Go keeps all numbers as float64 and refuses what it cannot hold, so that no whole number
        # is ever too long for `int`.
        if isinf(float(word)):
            raise _fault(start, len(word), "this number is too large", "Write a smaller number.")
        return float(word) if number[1] or number[2] else int(word)


def _fault(start: int, length: int, message: str, help: str) -> FrontMatterError:
    return FrontMatterError(Span(start, start + length), message, help)


def _no_key(reader: _Reader) -> FrontMatterError:
    text, start = reader.text, reader.offset
    word = _WORD.match(text, start)
    if not word:
        return _stray(reader)
    if not _KEY_AHEAD.match(text, start) and "\n" in text[reader.openers[-1] : start]:
        return _unclosed(reader)
    key = shortened(word[0])
    help = f'Put it in double quotes: `"{key}"`.'
    return _fault(start, len(word[0]), f"the key `{key}` has no quotes", help)


def _no_colon(reader: _Reader, key: str, key_span: Span) -> FrontMatterError:
    key = shortened(key)
    help = f'Write a colon between key and value: `"{key}": …`.'
    if reader.text.startswith("=", reader.offset):
        return _fault(reader.offset, 1, f"an equals sign after the key `{key}`", help)
    return _fault(key_span.end, 0, f"no colon after the key `{key}`", help)


def _no_value(reader: _Reader, word: str) -> FrontMatterError:
    """What is wrong where a value should start; `word` is the word there, or ""."""
    start = reader.offset
    if right := _OTHER_SPELLINGS.get(word.lower()):
        return _fault(start, len(word), f"JSON has no `{word}`", f"Write `{right}`.")
    if _ODD_NUMBER.fullmatch(word):
        help = "Write plain digits without a leading zero, or put it in double quotes."
        return _fault(start, len(word), f"`{shortened(word)}` is no number in JSON", help)
    if not word:
        return _stray(reader)
    match = _UNQUOTED.match(reader.text, start)
    value = match[0].rstrip() if match else word
    help = f"Put it in double quotes: `{_quoted(shortened(value))}`."
    return _fault(start, len(value), f"the text `{shortened(value)}` has no quotes", help)


def _no_comma(reader: _Reader, end: int) -> FrontMatterError:
    """What is wrong after the value that ends at `end`: neither a comma nor the closer follows."""
    text, start = reader.text, reader.offset
    is_key = bool(_KEY_AHEAD.match(text, start))
    in_mapping = text[reader.openers[-1]] == "{"
    is_item = text[start : start + 1] in {'"', "{", "["} or bool(_NUMBER.match(text, start))
    if is_key if in_mapping else is_item and not is_key:
        noun = "key" if in_mapping else "value"
        return _fault(end, 0, f"no comma before the next {noun}", "Write a comma here.")
    if "\n" in text[end:start] or (text[start : start + 1] == ":" and not in_mapping):
        return _stray(reader, or_else=_unclosed(reader))
    word = _WORD.match(text, start)
    if word and text[end - 1] == '"':
        message = f"the text ends at this quote, before `{shortened(word[0])}`"
        return _fault(end - 1, 1, message, 'Write inner quotes as `\\"`.')
    return _stray(reader)


def _stray(reader: _Reader, or_else: FrontMatterError | None = None) -> FrontMatterError:
    """What is wrong with a sign that can start nothing here; `or_else` if it has no name."""
    text, start = reader.text, reader.offset
    sign = text[start : start + 1]
    if not sign:
        return _unclosed(reader)
    if sign in _CLOSERS.values():
        return _wrong_closer(reader)
    for pattern, message, help in _STRAYS:
        if match := pattern.match(text, start):
            return _fault(start, len(match[0]), message, help)
    return or_else or _fault(start, 1, f"unexpected {character(sign)}", "Remove it.")


def _wrong_closer(reader: _Reader) -> FrontMatterError:
    closer = reader.text[reader.offset]
    if any(_CLOSERS[reader.text[opener]] == closer for opener in reader.openers):
        return _unclosed(reader)
    message = f"this closing {_NAMES[closer]} closes nothing"
    return _fault(reader.offset, 1, message, "Remove it.")


def _unclosed(reader: _Reader) -> FrontMatterError:
    sign = reader.text[reader.openers[-1]]
    help = f"Write `{_CLOSERS[sign]}` where it ends."
    return _fault(reader.openers[-1], 1, f"this {_NAMES[sign]} is never closed", help)


def _trailing_comma(comma: int, closer: str) -> FrontMatterError:
    message = f"a comma before the closing {_NAMES[closer]}"
    return _fault(comma, 1, message, "Remove it: JSON has commas only between two values.")


def _bad_string(text: str, start: int) -> FrontMatterError:
    """What is wrong with the string that starts at the quote at `start`."""
    part = _STRING_PART.match(text, start + 1)
    stop = part.end() if part else start + 1
    if escape := _ESCAPE.match(text, stop):
        help = "Write a backslash twice: a single one starts an escape such as `\\n`."
        return _fault(stop, len(escape[0]), f"`{escape[0]}` is no escape in JSON", help)
    sign = text[stop : stop + 1]
    if sign in {"", "\r", "\n", "\\"}:
        rest = _REST_OF_LINE.match(text, start)
        help = "Write the closing quote, and line breaks inside of the text as `\\n`."
        return _fault(start, len(rest[0] if rest else ""), "the text has no closing quote", help)
    escaped = "\\t" if sign == "\t" else f"\\u{ord(sign):04x}"
    return _fault(stop, 1, f"{character(sign)} inside of a text", f"Write it as `{escaped}`.")


def _quoted(value: str) -> str:
    return '"' + value.strip("\"'") + '"'
