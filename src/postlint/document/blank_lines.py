"""Where the blank lines of a post stand, which part its paragraphs and blocks of HTML."""

from __future__ import annotations

from bisect import bisect_left

from postlint.document.post import Post, derived
from postlint.pattern import lazy

_BLANK_LINE = lazy(r"\n[ \t\r]*+(?=\n)")


@derived
def _blank_lines(post: Post) -> list[int]:
    return [found.start() for found in _BLANK_LINE.finditer(post.source.text)]


def is_parted(post: Post, start: int, end: int) -> bool:
    """Whether a blank line begins between two offsets. Takes no longer the further they are."""
    blank_lines = _blank_lines(post)
    following = bisect_left(blank_lines, start)
    return following < len(blank_lines) and blank_lines[following] < end
