"""The tags that the author wrote: which of them do not belong together, which attributes repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from postlint.document.html import Tree
from postlint.document.html.names import FORMATTING, KNOWN, OPTIONAL_END, VOID
from postlint.document.html.tokens import Tag
from postlint.document.mask import Call, between, is_dynamic
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span, Spans

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"html", "head", "body", "noscript"})
_WITHOUT_END = VOID | OPTIONAL_END | _UNSEEN | {""}
_SETTINGS = ("site.", "page.", "/")
_MODULE = lazy(r"^(?:import|export)\s", re.MULTILINE)
_RAW_TAG = lazy(r"</?[a-zA-Z]|<!doctype", re.IGNORECASE)
_WHOLE_TAG = lazy(r"<(/?[a-zA-Z][^\s/<>]*+|!--(?=[^<>]*-->))[^<>]*+>")
_MANY = lazy(r"=[^=]*=|[\s/][^\s/]+[\s/]+[^\s/]")
"""What stands between the name and the end of a tag with more than one attribute."""
_ATTRIBUTES = lazy(r"""<[a-zA-Z][^\s<>/]*+[\s/]++((?>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*))(>?)""")
"""The attributes of a start tag, and its `>` where no quote or `<` in them leaves that open."""
_WORDS = lazy(r"(?<!<)<[a-z][a-z0-9_]*+(?:\s+[^\s=\"'/<>]+)*\s*>")
_TAG_NAME = lazy(r"<[^\s/>]+")
_ATTRIBUTE = lazy(
    r"""[\s/]*+(?P<name>=?[^\s/>=]++)"""
    r"""(?:\s*+=\s*+(?P<value>(?>(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)))?"""
)


class Attribute(NamedTuple):
    """An attribute as it was written in a tag: its name in lower case, its value without quotes."""

    name: str
    value: str
    place: Span


class Nesting(NamedTuple):
    """The tags of a post that do not pair up.

    `unclosed` are start tags without an end tag where one is needed, each with the end tag that
    comes too late or closes it under another name; `stray` are end tags that close nothing, each
    with the start tag of an element that had ended before it.
    """

    unclosed: tuple[tuple[Tag, Tag | None], ...] = ()
    stray: tuple[tuple[Tag, Tag | None], ...] = ()


@derived
def has_raw_tags(post: Post) -> bool:
    """Whether the author may have written tags as HTML."""
    return post.is_html or _RAW_TAG.search(post.source.text, post.body.start) is not None


def written(post: Post, tags: Iterable[Tag]) -> Iterator[Tag]:
    """Those of some tags that the author wrote as HTML. It takes the map of rendered Markdown."""
    return (tag for tag in tags if post.tree.segments.is_verbatim(tag.start))


@derived
def _is_as_written(post: Post) -> bool:
    """Whether the tree has the very tags that its HTML has, in their order: each has its partner.

    Most posts are so. To compare names takes half of what asking elements for their places does.
    """
    tags = _WHOLE_TAG.findall(post.tree.html)
    return len(tags) == post.tree.html.count("<") and tags == _WHOLE_TAG.findall(
        post.tree.serialized
    )


@derived
def has_lost_tags(post: Post) -> bool:
    """Whether the body may have tags that became no element, and took no part in one.

    It has none where each `<` opens a tag of an element. Finding the tags takes far longer.
    """
    if _is_as_written(post):
        return False
    starts = {start for _, start, _ in post.tree.tag_offsets}
    ends = {end for _, _, end in post.tree.tag_offsets if end is not None}
    return len(starts) + len(ends) != post.tree.html.count("<")


def span(post: Post, tag: Tag) -> Span:
    """Where a tag stands in the author's file."""
    return post.tree.segments.to_source(tag.start, tag.end)


@derived
def nesting(post: Post) -> Nesting:
    """The tags that do not pair up, without those that a template call or JavaScript may pair."""
    if not has_raw_tags(post) or _is_paired(post):
        return Nesting()
    if post.is_mdx and _has_module(post):
        return Nesting()
    pairs = _Pairs()
    for tag in written(post, _loose(post.tree)):
        if _has_its_name(post, tag):
            pairs.add(tag)
    unknown = [call for call in post.calls if not is_harmless(post, call)]
    calls = [call.span for call in unknown]
    if not calls:
        return Nesting(tuple(pairs.unclosed()), tuple(pairs.stray))
    first_call = min(call.start for call in calls)
    last_call = max(call.end for call in calls)
    held = Spans(between(unknown))
    return Nesting(
        tuple(
            (tag, end)
            for tag, end in pairs.unclosed()
            if (start := span(post, tag).start) >= last_call
            or (start not in held and _is_text(post.tree.html, tag))
        ),
        tuple(pair for pair in pairs.stray if span(post, pair[0]).start < first_call),
    )


def _has_its_name(post: Post, tag: Tag) -> bool:
    """Whether its author wrote it so: Markdown of other engines is rewritten before it is read."""
    name_start = span(post, tag).start + len("</" if tag.is_end else "<")
    written = post.source.text[name_start : name_start + len(tag.name)]
    return written.lower() == tag.name or tag.name == "!doctype"


def _is_text(html: str, tag: Tag) -> bool:
    """Whether what stands in brackets is text for readers, which no template call would close.

    It has the name of no element (a component's has a hyphen or a capital) and no values.
    """
    return tag.name not in KNOWN and _WORDS.fullmatch(html, tag.start, tag.end) is not None


def _is_paired(post: Post) -> bool:
    """Whether the parser found the end of each element that needs one, and passed over no tag."""
    return _is_as_written(post) or (
        not has_lost_tags(post)
        and all(end is not None or name in _WITHOUT_END for name, _, end in post.tree.tag_offsets)
    )


def _has_module(post: Post) -> bool:
    """Whether a post holds code whose elements the parser of HTML cannot tell from its own."""
    return _MODULE.search(post.source.text, post.body.start) is not None


def written_tags(post: Post) -> Iterator[tuple[Tag, Span]]:
    """The tags that the author wrote as HTML, but for what template calls hold."""
    held = Spans(between(post.calls))
    segments = post.tree.segments
    for tag in post.tree.tags:
        place = segments.to_source(tag.start, tag.end)
        if segments.is_verbatim(tag.start) and not held.overlap(place):
            yield tag, place


def is_harmless(post: Post, call: Call) -> bool:
    """Whether a template call makes no tags that need others, and no text that is not known."""
    known = call.kind == "shown" or post.profile.shortcode(call.name) is not None
    return known or call.name.startswith(_SETTINGS)


def _loose(tree: Tree) -> Iterator[Tag]:
    """The tags that the parser did not pair, where they are HTML's and have to be."""
    paired: set[int] = set()
    for name, start, end in tree.tag_offsets:
        if end is not None:
            paired |= {start, end}
        elif not name:
            paired.add(start)
    unseen = False
    for tag in tree.tags:
        if tag.name == "noscript":
            unseen = not tag.is_end
        elif not unseen and tag.start not in paired and tag.name not in _UNSEEN | VOID:
            yield tag


class _Pairs:
    """Pairs what the parser left over, by name: an end tag takes the last start tag."""

    def __init__(self) -> None:
        self.open: dict[str, list[Tag]] = defaultdict(list)
        self.late: list[tuple[Tag, Tag]] = []
        self.stray: list[tuple[Tag, Tag | None]] = []

    def add(self, tag: Tag) -> None:
        kind = "heading" if tag.name in _HEADINGS else tag.name
        if not tag.is_end:
            self.open[kind].append(tag)
            return
        start = self.open[kind].pop() if self.open[kind] else None
        if start is not None and tag.name not in FORMATTING | OPTIONAL_END:
            self.late.append((start, tag))
        elif tag.name in KNOWN and (start is None or tag.name == "p"):
            self.stray.append((tag, start))

    def unclosed(self) -> list[tuple[Tag, Tag | None]]:
        left = [(tag, None) for tags in self.open.values() for tag in tags]
        needed = [pair for pair in left if pair[0].name not in OPTIONAL_END | {"!doctype"}]
        return sorted([*needed, *self.late], key=lambda pair: pair[0].start)


def may_repeat_attributes(post: Post) -> bool:
    """Whether a tag of the body may repeat an attribute, if the author wrote it."""
    if not has_raw_tags(post):
        return False
    tags = _ATTRIBUTES.findall(post.tree.html)
    return any(not closer or _may_repeat(attributes) for attributes, closer in tags)


def _may_repeat(attributes: str) -> bool:
    names = [name.lower() for name, _ in _ATTRIBUTE.findall(attributes)]
    return len(names) != len(set(names))


def attributes(html: str, tag: Tag) -> Iterator[Attribute]:
    """The attributes of a start tag in the order written, repeated ones too."""
    name = _TAG_NAME.match(html, tag.start)
    if name is None:
        return
    for found in _ATTRIBUTE.finditer(html, name.end(), tag.end - 1):
        value = found["value"] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        yield Attribute(found["name"].lower(), value, Span(found.start("name"), found.end()))


def repeated_attributes(tree: Tree, tag: Tag) -> Iterator[tuple[str, Span, Span]]:
    """The attributes that a tag repeats: name, first and second place in the tree's `html`.

    None of a tag that a template makes attributes for.
    """
    name = _TAG_NAME.match(tree.html, tag.start)
    if tag.is_end or name is None or tree.html.find("=", tag.start, tag.end) < 0:
        return
    if not _MANY.search(tree.html, name.end(), tag.end - 1):
        return
    first: dict[str, Span] = {}
    second: dict[str, Span] = {}
    for attribute, _, place in attributes(tree.html, tag):
        if is_dynamic(attribute):
            return
        if attribute in first:
            second.setdefault(attribute, place)
        first.setdefault(attribute, place)
    yield from ((attribute, first[attribute], place) for attribute, place in second.items())
