"""Reads a post's questions and answers, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.document.faq.body import in_body
from postlint.document.faq.front_matter import in_front_matter
from postlint.document.faq.pair import Form, QuestionAnswer
from postlint.document.words import folded

if TYPE_CHECKING:
    from postlint.document.post import Post

__all__ = ["Form", "QuestionAnswer", "in_front_matter", "read_faq"]


def read_faq(post: Post) -> Iterator[QuestionAnswer]:
    """The post's questions and answers in the order written, each question once.

    A question in the body comes before the same one in the front matter: readers see it.
    """
    seen: set[str] = set()
    visible = list(in_body(post))
    for pair in visible:
        seen.add(folded(pair.question))
        yield pair
    for pair in in_front_matter(post):
        if folded(pair.question) not in seen:
            yield pair
    if not visible and not any(in_front_matter(post)) and "ld+json" in post.tree.html:
        from postlint.document.structured_data import json_ld_pairs

        yield from json_ld_pairs(post)
