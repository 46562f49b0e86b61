"""Fixes that take a suppression out of a post, or a name out of a suppression."""

from __future__ import annotations

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.document.post import Post, derived
from postlint.fixing.rendering import edited, renders_alike
from postlint.source import Span
from postlint.suppression.comments import Suppression

_MOST_RENDERINGS = 32
"""How often a post is rendered again to find out what its comments part. Once some are removed, it
is asked about the others."""


class _Renderings:
    """How often a post was rendered again."""

    def __init__(self) -> None:
        self._count = 0

    def afford(self) -> bool:
        """Whether the post may be rendered once more, which is then counted."""
        self._count += 1
        return self._count <= _MOST_RENDERINGS


@derived
def _renderings(_: Post) -> _Renderings:
    """What counts for a post: the same whoever asks."""
    return _Renderings()


def without_comment(post: Post, suppression: Suppression) -> Fix | None:
    """The fix that removes a comment, with its line where it stands alone.

    None where the post would be rendered differently: a comment can part two lists; and where
    finding that out was done so often that it would take long.
    """
    whole, alone = _extent(post, suppression.span)
    edit = Edit(whole, "")
    if not alone and _is_between_spaces(post.source.text, whole):
        edit = Edit(Span(whole.start, whole.end + 1), "")
    if suppression.span.start >= post.body.start:
        renderings = _renderings(post)
        if not renderings.afford() or not renders_alike(post, edited(post, (edit,))):
            return None
    return Fix("Remove the comment", Applicability.SAFE, (edit,))


def without_name(post: Post, suppression: Suppression, name: Span) -> Fix:
    """The fix that removes one of several names of a comment."""
    spans = [span for _, span in suppression.names]
    at = spans.index(name)
    if at + 1 < len(spans):
        span = Span(name.start, spans[at + 1].start)
    else:
        span = Span(spans[at - 1].end, name.end)
    return Fix(f"Remove `{post.source.slice(name)}`", Applicability.SAFE, (Edit(span, ""),))


def _extent(post: Post, span: Span) -> tuple[Span, bool]:
    """What goes with a comment; and whether that is its lines, as it stands alone on them."""
    text = post.source.text
    first, last = post.source.line_at(span.start), post.source.line_at(span.end)
    before, after = text[first.start : span.start], text[span.end : last.end]
    if not before.strip() and not after.strip():
        line_end = 2 if text.startswith("\r\n", last.end) else 1
        return Span(first.start, min(last.end + line_end, len(text))), True
    if not after.strip():
        return Span(first.start + len(before.rstrip()), span.end), False
    return span, False


def _is_between_spaces(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] == " " and text[span.end : span.end + 1] == " "
