"""Says in the author's terms why YAML front matter does not parse.

The parser knows where it gave up; what the author did stands in the text there, or a little
before. Each fault below is told by what was written, the most telling first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from postlint.document.front_matter.nodes import FrontMatterError, Repair
from postlint.document.front_matter.yaml_line_faults import (
    DOUBLE_QUOTED,
    KEY_VALUE,
    QUOTE,
    SINGLE_QUOTED,
    TOML_LINE,
    line_faults,
    lookalike,
    missing_space,
    quotes,
    template,
    toml_in_yaml,
)
from postlint.document.front_matter.yaml_repairs import Line
from postlint.pattern import lazy
from postlint.source import Span

_LINE = lazy(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
_KEY_ALONE = lazy(r"[\w.-]+:[ \t]*$")
_CONFLICT = lazy(r"<{7}(?!<)|>{7}(?!>)|={7}$")
_FENCE_LIKE = lazy(r"(?:--|[—–]{1,3}|[ \t]+---)\s*$")


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
        or _first(line_faults(lines, number))
        or _first(line_faults(lines, _previous(lines, number)))
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
    if TOML_LINE.match(first.text):
        return toml_in_yaml(first)
    fault = _first(lookalike(first)) or _first(missing_space(lines, lines.index(first)))
    if fault:
        return fault
    what = "a list" if re.match(r"\s*(?:-(?:\s|$)|\[)", first.text) else "text"
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
        found = KEY_VALUE.match(line.text)
        quote = found[3][0] if found else ""
        if not found or quote not in ("'", '"') or not KEY_VALUE.match(following.text):
            continue
        pattern = SINGLE_QUOTED if quote == "'" else DOUBLE_QUOTED
        if not pattern.match(found[3]):
            name = "single" if quote == "'" else "double"
            at, end = found.start(3), line.span(found.end(3), found.end(3))
            return FrontMatterError(
                line.span(at, at + 1),
                f"this {name} quote is never closed in its line",
                f"Close the value with {quote} where it ends.",
                repair=Repair("Close the quote at the end of the line", ((end, quote),)),
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
        return template(line, opened - line.start)
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
            repair=_closed_in_line(lines, line, inside, closer),
        )
    return quotes(line, opened - line.start) or FrontMatterError(
        Span(opened, line.end),
        f"the parts of this {'list' if sign == '[' else 'mapping'} are not separated by commas",
        "Put a comma between the parts, and quotes around a part that holds a comma or a bracket.",
    )


def _closed_in_line(lines: list[Line], line: Line, inside: str, closer: str) -> Repair | None:
    """The bracket closed at its line's end, where the next line starts another key."""
    number = lines.index(line) + 1
    following = lines[number].text if number < len(lines) else ""
    if len(inside.strip()) == 1 or inside.rstrip()[-1] == "," or "#" in inside:
        return None
    if following and not KEY_VALUE.match(following) and not _KEY_ALONE.match(following):
        return None
    end = line.start + len(line.text.rstrip())
    return Repair(f"Close it with {closer} at the end of the line", ((Span(end, end), closer),))


def _indent(line: Line) -> Span:
    return line.span(0, len(line.text) - len(line.text.lstrip()))


def _second_document(lines: list[Line], line: Line) -> FrontMatterError:
    """What ended the YAML before the closing fence."""
    written = [other for other in lines if other.text.strip() and other.text.lstrip()[0] != "#"]
    if written and written[0].text[0].isspace() and not line.text[:1].isspace():
        return FrontMatterError(
            written[0].span(0),
            "the first key is indented, and the others are not",
            "Start all keys in the first column.",
            repair=Repair("Move it to the first column", ((_indent(written[0]), ""),)),
        )
    return FrontMatterError(
        line.span(0), "text follows the end of the YAML document", "Delete the `---` or `...`."
    )


def _no_closer(line: Line) -> FrontMatterError:
    """A line that looks like a fence, and stands where the front matter was meant to end."""
    return FrontMatterError(
        line.span(0),
        f"`{line.text.strip()}` does not close front matter",
        "Write `---`: what follows is read as front matter up to the next `---`.",
    )


def _no_fence(line: Line) -> FrontMatterError:
    return FrontMatterError(
        line.span(0),
        f"`{line.text.strip()}` is no fence and no key",
        "Delete it: front matter opens and closes with a line `---`.",
    )


def _structure(lines: list[Line], number: int, at: int, problem: str) -> FrontMatterError:
    """What is wrong between lines."""
    line = lines[number]
    before = lines[_previous(lines, number)]
    if behind := lines[0].text.strip():
        return FrontMatterError(
            lines[0].span(lines[0].text.index(behind)),
            f"text stands behind the opening fence: `{behind[:20]}`",
            "Leave nothing but the fence in its line.",
        )
    for near in (line, before):
        if _FENCE_LIKE.match(near.text):
            is_first = not any(other.text.strip() for other in lines[: lines.index(near)])
            return _no_fence(near) if is_first else _no_closer(near)
    if "document start" in problem:
        return _second_document(lines, line)
    if "undefined alias" in problem:
        return FrontMatterError(
            Span(at, line.end), "`*` refers to a YAML anchor that does not exist", QUOTE
        )
    misplaced = _misplaced_key(line, before, problem)
    if misplaced is not None:
        return misplaced
    if not re.search(r":(\s|$)", line.text) and line.text.strip():
        return FrontMatterError(
            line.span(len(line.text) - len(line.text.lstrip())),
            "this line is no `key: value`",
            "Indent it to go on with the value above, or close the front matter before it.",
        )
    end = max(at + 1, line.end)
    return FrontMatterError(
        Span(min(at, line.end), end),
        "YAML cannot be read from here on",
        "Look at the quotes, brackets and indentation of this line and the one before it.",
    )


def _misplaced_key(line: Line, before: Line, problem: str) -> FrontMatterError | None:
    """A key in a column where no key can stand, by the line before it that has text."""
    indent = len(line.text) - len(line.text.lstrip())
    before_indent = len(before.text) - len(before.text.lstrip())
    keyed = re.match(r"\s*(?:- +)?[\w.\"'-]+\s*:", line.text)
    if not keyed:
        return None
    key = line.span(indent, keyed.end())
    if "'-' indicator" in problem:
        return FrontMatterError(
            key,
            "a key stands in the column of the list items above",
            "Items of a list begin with `- `, and belong below a key of their own: `tags:`.",
        )
    if indent == before_indent or line is before:
        return None
    deeper = "deeper" if indent > before_indent else "less deep"
    return FrontMatterError(
        key,
        f"this key is indented {deeper} than the lines that it belongs with",
        f"Keys of one level start in one column: the line before starts in column "
        f"{before_indent + 1}, this one in column {indent + 1}.",
    )
