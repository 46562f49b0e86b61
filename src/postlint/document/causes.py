"""Where a post is read as something else than it was meant for, so that faults there are none."""

from __future__ import annotations

from postlint.document.broken_tags import broken_tags
from postlint.document.pasted_code import pasted_lines
from postlint.document.post import Post, derived
from postlint.source import Spans


@derived
def misread(post: Post) -> Spans:
    """The stretches of which a rule tells why they are misread: all else that is found there."""
    broken = (broken.span for broken in broken_tags(post))
    return Spans((*broken, *pasted_lines(post)))
