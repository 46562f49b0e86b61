"""Where a post's front matter begins and ends.

Source: Hugo's parser/pageparser/pagelexer_intro.go and runs of Hugo 0.168; Jekyll's
document.rb (`YAML_FRONT_MATTER_REGEXP`).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from postlint.dialect.generator import Generator
from postlint.pattern import lazy
from postlint.source import Span

Format = Literal["yaml", "toml", "json"]

LAST_YAML_LINE = lazy(r"^\.\.\.[ \t]*$", re.MULTILINE)
"""What ends a YAML document: Hugo drops what follows, silently."""
_LEADING = re.compile(r"[ \t\r\n\f\v\ufeff]*")
_JSON_OPENER = lazy(r"""\{\s*(?:"|$)""")
_MDX_COMMENT = "{/*"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_KEY = r"""["']?[\w.-]+(?:[ ][\w.-]+)?["']?[ \t]*[:=](?:\s.*|["'\[{].*)?"""
_KEY_LINE = lazy(rf"\s*(?:#.*|-\s.*|{_KEY}|\s+\S.*|[\]}}].*)?$")
_BLANK_REST = re.compile(r"[ \t]+(?=[\r\n]|$)")
_MARKDOWN_HEADING = re.compile(r"#{2,6}[ \t]")
_CLOSER_LIKE = lazy(r"\s*(?:\.{3}|-\s?-\s?-?|[—–]{1,3}-*|-*[—–]+-*|\*{3}|_{3}|={3,}|~{3,})\s*$")


class Split(NamedTuple):
    """The parts of a post that has front matter, or something that its generator takes for it.

    `opener` and `closer` are the fences; a JSON front matter has none, and they are empty spans
    at its ends. `closer` is None where the front matter is not closed; `content` then ends at
    the line that was likely meant to close it. `body_start` is where the body begins.
    """

    format: Format
    opener: Span
    content: Span
    closer: Span | None
    body_start: int


def split(text: str, generator: Generator, start: int = 0) -> Split | None:
    """The front matter of the post that begins at `start`; None where there is none."""
    found = _LEADING.match(text, start)
    at = found.end() if found else start
    if generator.fence_is_prefix:
        return _split_by_prefix(text, at, generator)
    line = _LINE.match(text, at)
    first = line[0].rstrip() if line else ""
    if first in ("---", "+++"):
        return _fenced(text, at, generator)
    return _json(text, at) if _JSON_OPENER.match(first) else None


def _split_by_prefix(text: str, at: int, generator: Generator) -> Split | None:
    if text.startswith(("---", "+++"), at):
        return _fenced(text, at, generator)
    if text.startswith("{", at) and not text.startswith(_MDX_COMMENT, at):
        return _json(text, at)
    if text.startswith(("-", "+"), at):
        end = at + len(_LINE.match(text, at)[0].rstrip())  # type: ignore[index]
        format_: Format = "yaml" if text[at] == "-" else "toml"
        return Split(format_, Span(at, at), Span(at, end), Span(end, end), at)
    return None


def _fenced(text: str, at: int, generator: Generator) -> Split:
    format_: Format = "yaml" if text[at] == "-" else "toml"
    fence = text[at : at + 3]
    opener = Span(at, at + 3)
    blank = _BLANK_REST.match(text, at + 3)
    inside = blank.end() if blank else at + 3
    line = _next_line(text, at + 3)
    found = _closer(text, line, fence, is_prefix=generator.fence_is_prefix)
    if generator.closes_with_dots and format_ == "yaml":
        found = _closer(text, line, "...", end=found and found.start) or found
    if found is not None:
        closer = Span(found.start, found.start + 3)
        is_longer = generator.fence_is_prefix and text[slice(*found)].rstrip() != fence
        body = closer.end if is_longer else found.end
        return Split(format_, opener, Span(inside, closer.start), closer, body)
    end, body = _likely_end(text, _next_line(text, at + 3))
    return Split(format_, opener, Span(inside, max(inside, end)), None, body)


def _closer(
    text: str, start: int, fence: str, *, end: int | None = None, is_prefix: bool = False
) -> Span | None:
    """The first line between `start` and `end` that is a fence, its line end included.

    Where the fence `is_prefix`, the line may go on behind it.
    """
    at = text.find(fence, start, end)
    while at >= 0:
        if at == start or text[at - 1] in "\r\n":
            after = _next_line(text, at)
            if is_prefix or not text[at + len(fence) : after].strip():
                return Span(at, after)
        at = text.find(fence, at + 1, end)
    return None


def _likely_end(text: str, start: int) -> tuple[int, int]:
    """Where an unclosed front matter was likely meant to end, and where the body then starts.

    That is a line that looks much like a closer, or the first that is no line of front matter.
    """
    line = last = start
    while line < len(text):
        end = _next_line(text, line)
        written = text[line:end].rstrip("\r\n")
        if _CLOSER_LIKE.match(written):
            return line, end
        if _MARKDOWN_HEADING.match(written) or (written.strip() and not _KEY_LINE.match(written)):
            return last, last
        if written.strip() and not (written.startswith("#") and last < line):
            last = end
        line = end
    return last, last


def _json(text: str, at: int) -> Split:
    """JSON front matter runs to the brace that closes its first one."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}]', text[at:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0 and found[0] == "}":
            end = at + found.end()
            return Split("json", Span(at, at), Span(at, end), Span(end, end), end)
    end, body = _likely_end(text, _next_line(text, at))
    return Split("json", Span(at, at), Span(at, end), None, body)


def _next_line(text: str, at: int) -> int:
    """The start of the line after the one that `at` stands in."""
    found = _LINE.match(text, at)
    return found.end() if found else len(text)
