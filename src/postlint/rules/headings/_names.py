"""The headings by the names that screen readers read out."""

from __future__ import annotations

from postlint.document.accessibility import accessible_name
from postlint.document.headings import Heading
from postlint.document.misread import meant_headings
from postlint.document.post import Post, derived


@derived
def named_headings(post: Post) -> tuple[tuple[Heading, str], ...]:
    """The headings that were meant, each with its accessible name."""
    headings = meant_headings(post)
    return tuple((heading, accessible_name(heading.element)) for heading in headings)
