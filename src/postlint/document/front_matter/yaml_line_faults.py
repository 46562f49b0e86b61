"""What may be wrong with one line of YAML front matter, in the author's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.front_matter.nodes import FrontMatterError, Repair
from postlint.document.front_matter.yaml_repairs import (
    BARE_DASH,
    Line,
    in_brackets,
    quoted,
    requoted,
    spaced_dashes,
    untabbed,
)
from postlint.pattern import lazy
from postlint.source import Span

_VALUE = r"(\S(?:.*[^ \t])?)[ \t]*$"
KEY_VALUE = lazy(
    r"""((?>\s*(?:-\s+)*))("[^"]*"|'[^']*'|[^\s#:'"\[{](?:[^:#]*[^:#\s])?)\s*:[ \t]+""" + _VALUE
)
_ITEM = lazy(r"(\s*-[ \t]+)()" + _VALUE)
TOML_LINE = lazy(r"""([\w.-]+)[ \t]*=[ \t]*\S""")
SINGLE_QUOTED = lazy(r"'(?:[^']|'')*'(?!')")
DOUBLE_QUOTED = lazy(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = lazy(
    r"""\\(?:[0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(.?))"""
)
"""An escape in double quotes; its group is set where it is none that YAML knows."""
_NO_SPACE = lazy(r"\s*(?:-\s+)?([\w.-]+):(\S.*)$")
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


def line_faults(lines: list[Line], number: int) -> Iterator[FrontMatterError]:
    """What may be wrong with one line by itself."""
    line = lines[number]
    indent = re.match(r" *\t[ \t]*", line.text)
    if indent and line.text.strip():
        tab = line.text.index("\t")
        yield FrontMatterError(
            line.span(tab, tab + 1),
            "a tab indents this line",
            "YAML allows only spaces for indentation: use two spaces.",
            repair=untabbed(line, indent.end()),
        )
    yield from lookalike(line)
    yield from missing_space(lines, number)
    found = KEY_VALUE.match(line.text) or _ITEM.match(line.text)
    if not found:
        return
    yield from _value_faults(line, found.start(3), found[2])


def _value_faults(line: Line, at: int, key: str) -> Iterator[FrontMatterError]:
    """What may be wrong with the value that starts at column `at` (from 0)."""
    value = line.text[at:].rstrip()
    if value.startswith(("{{", "{%")):
        yield template(line, at)
    if fault := quotes(line, at):
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
                repair=quoted(line, at),
            )
    if value[0] in _SIGNS and not re.match(r"[|>][-+0-9]*\s*(?:#.*)?$", value):
        yield FrontMatterError(
            line.span(at, at + len(value)),
            f"the value starts with a sign: {_SIGNS[value[0]]}",
            QUOTE,
            repair=quoted(line, at),
        )
    if value.startswith("- "):
        yield FrontMatterError(
            line.span(at, at + len(value)),
            "a list item cannot stand on its key's line",
            f"Start the list on the next line, or write `{key}: [{value[2:].strip()}]`.",
            repair=in_brackets(line, at) if key else None,
        )
    colon = re.search(r":(?=\s|$)", value)
    if colon and value[0] not in "\"'[{":
        yield FrontMatterError(
            line.span(at + colon.start(), at + colon.start() + 1),
            f"the colon after `{value[: colon.start()]}` starts a second key on this line",
            f"{QUOTE[:-1]}: a colon and a space end a key in YAML.",
            repair=quoted(line, at),
        )


def quotes(line: Line, at: int) -> FrontMatterError | None:
    """A quoted value, at column `at` (from 0) or after it in a list, that ends too early."""
    value = line.text[at:].rstrip()
    for pattern, name in ((SINGLE_QUOTED, "'"), (DOUBLE_QUOTED, '"')):
        for found in pattern.finditer(value):
            before = value[: found.start()].rstrip()
            if before and before[-1] not in "[{,:":
                continue
            escape = _unknown_escape(found[0]) if name == '"' else None
            if escape:
                return _bad_escape(line, at + found.start() + escape.start(), escape)
            rest = value[found.end() :]
            if found.start() == 0 and re.match(r"\s*[,:]", rest):
                return _after_quote(line, at + found.end())
            if value[0] == "[" and re.match(r"\s+[\"']", rest):
                return _no_comma(line, at + found.end())
            if rest and not re.match(r"\s*(?:[,\]}]|#|$)|:(?:\s|$)", rest):
                return _inner_quote(line, at + found.end() - 1, name, at)
    escape = _unknown_escape(value) if value.startswith('"') else None
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
        repair=Repair("Put a comma there", ((line.span(at, at), ","),)),
    )


def _inner_quote(line: Line, at: int, quote: str, value_at: int) -> FrontMatterError:
    repair = requoted(line, value_at, quote)
    if quote == "'":
        return FrontMatterError(
            line.span(at, at + 1),
            "the apostrophe ends the single-quoted value here",
            "Put the value in double quotes, or write the apostrophe twice: ''.",
            repair=repair,
        )
    return FrontMatterError(
        line.span(at, at + 1),
        "the inner double quote ends the value here",
        'Put the value in single quotes, or write the inner quotes as \\".',
        repair=repair,
    )


def _unknown_escape(text: str) -> re.Match[str] | None:
    return next((escape for escape in _ESCAPE.finditer(text) if escape[1] is not None), None)


def _bad_escape(line: Line, at: int, escape: re.Match[str]) -> FrontMatterError:
    return FrontMatterError(
        line.span(at, at + 1 + len(escape[1])),
        f"`\\{escape[1]}` is no escape that double quotes know",
        "A backslash in double quotes starts an escape: use single quotes, or write \\\\.",
        repair=Repair("Write the backslash twice", ((line.span(at, at), "\\"),)),
    )


def template(line: Line, at: int) -> FrontMatterError:
    return template_fault(line.span(at))


def template_fault(span: Span) -> FrontMatterError:
    """That template code stands where a value should."""
    return FrontMatterError(
        span,
        "an unrendered template stands here",
        "Generators do not run templates in front matter: write the value, or put it in quotes "
        "where the braces are meant.",
    )


def lookalike(line: Line) -> Iterator[FrontMatterError]:
    found = re.match(r"\s*[\w.-]+(:?)([\uff1a\ufe55\u2236\u00a0\u3000\u202f\u200b])", line.text)
    if found:
        sign = found[2]
        meant = "a plain space" if found[1] else "a plain colon and a space"
        written = " " if found[1] else ": "
        if line.text[found.end() : found.end() + 1] == " " or found.end() == len(line.text):
            written = written.rstrip(" ")
        yield FrontMatterError(
            line.span(found.start(2), found.end(2)),
            f"{_LOOKALIKES[sign]} stands here",
            f"Write {meant} instead: YAML does not read the other as one.",
            repair=Repair(f"Write {meant}", ((line.span(found.start(2), found.end(2)), written),)),
        )


def missing_space(lines: list[Line], number: int) -> Iterator[FrontMatterError]:
    line = lines[number]
    found = _NO_SPACE.match(line.text)
    if found and not found[2].startswith("//") and ": " not in line.text:
        colon = found.end(1)
        yield FrontMatterError(
            line.span(colon, colon + 1),
            f"a space is missing after `{found[1]}:`",
            f"Write `{found[1]}: {found[2]}`.",
            repair=Repair("Put a space there", ((line.span(colon + 1, colon + 1), " "),)),
        )
    elif dash := BARE_DASH.match(line.text):
        repair = spaced_dashes(lines, number)
        while number and (above := BARE_DASH.match(lines[number - 1].text)):
            number, line, dash = number - 1, lines[number - 1], above
        yield FrontMatterError(
            line.span(dash.start(1) - 1, dash.start(1)),
            "a space is missing after the dash of a list item",
            f"Write `- {dash[1]}`.",
            repair=repair,
        )
    elif TOML_LINE.match(line.text):
        yield toml_in_yaml(line)


def toml_in_yaml(line: Line) -> FrontMatterError:
    key = line.text.partition("=")[0].strip()
    return FrontMatterError(
        line.span(0),
        "this line is TOML, and the fences are YAML's (---)",
        f"Write `{key}: …`, or fence the front matter with +++.",
    )
