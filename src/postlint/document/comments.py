"""HTML comments in a post."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.source import Span

_START, _END = "<!--", "-->"
_REST = lazy(r"[ \t]*(?:\r?\n|\Z)")


def comments_in_comments(post: Post) -> Iterator[tuple[Span, Span]]:
    """The comments that hold another one, each with the `-->` that was meant to end it.

    Browsers end a comment at the first `-->`, so that the second one is text.
    """
    text, at = post.source.text, post.body.start
    while not post.is_mdx and (start := text.find(_START, at)) >= 0:
        end = text.find(_END, start + len(_START))
        if end < 0:
            return
        at = end + len(_END)
        inner = text.find(_START, start + len(_START), end)
        meant = text.find(_END, at) if inner >= 0 else -1
        if meant < 0 or text.find(_START, at, meant) >= 0:
            continue
        place = Span(meant, meant + len(_END))
        if not _REST.match(text, place.end):
            continue  # an arrow in a sentence
        if not post.not_content.overlap(Span(start, at)) and post.is_prose(place):
            yield Span(start, at), place
