"""Says in the author's terms why YAML front matter does not parse.

The parser knows where it gave up; what the author did stands in the text there, or a little
before. Each fault below is told by what was written, the most telling first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from postlint.document.front_matter.nodes import FrontMatterError
from postlint.source import Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
_CONFLICT = re.compile(r"<{7}(?!<)|>{7}(?!>)|={7}$")
_KEY_VALUE = re.compile(
    r"""(\s*(?:-\s+)*)("[^"]*"|'[^']*'|[^\s#:'"\[{][^:#]*?)\s*:[ \t]+(\S.*?)[ \t]*$"""
)
_ITEM = re.compile(r"(\s*-[ \t]+)()(\S.*?)[ \t]*$")
_TOML_LINE = re.compile(r"""([\w.-]+)[ \t]*=[ \t]*\S""")
_SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*'(?!')")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_BAD_ESCAPE = re.compile(
    r"""\\(?![0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})(.?)"""
)
_NO_SPACE = re.compile(r"\s*(?:-\s+)?([\w.-]+):(\S.*)$")
_BARE_DASH = re.compile(r"\s*-(?![-\s])(.+)$")
_LOOKALIKES = {
    "\uff1a": "a full-width colon (U+FF1A)",
    "\ufe55": "a small colon (U+FE55)",
    "\u2236": "a ratio sign (U+2236)",
    "\u00a0": "a no-break space (U+00A0)",
    "\u3000": "an ideographic space (U+3000)",
    "\u202f": "a narrow no-break space (U+202F)",
    "\u200b": "a zero-width space (U+200B)",
}
_SIGNS = {
    "@": "`@` is reserved in YAML",
    "`": "a backtick is reserved in YAML",
    "%": "`%` starts a YAML directive",
    "*": "`*` refers to a YAML anchor",
    "&": "`&` names a YAML anchor",
    "!": "`!` starts a YAML tag",
    "|": "`|` starts a block of text on the next line",
    ">": "`>` starts a block of text on the next line",
    "?": "`?` starts a complex key",
}
QUOTE = "Put the whole value in quotes."


class Line:
    """A line of front matter, its line end left out. `start` and `end` are offsets in the post."""

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.text = text
        self.end = start + len(text)

    def span(self, start: int, end: int | None = None) -> Span:
        """The span of columns `start`..`end` (from 0) of the line."""
        return Span(self.start + start, self.end if end is None else self.start + end)


def explain(text: str, content: Span, error: yaml.YAMLError | None) -> FrontMatterError:
    """What is wrong with the YAML at `content`.

    `error` is the parser's; None where it parses and is no mapping. Spans are offsets in `text`.
    """
    lines = _lines(text, content)
    for line in lines:
        if _CONFLICT.match(line.text):
            return FrontMatterError(
                line.span(0),
                "an unresolved merge conflict stands in the front matter",
                "Keep one of the two sides and delete the lines with <<<<<<<, ======= and >>>>>>>.",
            )
    if error is None:
        return _no_mapping(lines, content)
    if isinstance(error, yaml.reader.ReaderError):
        return _bad_character(text, content)
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = f"{getattr(error, 'context', '') or ''}; {getattr(error, 'problem', '') or ''}"
    if context and "simple key" in problem:
        mark = context  # the key that misses its colon, and not the line after it
    at = min(content.start + mark.index if mark else content.start, content.end)
    number = max(i for i, line in enumerate(lines) if line.start <= at or i == 0)
    opened = content.start + context.index if context else at
    if "flow node" in problem:
        opened = max(text.rfind(sign, content.start, at) for sign in "[{")
    return (
        _unclosed_quote(lines[: number + 1])
        or _unclosed(text, lines, opened, problem)
        or _first(_line_faults(lines, number))
        or _first(_line_faults(lines, _previous(lines, number)))
        or _structure(lines, number, at, problem)
    )


def _lines(text: str, content: Span) -> list[Line]:
    lines = [
        Line(found.start(), found[1])
        for found in _LINE.finditer(text, content.start, content.end)
        if found.start() < content.end
    ]
    return lines or [Line(content.start, "")]


def _previous(lines: list[Line], number: int) -> int:
    """The last line before a line that has text and is no comment; the line itself without one."""
    for i in range(number - 1, -1, -1):
        if lines[i].text.strip() and not lines[i].text.lstrip().startswith("#"):
            return i
    return number


def _first(faults: Iterator[FrontMatterError]) -> FrontMatterError | None:
    return next(faults, None)


