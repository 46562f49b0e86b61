"""Posts that only show what a theme can do."""

from __future__ import annotations

import re

from postlint.document.blocks import Block
from postlint.document.misread import is_named_by_level, names_its_level
from postlint.document.post import Post, derived
from postlint.pattern import lazy

_FOLDERS = frozenset(
    {
        "test",
        "tests",
        "testing",
        "demo",
        "demos",
        "sample",
        "samples",
        "examplesite",
        "example-site",
    }
)
_LOREM = lazy(r"\b(?:dolor sit amet|lorem (?:ipsum|markdownum))\b", re.IGNORECASE)
"""Text that fills a place, as posts that come with a theme have it."""
_OF_TAG = lazy(r"[\w ()/-]+ (?:tags?|elements?|attributes?)|definition lists?|blockquotes?")
_OF_GUIDES = frozenset(
    {"emphasis", "lists", "links", "images", "tables", "blockquotes", "inline html", "code"}
    | {"code and syntax highlighting", "horizontal rule", "horizontal rules", "line breaks"}
    | {"youtube videos", "headers", "headings", "strikethrough", "footnotes", "code blocks"}
    | {"task lists", "inline code", "paragraphs", "definition lists", "ordered lists"}
    | {"unordered lists", "ordered list", "unordered list", "nested list", "table"}
    | {"code block", "blockquote", "list types"}
)
"""Headings of cheat sheets of Markdown, as they are copied from post to post."""
_LEAST_OF_GUIDES = 5
_MOST_OF_OTHERS = 10
"""Of as many blocks as this, one at least."""
_LEAST_LEVELS = 4
_LEAST_TAGS = 6


def is_in_drafts(post: Post) -> bool:
    """Whether a post lies in the folder where Jekyll and Hexo keep what is not finished."""
    return "_drafts" in post.source.path.split("/")[:-1]


def is_sample(post: Post) -> bool:
    """Whether a post lies in a folder of such posts."""
    return not _FOLDERS.isdisjoint(post.source.path.lower().split("/")[:-1])


@derived
def shows_markup(post: Post) -> bool:
    """Whether a post only shows what markup looks like, or holds text that fills a place."""
    if is_filled(post):
        return True
    headings = post.headings
    if sum(map(names_its_level, headings)) >= _LEAST_LEVELS:
        return True
    if len(headings) > 1 and all(map(is_named_by_level, headings)):
        return True
    if (
        len(_OF_GUIDES.intersection(heading.text.lower() for heading in headings))
        >= _LEAST_OF_GUIDES
    ):
        return True
    named = sum(_OF_TAG.fullmatch(heading.text.lower()) is not None for heading in headings)
    return named >= _LEAST_TAGS


@derived
def is_filled(post: Post) -> bool:
    """Whether enough of the text fills a place, and does not only show what some markup makes."""
    if not _LOREM.search(post.source.text, post.body.start):
        return False
    blocks = post.blocks
    filled = sum(_LOREM.search(b.text) is not None and not _is_code(b) for b in blocks)
    return filled > 0 and filled * _MOST_OF_OTHERS >= len(blocks)


def _is_code(block: Block) -> bool:
    return block.tag == "pre" or any(
        _LOREM.search(e.raw_text) for e in block.inlines if e.tag == "code"
    )
