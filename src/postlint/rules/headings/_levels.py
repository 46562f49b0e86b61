"""Edits that give a heading another level."""

import re

from postlint.diagnostic import Edit
from postlint.document.headings import Heading
from postlint.document.post import Post
from postlint.source import Span

_MARKS = re.compile(r"#+(?=\s|$)")
_TAG = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_END_TAG = re.compile(r"</h[1-6]\s*>$", re.IGNORECASE)
_DEEPEST = 6


def relevel(post: Post, heading: Heading, level: int) -> tuple[Edit, ...] | None:
    """The edits; None for one underlined, by role, or without its end tag."""
    element = heading.element
    if element.tag != f"h{heading.level}" or not 1 <= level <= _DEEPEST:
        return None
    span = element.span if element.is_markdown else element.full_span
    written = post.source.slice(span)
    if element.is_markdown:
        marks = _MARKS.match(written)
        place = marks and Span(span.start, span.start + marks.end())
        return place and (Edit(place, "#" * level),)
    start, end = _TAG.match(written), _END_TAG.search(written)
    if start is None or end is None:
        return None
    at = (span.start + start.end() - 1, span.start + end.start() + 3)
    return tuple(Edit(Span(digit, digit + 1), str(level)) for digit in at)
