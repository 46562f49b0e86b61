"""Says in the author's terms why TOML front matter does not parse.

`tomli` and the scanner know where they gave up; what the author did stands in the text there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import pairwise

import tomli

from postlint.document.front_matter.nodes import FrontMatterError
from postlint.document.quoting import character, shortened
from postlint.pattern import lazy
from postlint.source import Span

_CLOSERS = {"{": "}", "[": "]"}
_STYLES = {'"': "double-quoted", "'": "single-quoted"}
_NAMES = {"{": "brace", "[": "bracket"}
_REST_OF_LINE = lazy(r"[^\r\n]*+")
_PAIR_AHEAD = lazy(r"""(?:[\w.-]++|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+=""")
_HEADER = lazy(r"\[\[?[^\[\],\r\n]*+\]\]?[ \t]*+(?:[#\r\n]|\Z)")
_ODD_KEY = lazy(r"[^\r\n=#:\"'{\[]*[^\s=#:\"'{\[](?=[ \t]*=)")
_CONFLICT = lazy(r"(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*+)?(?=[\r\n]|\Z)")
_DATE = lazy(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[Tt ][0-9].*)?")
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


def fault(start: int, length: int, message: str, help: str) -> FrontMatterError:
    return FrontMatterError(Span(start, start + length), message, help)


def _line(text: str, start: int) -> str:
    """What stands from `start` to the end of the line, without its last spaces."""
    found = _REST_OF_LINE.match(text, start)
    return found[0].rstrip() if found else ""


def no_pair(text: str, start: int, offset: int) -> FrontMatterError:
    """What is wrong with the key at `start`, or at `offset` after it: no `key =` stands there."""
    line = _line(text, start)
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if before in {"[", "[["}:
        return _bad_header(text, text.rindex(before, 0, start), before, start)
    if _CONFLICT.match(line):
        help = "Keep one side, and remove the marker lines."
        return fault(start, len(line), "an unresolved merge conflict", help)
    if text[start - 1 : start + 1] == "{{":
        help = "Write the value that should stand here."
        return fault(start - 1, len(line) + 1, "an unrendered template", help)
    if offset > start and text.startswith(":", offset):
        help = "Write an equals sign, or, where it is a post, `---` for the fences of YAML."
        return fault(offset, 1, "a colon after the key is YAML, and this is TOML", help)
    if odd := _ODD_KEY.match(line):
        return _odd_key(start, odd[0])
    if offset < len(text) and not (text[offset].isprintable() or text[offset] in "\r\n"):
        return _unexpected(text, offset)
    return fault(start, len(line), "no `key = value` stands here", "Write one, or remove this.")


def _odd_key(start: int, key: str) -> FrontMatterError:
    help = f'Unquoted keys have only a to z, digits, - and _: write `"{shortened(key)}"`.'
    return fault(start, len(key), f"the key `{shortened(key)}` has no quotes", help)


def _bad_header(text: str, opener: int, brackets: str, start: int) -> FrontMatterError:
    """What is wrong with the table header of which `brackets` open at `opener`, from `start` on."""
    name, closer, _ = _line(text, start).partition("]")
    name = name.rstrip()
    if closer and not name:
        length = start + 1 - opener
        return fault(opener, length, "a table header without a name", "Write the name in it.")
    if closer and not re.fullmatch(r"[A-Za-z0-9_.-]+", name):
        return _odd_key(start, name)
    help = f"Write `{brackets.replace('[', ']')}` after the name."
    return fault(opener, len(brackets), "this table header is never closed", help)


def no_line_end(text: str, end: int, start: int) -> FrontMatterError:
    """What is wrong with the rest of a line at `start`, after the value or header up to `end`."""
    if text[start] == ",":
        return _comma_after(start)
    if text[end - 1] in _STYLES:
        return _early_quote(text, end - 1)
    rest = _line(text, start)
    return fault(
        start, len(rest), f"unexpected `{shortened(rest)}`", "Put it on a line of its own."
    )


def no_comma(text: str, opener: int, end: int, start: int) -> FrontMatterError:
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
        return fault(end, 0, "no comma before the next value", "Write a comma here.")
    if is_same_line and text[end - 1] in _STYLES and sign not in _CLOSERS.values():
        return _early_quote(text, end - 1)
    return unclosed(text, opener)


def unclosed(text: str, opener: int) -> FrontMatterError:
    sign = text[opener]
    help = f"Write `{_CLOSERS[sign]}` where it ends."
    return fault(opener, 1, f"this {_NAMES[sign]} is never closed", help)


def unclosed_before(text: str, openers: list[int], word: str) -> FrontMatterError | None:
    """The bracket that should have ended before the pair or the table header with `word`, if so."""
    if openers and _PAIR_AHEAD.match(word):
        return unclosed(text, openers[-1])
    for opener, inner in pairwise(openers):
        if text[inner - 1] == "\n" and _HEADER.match(text, inner):
            return unclosed(text, opener)
    return None


def no_closing_quote(text: str, start: int) -> FrontMatterError:
    line = _line(text, start)
    if line.startswith('"') and line.endswith('\\"'):
        return _bad_escape(text, start + len(line) - 2, start + len(line))
    is_long = line[:3] == line[0] * 3
    quotes, length = (line[:3], 3) if is_long else (line[0], len(line))
    message = "the text has no closing quote"
    return fault(start, length, message, f"Write `{quotes}` where it ends.")


def _early_quote(text: str, offset: int) -> FrontMatterError:
    """What is wrong where a string ends at the quote at `offset` and more follows."""
    if text[offset] == "'":
        message = "the apostrophe ends the text here"
        return fault(offset, 1, message, "Put the text in double quotes.")
    help = 'Put the text in single quotes, or write inner quotes as `\\"`.'
    return fault(offset, 1, "the text ends at this quote, and more follows", help)


def _comma_after(offset: int) -> FrontMatterError:
    return fault(offset, 1, "a comma after the value", "Remove it: a line end is enough.")


def _bad_escape(text: str, start: int, end: int) -> FrontMatterError:
    message = f"a backslash in double quotes: `{text[start:end]}` is no escape"
    help = "Put the text in single quotes, or write the backslash twice."
    return fault(start, end - start, message, help)


def not_plain(text: str, span: Span) -> FrontMatterError:
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
    bare = shortened(word.strip("\"'"))
    return FrontMatterError(span, message.format(shortened(word)), help.format(bare, bare.lower()))


def _not_date(found: re.Match[str], span: Span) -> FrontMatterError:
    year, month, day = found.groups()
    iso = f"{year}-{month:0>2}-{day:0>2}"
    try:
        date.fromisoformat(iso)
    except ValueError:
        message = f"there is no day {iso}"
        return FrontMatterError(span, message, "Write a date that exists, as year-month-day.")
    if not found[0].startswith(iso):
        message = f"`{shortened(found[0])}` is no date in TOML"
        return FrontMatterError(span, message, f"Write two digits each: `{iso}`.")
    message = f"`{shortened(found[0])}` has a time that TOML does not read"
    return FrontMatterError(span, message, f"Write hours, minutes, seconds: `{iso}T09:05:00Z`.")


def place(text: str, start: int, end: int, error: tomli.TOMLDecodeError) -> int:
    """The offset in `text` of the line and column (from 1) at which `tomli` gave up."""
    lines = text[start:end].split("\n")[: error.lineno - 1]
    return start + sum(len(line) + 1 for line in lines) + error.colno - 1


def refusal(text: str, tokens: list[Span], place: int) -> FrontMatterError:
    """Why `tomli` gave up at `place`, where the scanner saw strings and plain values (tokens)."""
    i = bisect_right(tokens, place, key=lambda token: token.start) - 1
    if i < 0 or place not in tokens[i]:
        return _unexpected(text, place)
    start = tokens[i].start
    if text[start] not in _STYLES:
        return not_plain(text, tokens[i])
    backslash = text.rfind("\\", start, place)
    is_control = not text[place].isprintable() and text[place] not in "\r\n"
    if text[start] == "'" or backslash < 0 or is_control:
        return _unexpected(text, place)
    return _bad_escape(text, backslash, place)


def _unexpected(text: str, offset: int) -> FrontMatterError:
    sign = text[offset : offset + 1]
    if sign == ",":
        return fault(offset, 1, "a comma with no value before it", "Remove it.")
    message = f"cannot read this as TOML: unexpected {character(sign)}"
    return fault(offset, len(sign), message, "Remove it.")
