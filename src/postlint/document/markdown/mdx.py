"""What MDX has beside Markdown, made into what HTML has: comments, expressions, closed tags."""

from __future__ import annotations

import re

from postlint.document.markdown.segments import Body, Writer
from postlint.document.mask import blank
from postlint.pattern import lazy
from postlint.source import Span

_COMMENT = lazy(r"\{/\*.*?\*/\}", re.DOTALL)
_BRACE = lazy(r"(?<=[\w-])=\{|[{}]")
_LONGEST = 2_000
"""A longer one begins at a brace of something else, if no tag goes on behind it."""
_GOES_ON = lazy(r"\s*/?>|\s+[A-Za-z_][\w:.-]*(?:=[{\"']|[\s/>])")
"""What stands behind the value of an attribute."""
_CLOSED = lazy(
    r"""<(iframe|script|style|textarea|title)(?=[\s/])(?>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)(?<=/)>""",
    re.IGNORECASE,
)
"""Tags that close themselves. HTML would take all that follows for their text."""


def without_code(text: str, start: int) -> str:
    """The text, of the same length, without comments and the expressions that attributes have.

    Looks from `start` on. An expression becomes what template calls do: its value is not known.
    """
    if "{" not in text:
        return text
    text = text[:start] + _without_comments(text[start:])
    return blank(text, _expressions(text, start))


def _without_comments(text: str) -> str:
    if "*/}" not in text:
        return text
    last = text.rindex("*/}") + len("*/}")
    return _COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), text[:last]) + text[last:]


def _expressions(text: str, start: int) -> list[Span]:
    """The braces behind `name=`, with all between them; none within another."""
    found: list[Span] = []
    opened: list[tuple[int, bool]] = []
    for brace in _BRACE.finditer(text, start):
        if brace[0] != "}":
            opened.append((brace.end() - 1, brace[0] != "{"))
        elif opened:
            at, is_value = opened.pop()
            is_short = brace.end() - at <= _LONGEST
            if is_value and (is_short or _GOES_ON.match(text, brace.end())):
                while found and found[-1].start > at:
                    found.pop()
                found.append(Span(at, brace.end()))
    return found


def with_end_tags(body: Body) -> Body:
    """The body, with an end tag behind each tag that closes itself and holds text in HTML."""
    if "/>" not in body.html:
        return body
    html, segments = body
    whole = segments.to_source(0, len(html))
    writer, at = Writer(*whole), 0
    for found in _CLOSED.finditer(html):
        writer.copy(html, segments, at, found.end())
        writer.write(f"</{found[1]}>", *segments.to_source(*found.span()))
        at = found.end()
    if not at:
        return body
    writer.copy(html, segments, at, len(html))
    written = writer.written()
    return Body(written.html, written.segments.with_code(segments.code))
