"""Where in posts it stands what is said of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from postlint.document.post import Post
from postlint.rules.across import Spot
from postlint.rules.site._groups import Told
from postlint.source import Span


def title_span(post: Post) -> Span:
    """Where a post says its title; its start where the front matter says none."""
    entry = post.front_matter.entry("title") if post.front_matter is not None else None
    return entry.value.span if entry is not None else Span(0, 0)


def last_first(posts: Sequence[Told], place: Callable[[Any], tuple[Span, str]]) -> Iterator[Spot]:
    """The places in posts, some of them with several: those in the last post first, in order."""
    last = posts[-1][0]
    spots = (Spot(path, *place(fact)) for path, fact in posts)
    yield from sorted(spots, key=lambda spot: (spot.path != last, spot.path, spot.span))