def _no_mapping(lines: list[Line], content: Span) -> FrontMatterError:
    written = [line for line in lines if line.text.strip() and not line.text.startswith("#")]
    if not written:
        return FrontMatterError(content, "the front matter holds no keys", "Add `title: …`.")
    first = written[0]
    if _TOML_LINE.match(first.text):
        return _toml_in_yaml(first)
    fault = _first(_lookalike(first)) or _first(_missing_space(lines, lines.index(first)))
    if fault:
        return fault
    what = "a list" if first.text.lstrip().startswith("- ") else "text"
    return FrontMatterError(
        first.span(0),
        f"the front matter is {what}, and not keys with values",
        "Write one `key: value` a line.",
    )


def _bad_character(text: str, content: Span) -> FrontMatterError:
    written = text[content.start : content.end]
    found = re.search(
        r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", written
    )
    at = content.start + (found.start() if found else 0)
    return FrontMatterError(
        Span(at, at + 1),
        f"a control character (U+{ord(text[at]):04X}) stands here",
        "YAML allows none, and it cannot be seen: delete it.",
    )


def _unclosed(text: str, lines: list[Line], opened: int, problem: str) -> FrontMatterError | None:
    """A quote or bracket that is not closed before the front matter ends."""
    sign = text[opened : opened + 1]
    if "quoted scalar" in problem and "end of stream" in problem and sign in "\"'":
        name = "single" if sign == "'" else "double"
        return FrontMatterError(
            Span(opened, opened + 1),
            f"this {name} quote is never closed",
            f"Close the value with {sign} where it ends.",
        )
    if any(kind in problem for kind in ("flow sequence", "flow mapping", "flow node")):
        return _unclosed_bracket(text, lines, opened)
    return None


def _unclosed_quote(lines: list[Line]) -> FrontMatterError | None:
    """A quoted value that is not closed in its line, and swallows the keys below it."""
    for line, following in pairwise(lines):
        found = _KEY_VALUE.match(line.text)
        quote = found[3][0] if found else ""
        if not found or quote not in ("'", '"') or not _KEY_VALUE.match(following.text):
            continue
        pattern = _SINGLE_QUOTED if quote == "'" else _DOUBLE_QUOTED
        if not pattern.match(found[3]):
            name = "single" if quote == "'" else "double"
            at = found.start(3)
            return FrontMatterError(
                line.span(at, at + 1),
                f"this {name} quote is never closed in its line",
                f"Close the value with {quote} where it ends.",
            )
    return None


def _unclosed_bracket(text: str, lines: list[Line], opened: int) -> FrontMatterError | None:
    line = next(line for line in reversed(lines) if line.start <= opened)
    sign = text[opened : opened + 1]
    closer = {"[": "]", "{": "}"}.get(sign)
    if closer is None:
        return None
    inside = text[opened : line.end]
    if text.startswith(("{{", "{%"), opened):
        return _template(line, opened - line.start)
    hash_ = re.search(r"(?<=[\s\[{,])#|^#", inside)
    if hash_ and closer in inside[hash_.start() :]:
        at = opened + hash_.start()
        return FrontMatterError(
            Span(at, line.end),
            f"`#` starts a comment here, so the closing {closer} is not read",
            f'Put the item in quotes: `"{re.split("[],}]", inside[hash_.start() :])[0].strip()}"`.',
        )
    if closer not in inside:
        return FrontMatterError(
            Span(opened, opened + 1),
            f"this {sign} is never closed",
            f"Close the {'list' if sign == '[' else 'mapping'} with {closer}.",
        )
    return _quotes(line, opened - line.start) or FrontMatterError(
        Span(opened, line.end),
        f"the parts of this {'list' if sign == '[' else 'mapping'} are not separated by commas",
        "Put a comma between the parts, and quotes around a part that holds a comma or a bracket.",
    )


def _line_faults(lines: list[Line], number: int) -> Iterator[FrontMatterError]:
    """What may be wrong with one line by itself."""
    line = lines[number]
    indent = re.match(r" *\t[ \t]*", line.text)
    if indent and line.text.strip():
        tab = line.text.index("\t")
        yield FrontMatterError(
            line.span(tab, tab + 1),
            "a tab indents this line",
            "YAML allows only spaces for indentation: use two spaces.",
        )
    yield from _lookalike(line)
    yield from _missing_space(lines, number)
    found = _KEY_VALUE.match(line.text) or _ITEM.match(line.text)
    if not found:
        return
    yield from _value_faults(line, found.start(3), found[2])


