"""Where a post is read as something else than it was meant for, so that faults there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.broken_tags import broken_tags
from postlint.document.markdown.lines import lines
from postlint.document.misread import behind_quoted_fences
from postlint.document.pasted_code import pasted_lines
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.source import Span, Spans

_OF_WORDS = lazy(r"^[ ]{0,3}(?:`{3,}|~{3,})[ \t]*[^\s`{]+[ \t]+[^\s`{][^\n`]*$", re.MULTILINE)


@derived
def misread(post: Post) -> Spans:
    """The stretches of which a rule tells why they are misread, or of which nobody can tell."""
    if _sends_on(post):
        return Spans((Span(0, len(post.source.text) + 1),))
    broken = (broken.span for broken in broken_tags(post))
    return Spans(
        (*broken, *pasted_lines(post), *_behind_odd_fence(post), *behind_quoted_fences(post))
    )


def _sends_on(post: Post) -> bool:
    """Whether browsers leave the page at once for another one, so that nobody reads it."""
    return "http-equiv" in post.tree.html.lower() and any(
        (meta.attribute("http-equiv") or "").lower() == "refresh"
        and "url" in (meta.attribute("content") or "").lower()
        for meta in post.elements("meta")
    )


def _behind_odd_fence(post: Post) -> Iterator[Span]:
    """What stands behind a fence that names more than kramdown takes for one.

    Sites have such where a program of their own rewrites them first: what is code then is text.
    """
    text = post.source.text
    if post.is_html or post.profile.generator.markdown.fences != "one word":
        return
    if _OF_WORDS.search(text, post.body.start):
        body = text[post.body.start :]
        opening = (line for line in lines(body) if line.opens and _OF_WORDS.match(line.text))
        first = next(opening, None)
        if first is not None:
            yield Span(post.body.start + first.start, len(text))
