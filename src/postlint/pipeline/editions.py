"""What is wrong in several editions of one post alike, and is told once a site."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.diagnostic import Cause, Diagnostic
from postlint.document.post import Post
from postlint.profile.editions import have_others, without_edition

_OWN = "postlint"
_LONGEST = 120
"""Letters of a line that name what is wrong in it."""


def with_editions(found: list[Diagnostic], post: Post) -> list[Diagnostic]:
    """The diagnostics of a post, each with a cause that its other versions and translations share.

    Alike is what says the same of the same line: it was copied with the post.
    """
    place = post.place
    if not found or place is None or not have_others(place.path, place.files):
        return found
    return list(_shared(found, post, without_edition(place.path)))


def _shared(found: Iterable[Diagnostic], post: Post, name: str) -> Iterable[Diagnostic]:
    for diagnostic in found:
        if diagnostic.group == _OWN or (diagnostic.cause is not None and diagnostic.cause.of_site):
            yield diagnostic
            continue
        line = post.source.slice(post.source.line_at(diagnostic.span.start)).strip()
        text = f"{diagnostic.message} in {name}: {line[:_LONGEST]}"
        yield diagnostic._replace(cause=Cause(text, of_site=True))
