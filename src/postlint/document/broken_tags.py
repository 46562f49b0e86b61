"""Start tags that break off: a `>` or a quote mark is missing, and they swallow what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from postlint.document.html.tokens import RAW_TEXT, Tag
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.document.tags import attributes, has_lost_tags, has_raw_tags
from postlint.pattern import lazy

_OPENER = lazy(r"<(?P<name>[a-zA-Z][^\s/<>]*)")
_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NAME = lazy(r"[a-z][\w:.-]*")
_SLIPS = ("<", '"', "'")


class BrokenTag(NamedTuple):
    """A tag that breaks off, as offsets of the tree's HTML.

    `attribute` is the one that it breaks off in, `swallowed` the name of the tag that became part
    of it; None where the post ends first.
    """

    tag: Tag
    attribute: str | None = None
    swallowed: str | None = None


@derived
def broken_tags(post: Post) -> tuple[BrokenTag, ...]:
    """The tags of a post that break off. MDX is left out: its attributes hold code."""
    if post.is_mdx or not has_raw_tags(post) or not has_lost_tags(post):
        return ()
    return tuple(_swallowing(post)) + tuple(_cut_off(post))


def _swallowing(post: Post) -> Iterator[BrokenTag]:
    """The tags that hold the next one, in the name of an attribute or in the value before it."""
    html = post.tree.html
    for tag in post.tree.tags:
        swallowed = None if tag.is_end else _OPENER.search(html, tag.start + 1, tag.end)
        if swallowed is None or not post.tree.segments.is_verbatim(tag.start):
            continue
        found = list(attributes(html, tag))
        names = [attribute.name for attribute in found]
        if any(map(is_dynamic, names)) or not any(s in name for name in names for s in _SLIPS):
            continue
        before = [a.name for a in found if a.place.start < swallowed.start()]
        attribute = before[-1] if before and _NAME.fullmatch(before[-1]) else None
        yield BrokenTag(tag, attribute, swallowed["name"].lower())


def _cut_off(post: Post) -> Iterator[BrokenTag]:
    """The tag that the end of the post cuts off, if there is one."""
    html, tags = post.tree.html, post.tree.tags
    last = tags[-1] if tags else None
    if last is not None and not last.is_end and last.name in RAW_TEXT:
        return
    start = last.end if last is not None else 0
    rest = _COMMENT.sub(lambda found: " " * len(found[0]), html[start:])
    found = _OPENER.search(rest)
    if found is not None and post.tree.segments.is_verbatim(start + found.start()):
        end = start + len(rest.rstrip())
        yield BrokenTag(Tag(found["name"].lower(), False, start + found.start(), end))


def follows_from_broken(post: Post, tag: Tag) -> bool:
    """Whether a tag may have lost its partner to one that breaks off before it."""
    return any(
        tag.start >= broken.tag.start and tag.name in (broken.tag.name, broken.swallowed)
        for broken in broken_tags(post)
    )
