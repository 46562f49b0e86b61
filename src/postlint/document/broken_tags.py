"""Tags that break off: a `>` or a quote mark is missing, and they swallow what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.html.names import KNOWN
from postlint.document.html.tokens import RAW_TEXT, Tag
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.document.tags import attributes, has_lost_tags, has_raw_tags, span, written
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_OPENER = lazy(r"<(?P<name>/?[a-zA-Z][^\s/<>]*)")
_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NAME = lazy(r"[a-z][\w:.-]*")
_SLIPS = ("<", '"', "'")
_WITH_VALUE = lazy(
    r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*)\s+(?:[a-zA-Z][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'))?\s+)*"
    r"(?P<attribute>[a-zA-Z][\w:.-]*)\s*=\s*[\"']"
)
_WHOLE = lazy(
    r"<[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w:.-]*"
    r"(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>"
)
_PARAGRAPH_END = lazy(r"\n[ \t>]*\r?\n")
_LONGEST = 2000


class BrokenTag(NamedTuple):
    """A tag that breaks off: its name, and where it stands in the source.

    `attribute` is the one that it breaks off in. `swallowed` is the name of the tag that became
    part of it, with `/` if that is an end tag. At the end of a post it swallows one of the page;
    as text it swallows none, and is shown.
    """

    name: str
    span: Span
    attribute: str | None = None
    swallowed: str | None = None
    is_at_end: bool = False


@derived
def broken_tags(post: Post) -> tuple[BrokenTag, ...]:
    """The tags of a post that break off. MDX is left out: its attributes hold code."""
    if post.is_mdx or not has_raw_tags(post):
        return ()
    found = [] if post.is_html else list(_shown(post))
    if has_lost_tags(post):
        found += [*_swallowing(post), *_cut_off(post)]
    return tuple(found)


def _swallowing(post: Post) -> Iterator[BrokenTag]:
    """The tags that hold the next one, in the name of an attribute or in the value before it."""
    html = post.tree.html
    for tag in post.tree.tags:
        if tag.is_end or tag.name.startswith("!"):
            continue
        swallowed = _OPENER.search(html, tag.start + 1, tag.end)
        if swallowed is None or not post.tree.segments.is_verbatim(tag.start):
            continue
        found = list(attributes(html, tag))
        names = [attribute.name for attribute in found]
        if any(map(is_dynamic, names)) or not any(s in name for name in names for s in _SLIPS):
            continue
        before = [a.name for a in found if a.place.start < swallowed.start()]
        attribute = before[-1] if before and _NAME.fullmatch(before[-1]) else None
        yield BrokenTag(tag.name, span(post, tag), attribute, swallowed["name"].lower())


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
        tag = Tag(found["name"].lower(), False, start + found.start(), start + len(rest.rstrip()))
        yield BrokenTag(tag.name, span(post, tag), is_at_end=True)


def _shown(post: Post) -> Iterator[BrokenTag]:
    """The tags in Markdown that are shown as text, as their quote marks do not pair."""
    text, at = post.source.text, post.body.start
    while found := _WITH_VALUE.search(text, at):
        whole = _WHOLE.match(text, found.start())
        at = whole.end() if whole else found.end()
        if whole or found["name"].lower() not in KNOWN:
            continue
        end = _end_of_tag(text, found)
        place = Span(found.start(), end)
        if end and post.is_prose(place) and place.start not in _starts(post):
            yield BrokenTag(found["name"].lower(), place, found["attribute"].lower())
            at = end


def _end_of_tag(text: str, found: re.Match[str]) -> int:
    """Where the `>` in the same paragraph is that was to end a tag; 0 without one."""
    last = min(len(text), found.end() + _LONGEST)
    paragraph = _PARAGRAPH_END.search(text, found.end(), last)
    return text.find(">", found.end(), paragraph.start() if paragraph else last) + 1


@derived
def _starts(post: Post) -> frozenset[int]:
    """Where tags start in the source that are read as such."""
    return frozenset(span(post, tag).start for tag in written(post, post.tree.tags))


def follows_from_broken(post: Post, tag: Tag) -> bool:
    """Whether a tag may have lost its partner to one that breaks off."""
    if not broken_tags(post):
        return False
    first = _first_broken(post).get(tag.name)
    return first is not None and span(post, tag).start >= first


@derived
def _first_broken(post: Post) -> dict[str, int]:
    """By name, from where on tags may lack their partners: anywhere, to one that is swallowed."""
    found: dict[str, int] = {}
    for broken in broken_tags(post):
        found.setdefault(broken.name, broken.span.start)
    for broken in broken_tags(post):
        if broken.swallowed is not None:
            found[broken.swallowed.lstrip("/")] = 0
    return found
