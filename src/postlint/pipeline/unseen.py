"""What nobody sees of a post: HTML that the build leaves out."""

from __future__ import annotations

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.pipeline.samples import is_of_markup
from postlint.source import Span, Spans

_OF_TAGS = frozenset(
    {"document-element", "duplicate-attribute", "duplicate-id", "label-target-missing"}
    | {"list-in-list", "markdown-in-html", "stray-end-tag", "unclosed-element"}
)


def without_unseen(found: list[Diagnostic], post: Post) -> list[Diagnostic]:
    """The diagnostics of a post but those of HTML that is left out: `raw-html-dropped` speaks."""
    if post.is_html or post.place is None or not any(map(_is_of_tags, found)):
        return found
    from postlint.document.misread import meant_tags  # most posts have no such fault
    from postlint.document.tags import has_raw_tags
    from postlint.lookup.hugo_markup import drops_raw_html

    if not has_raw_tags(post) or not drops_raw_html(post.place, post.profile):
        return found
    unseen = Spans(place for _, place in meant_tags(post))
    return [one for one in found if not (_is_of_tags(one) and unseen.overlap(_first(one)))]


def _is_of_tags(diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic is about what tags make, or how they nest."""
    return is_of_markup(diagnostic) or diagnostic.rule in _OF_TAGS


def _first(diagnostic: Diagnostic) -> Span:
    """The first character of what a diagnostic is about."""
    return Span(diagnostic.span.start, diagnostic.span.start + 1)
