"""What nobody sees of a post: HTML that the build leaves out."""

from __future__ import annotations

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.pipeline.samples import is_of_markup
from postlint.source import Span, Spans


def without_unseen(found: list[Diagnostic], post: Post) -> list[Diagnostic]:
    """The diagnostics of a post but those of HTML that is left out: `raw-html-dropped` speaks."""
    if post.is_html or post.place is None or not any(map(is_of_markup, found)):
        return found
    from postlint.document.tags import has_raw_tags, written_tags  # most posts have no such fault
    from postlint.lookup.hugo_markup import drops_raw_html

    if not has_raw_tags(post) or not drops_raw_html(post.place, post.profile):
        return found
    unseen = Spans(place for _, place in written_tags(post))
    return [one for one in found if not (is_of_markup(one) and unseen.overlap(_first(one)))]


def _first(diagnostic: Diagnostic) -> Span:
    """The first character of what a diagnostic is about."""
    return Span(diagnostic.span.start, diagnostic.span.start + 1)
