"""What people read of a post."""

import re

from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.source import Span, Spans

_ADDRESS = lazy(
    r"(?:\w+:/|\.{0,2}/|www\.)[^\s\"'<>()\[\]]*$|(?:href|src|srcset)\s*=\s*[\"']?[^\"'<>]*$|\]\([^\s()]*$"
)
_LONGEST = 300


def is_content(post: Post, span: Span) -> bool:
    """Whether a span is content: a value of the front matter, or prose of the body."""
    matter = post.front_matter
    if matter is not None and span.start < post.body.start:
        return _values(post).enclose(span)
    return post.is_prose(span)


def is_in_address(post: Post, span: Span) -> bool:
    """Whether a span is part of an address or a path."""
    before = post.source.text[max(0, span.start - _LONGEST) : span.start]
    return bool(_ADDRESS.search(before.rpartition("\n")[2]))


def is_in_tag(post: Post, span: Span) -> bool:
    """Whether a span is part of a start tag, which nobody reads."""
    return _tags(post).enclose(span)


@derived
def _values(post: Post) -> Spans:
    matter = post.front_matter
    return Spans(scalar.span for _, scalar in matter.scalars()) if matter else Spans(())


@derived
def _tags(post: Post) -> Spans:
    return Spans(element.span for element in post.elements() if not element.is_markdown)


def mentions(post: Post, pattern: re.Pattern[str]) -> bool:
    """Whether a post says anywhere something that a pattern finds."""
    return pattern.search(post.source.text) is not None
