"""Program code that stands in a post as HTML: what its tags hold is no address and no text."""

from __future__ import annotations

import re

from postlint.document.html import Element
from postlint.document.html.tokens import Tag
from postlint.document.mask import between
from postlint.document.post import Post, derived
from postlint.document.tags import attributes, has_raw_tags, span, written
from postlint.pattern import lazy
from postlint.source import Span, Spans

_PLAIN = frozenset({"action", "class", "height", "href", "id", "name", "src", "style", "value"})
"""Attributes that hold no code, and no sentences."""
_SIGNS = lazy(r"[+.]\s*[\"'>]|<<|=\s*\{|\$\{")
"""What a post with code in its tags has somewhere."""
_JOINED = lazy(
    r"""(?:^["']\s*|["']\s+)[+.&]\s*(?:[$\w(][^"'<>]*?)?[+.&]\s*["']|^\s*[+.]\s*[$\w(][^"'<>]*[+.]\s*$|\$\{\w"""
)
"""Strings and names put together: `' + name + '`, `" . $name . "`, `${name}`."""
_EXPRESSION = lazy(r"=\s*\{(?![{%])")
"""A value as JSX has it."""
_NAME = re.compile(r"<[A-Z][A-Z\d_]*\s*>")


@derived
def pasted_code(post: Post) -> tuple[Tag, ...]:
    """The tags that show that program code was pasted as HTML, in the order written."""
    if post.is_mdx or post.profile.generator.has_components or not has_raw_tags(post):
        return ()
    if not _SIGNS.search(post.source.text, post.body.start):
        return ()
    return tuple(tag for tag in written(post, post.tree.tags) if _is_code(post, tag))


@derived
def pasted_lines(post: Post) -> tuple[Span, ...]:
    """The lines of the source that the code in it takes, as far as that shows."""
    starts = {tag.start for tag in pasted_code(post)}
    if not starts:
        return ()
    first: dict[Element | None, Span] = {}
    for element in post.elements():
        if element.start_offset in starts:
            place, around = _lines(post, element), element.parent
            known = first.get(around, place)
            first[around] = Span(known.start, max(known.end, place.end))
    return tuple(first.values())


def _lines(post: Post, element: Element) -> Span:
    place = element.full_span
    first, last = post.source.line_at(place.start), post.source.line_at(max(place))
    return Span(first.start, last.end)


def _is_code(post: Post, tag: Tag) -> bool:
    if tag.is_end:
        return False
    if is_here_document(post, tag):
        return span(post, tag).start not in _held(post)
    return any(
        (name in _PLAIN and _JOINED.search(value))
        or _EXPRESSION.search(post.tree.html, place.start, place.end)
        for name, value, place in attributes(post.tree.html, tag)
    )


def is_here_document(post: Post, tag: Tag) -> bool:
    """Whether what looks like a tag is where a here-document of a shell starts: `cat <<END >`."""
    start = span(post, tag).start
    before = post.source.text[max(0, start - 3) : start]
    return bool(before.endswith("<") and _NAME.match(post.source.text, start))


@derived
def _held(post: Post) -> Spans:
    """What stands between template calls and their closers."""
    return Spans(between(post.calls))
