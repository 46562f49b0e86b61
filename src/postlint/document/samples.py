"""Posts that only show what a theme can do."""

from __future__ import annotations

import re
from collections.abc import Callable

from postlint.document.blocks import Block
from postlint.document.misread import is_named_by_level, names_its_level
from postlint.document.post import Post, derived
from postlint.pattern import lazy

_TEST = frozenset({"test"})
"""Others of the kind may be sections: of reviews (`tests`), on testing."""
_FOLDERS = _TEST | frozenset(
    {"tests", "testing", "demo", "demos", "sample", "samples", "examplesite", "example-site"}
)
_LOREM = lazy(r"orem (?:ipsum|markdownum)|olor sit amet|\ALorem(?: [a-z]+,?){4}")
"""Text that fills a place, as posts that come with a theme have it; generators of it begin with
"Lorem" and go on with any Latin.
"""
_MAYBE_LOREM = ("orem ", "olor sit amet")
_LATIN = lazy(
    r"\b(?:accumsan|adipiscing|aliquet|consectetur|curabitur|faucibus|lacinia|pellentesque"
    r"|ullamcorper|vestibulum|viverra)\b",
    re.IGNORECASE,
)
"""Words of it that nobody writes."""
_OF_TAG = lazy(r"[\w ()/-]+ (?:tags?|elements?|attributes?)|definition lists?|blockquotes?")
_OF_GUIDES = frozenset(
    {"emphasis", "lists", "links", "images", "tables", "blockquotes", "inline html", "code"}
    | {"code and syntax highlighting", "horizontal rule", "horizontal rules", "line breaks"}
    | {"youtube videos", "headers", "headings", "strikethrough", "footnotes", "code blocks"}
    | {"task lists", "inline code", "paragraphs", "definition lists", "ordered lists"}
    | {"unordered lists", "ordered list", "unordered list", "nested list", "table"}
    | {"preformatted", "buttons", "form", "forms", "typography", "unordered", "ordered", "text"}
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
    return _lies_in(_FOLDERS, post)


def _lies_in(folders: frozenset[str], post: Post) -> bool:
    return not folders.isdisjoint(post.source.path.lower().split("/")[:-1])


@derived
def shows_markup(post: Post) -> bool:
    """Whether a post only shows what markup looks like, or holds text that fills a place."""
    if _lies_in(_TEST, post) or is_filled(post) or _is_latin(post):
        return True
    headings = post.headings
    if sum(map(names_its_level, headings)) >= _LEAST_LEVELS:
        return True
    if len(headings) > 1 and all(map(is_named_by_level, headings)):
        return True
    names = [heading.text.lower() for heading in headings]
    of_guides = len(_OF_GUIDES.intersection(names))
    if of_guides >= _LEAST_OF_GUIDES and 2 * of_guides >= len(names):
        return True
    return sum(_OF_TAG.fullmatch(name) is not None for name in names) >= _LEAST_TAGS


@derived
def is_filled(post: Post) -> bool:
    """Whether enough of the text fills a place, and does not only show what some markup makes."""
    text = post.source.text
    return any(words in text for words in _MAYBE_LOREM) and _is_mostly(_is_lorem, post)


def _is_latin(post: Post) -> bool:
    return _has_latin(post.source.slice(post.body)) and _is_mostly(_has_latin, post)


def _is_mostly(fills: Callable[[str], bool], post: Post) -> bool:
    """Whether enough blocks are filled; code is none."""
    blocks = post.blocks
    filled = sum(fills(block.text) and not _is_code(block) for block in blocks)
    return filled > 0 and filled * _MOST_OF_OTHERS >= len(blocks)


def _is_lorem(text: str) -> bool:
    return _LOREM.search(text) is not None


def _has_latin(text: str) -> bool:
    return len({word.lower() for word in _LATIN.findall(text)}) > 1


def _is_code(block: Block) -> bool:
    inner = (element.raw_text for element in block.inlines if element.tag == "code")
    return block.tag == "pre" or any(map(_is_lorem, inner))
