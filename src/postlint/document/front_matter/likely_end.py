"""Where front matter that nothing closes was likely meant to end."""

from __future__ import annotations

from postlint.pattern import lazy

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)?")
_KEY = r"""["']?[\w.-]+(?:[ ][\w.-]+)?["']?[ \t]*[:=](?:\s.*|["'\[{].*)?"""
_KEY_LINE = lazy(rf"\s*(?:#.*|-\s.*|{_KEY}|\s+\S.*|[\]}}].*)?$")
_MARKDOWN_HEADING = lazy(r"#{2,6}[ \t]")
_CLOSER_LIKE = lazy(r"\s*(?:\.{3}|-\s?-\s?-?|[—–]{1,3}-*|-*[—–]+-*|\*{3}|_{3}|={3,}|~{3,})\s*$")


def likely_end(text: str, start: int) -> tuple[int, int]:
    """Where an unclosed front matter was likely meant to end, and where the body then starts.

    That is a line that looks much like a closer, or the first that is no line of front matter.
    """
    line = last = start
    while line < len(text):
        end = next_line(text, line)
        written = text[line:end].rstrip("\r\n")
        if _CLOSER_LIKE.match(written):
            return line, end
        if _MARKDOWN_HEADING.match(written) or (written.strip() and not _KEY_LINE.match(written)):
            return last, last
        if written.strip() and not (written.startswith("#") and last < line):
            last = end
        line = end
    return last, last


def next_line(text: str, at: int) -> int:
    """The start of the line after the one that `at` stands in."""
    found = _LINE.match(text, at)
    return found.end() if found else len(text)