def _value_faults(line: Line, at: int, key: str) -> Iterator[FrontMatterError]:
    """What may be wrong with the value that starts at column `at` (from 0)."""
    value = line.text[at:].rstrip()
    if value.startswith(("{{", "{%")):
        yield _template(line, at)
    if fault := _quotes(line, at):
        yield fault
    if value.startswith(("[", "{")):
        closed = value.rfind("]" if value[0] == "[" else "}")
        rest = value[closed + 1 :].strip()
        if closed > 0 and rest and not rest.startswith("#"):
            what = "list" if value[0] == "[" else "mapping"
            yield FrontMatterError(
                line.span(at, at + len(value)),
                f"`{value[: closed + 1]}` is read as a YAML {what}, and text follows it",
                QUOTE,
            )
    if value[0] in _SIGNS and not re.match(r"[|>][-+0-9]*\s*(?:#.*)?$", value):
        yield FrontMatterError(
            line.span(at, at + len(value)),
            f"the value starts with a sign: {_SIGNS[value[0]]}",
            QUOTE,
        )
    if value.startswith("- "):
        yield FrontMatterError(
            line.span(at, at + len(value)),
            "a list item cannot stand on its key's line",
            f"Start the list on the next line, or write `{key}: [{value[2:].strip()}]`.",
        )
    colon = re.search(r":(?=\s|$)", value)
    if colon and value[0] not in "\"'[{":
        yield FrontMatterError(
            line.span(at + colon.start(), at + colon.start() + 1),
            f"the colon after `{value[: colon.start()]}` starts a second key on this line",
            f"{QUOTE[:-1]}: a colon and a space end a key in YAML.",
        )


def _quotes(line: Line, at: int) -> FrontMatterError | None:
    """A quoted value, at column `at` (from 0) or after it in a list, that ends too early."""
    value = line.text[at:].rstrip()
    for pattern, name in ((_SINGLE_QUOTED, "'"), (_DOUBLE_QUOTED, '"')):
        for found in pattern.finditer(value):
            before = value[: found.start()].rstrip()
            if before and before[-1] not in "[{,:":
                continue
            escape = _BAD_ESCAPE.search(found[0]) if name == '"' else None
            if escape:
                return _bad_escape(line, at + found.start() + escape.start(), escape)
            rest = value[found.end() :]
            if found.start() == 0 and re.match(r"\s*[,:]", rest):
                return _after_quote(line, at + found.end())
            if value[0] == "[" and re.match(r"\s+[\"']", rest):
                return _no_comma(line, at + found.end())
            if rest and not re.match(r"\s*(?:[,\]}]|#|$)|:(?:\s|$)", rest):
                return _inner_quote(line, at + found.end() - 1, name)
    escape = _BAD_ESCAPE.search(value) if value.startswith('"') else None
    return _bad_escape(line, at + escape.start(), escape) if escape else None


def _after_quote(line: Line, at: int) -> FrontMatterError:
    return FrontMatterError(
        line.span(at),
        "text follows the closing quote",
        "Put all of the value in quotes, or none of it.",
    )


def _no_comma(line: Line, at: int) -> FrontMatterError:
    return FrontMatterError(
        line.span(at, at + 1),
        "a comma is missing between two items of this list",
        "Put a comma after each item but the last.",
    )


def _inner_quote(line: Line, at: int, quote: str) -> FrontMatterError:
    if quote == "'":
        return FrontMatterError(
            line.span(at, at + 1),
            "the apostrophe ends the single-quoted value here",
            "Put the value in double quotes, or write the apostrophe twice: ''.",
        )
    return FrontMatterError(
        line.span(at, at + 1),
        "the inner double quote ends the value here",
        'Put the value in single quotes, or write the inner quotes as \\".',
    )


def _bad_escape(line: Line, at: int, escape: re.Match[str]) -> FrontMatterError:
    return FrontMatterError(
        line.span(at, at + 1 + len(escape[1])),
        f"`\\{escape[1]}` is no escape that double quotes know",
        "A backslash in double quotes starts an escape: use single quotes, or write \\\\.",
    )


def _template(line: Line, at: int) -> FrontMatterError:
    return template_fault(line.span(at))


def template_fault(span: Span) -> FrontMatterError:
    """That template code stands where a value should."""
    return FrontMatterError(
        span,
        "an unrendered template stands here",
        "Generators do not run templates in front matter: write the value, or put it in quotes "
        "where the braces are meant.",
    )


def _lookalike(line: Line) -> Iterator[FrontMatterError]:
    found = re.match(r"\s*[\w.-]+(:?)([\uff1a\ufe55\u2236\u00a0\u3000\u202f\u200b])", line.text)
    if found:
        sign = found[2]
        meant = "a plain space" if found[1] else "a plain colon and a space"
        yield FrontMatterError(
            line.span(found.start(2), found.end(2)),
            f"{_LOOKALIKES[sign]} stands here",
            f"Write {meant} instead: YAML does not read the other as one.",
        )


def _missing_space(lines: list[Line], number: int) -> Iterator[FrontMatterError]:
    line = lines[number]
    found = _NO_SPACE.match(line.text)
    if found and not found[2].startswith("//") and ": " not in line.text:
        colon = found.end(1)
        yield FrontMatterError(
            line.span(colon, colon + 1),
            f"a space is missing after `{found[1]}:`",
            f"Write `{found[1]}: {found[2]}`.",
        )
    elif dash := _BARE_DASH.match(line.text):
        while number and (above := _BARE_DASH.match(lines[number - 1].text)):
            number, line, dash = number - 1, lines[number - 1], above
        yield FrontMatterError(
            line.span(dash.start(1) - 1, dash.start(1)),
            "a space is missing after the dash of a list item",
            f"Write `- {dash[1]}`.",
        )
    elif _TOML_LINE.match(line.text):
        yield _toml_in_yaml(line)


def _toml_in_yaml(line: Line) -> FrontMatterError:
    key = line.text.partition("=")[0].strip()
    return FrontMatterError(
        line.span(0),
        "this line is TOML, and the fences are YAML's (---)",
        f"Write `{key}: …`, or fence the front matter with +++.",
    )


def _second_document(lines: list[Line], line: Line) -> FrontMatterError:
    """What ended the YAML before the closing fence: a mistaken closer, an indented first key."""
    for other in lines:
        if re.match(r"(?:\.{3}|--)\s*$", other.text):
            return FrontMatterError(
                other.span(0),
                f"`{other.text.strip()}` does not close front matter",
                "Write `---`: what follows is read as front matter up to the next `---`.",
            )
    written = [other for other in lines if other.text.strip() and other.text.lstrip()[0] != "#"]
    if written and written[0].text[0].isspace() and not line.text[:1].isspace():
        return FrontMatterError(
            written[0].span(0),
            "the first key is indented, and the others are not",
            "Start all keys in the first column.",
        )
    if lines[0].text.strip():
        return FrontMatterError(
            lines[0].span(0),
            f"text stands behind the opening fence: `{lines[0].text.strip()[:20]}`",
            "Leave nothing but the fence in its line.",
        )
    return FrontMatterError(
        line.span(0), "text follows the end of the YAML document", "Delete the `---` or `...`."
    )


def _structure(lines: list[Line], number: int, at: int, problem: str) -> FrontMatterError:
    """What is wrong between lines."""
    line = lines[number]
    before = lines[_previous(lines, number)]
    if "another document" in problem or "document start" in problem:
        return _second_document(lines, line)
    if "undefined alias" in problem:
        return FrontMatterError(
            Span(at, line.end), "`*` refers to a YAML anchor that does not exist", QUOTE
        )
    indent = len(line.text) - len(line.text.lstrip())
    before_indent = len(before.text) - len(before.text.lstrip())
    keyed = re.match(r"\s*(?:- +)?[\w.\"'-]+\s*:", line.text)
    if keyed and indent != before_indent and line is not before:
        deeper = "deeper" if indent > before_indent else "less deep"
        return FrontMatterError(
            line.span(indent, keyed.end()),
            f"this key is indented {deeper} than the lines that it belongs with",
            f"Keys of one level start in one column: the line before starts in column "
            f"{before_indent + 1}, this one in column {indent + 1}.",
        )
    if not re.search(r":(\s|$)", line.text) and line.text.strip():
        return FrontMatterError(
            line.span(indent),
            "this line is no `key: value`",
            "Indent it to go on with the value above, or close the front matter before it.",
        )
    end = max(at + 1, line.end)
    return FrontMatterError(
        Span(min(at, line.end), end),
        "YAML cannot be read from here on",
        "Look at the quotes, brackets and indentation of this line and the one before it.",
    )
