"""What a post says, item by item: what an edit must leave alone everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.faq import faq
from postlint.document.front_matter import FrontMatter, Mapping, Node, Scalar
from postlint.document.html import Element
from postlint.document.html.names import EMBEDS
from postlint.document.post import Post
from postlint.fixing.edits import Edits
from postlint.record import NamedTuple
from postlint.source import Span


class Item(NamedTuple):
    """A part of a post: what it is (in the plural), the stretch it stands in, and what it says."""

    kind: str
    extent: Span
    value: tuple[object, ...]


class Content(NamedTuple):
    """The parts of a post. `front_matter` is None where it does not parse."""

    has_front_matter: bool
    front_matter: tuple[Item, ...] | None
    body: tuple[Item, ...]


def content(post: Post) -> Content:
    """What a post says."""
    matter = post.front_matter
    is_read = matter is None or (matter.error is None and matter.closer is not None)
    entries = tuple(_entries(matter)) if matter is not None and is_read else ()
    return Content(matter is not None, entries if is_read else None, tuple(_body(post)))


def changed_elsewhere(before: Content, after: Content, edits: Edits) -> str | None:
    """What differs in a post where no edit is ("headings", "links" …); None where nothing does.

    A front matter that did not parse before may hold anything after, and a post that had none may
    become another.
    """
    if before.has_front_matter != after.has_front_matter:
        return None
    pairs = [(before.body, after.body)]
    if before.front_matter is not None:
        pairs.append((before.front_matter, after.front_matter or ()))
    for old, new in pairs:
        left = {
            (item.kind, edits.moved(item.extent.start), item.value)
            for item in old
            if not edits.touch(item.extent)
        }
        right = {
            (item.kind, item.extent.start, item.value)
            for item in new
            if not edits.touch_result(item.extent)
        }
        if left != right:
            return min(left ^ right, key=lambda one: (one[1], one[0]))[0]
    return None


def _entries(matter: FrontMatter) -> Iterator[Item]:
    """The keys and values, each with how deep it stands, in the order written."""
    stack: list[tuple[Node, str | None, Span, int]] = [
        (matter.root, None, matter.content._replace(end=matter.content.start), 0)
    ]
    seen: set[int] = set()
    while stack:
        node, key, place, depth = stack.pop()
        if isinstance(node, Scalar):
            extent = Span(min(place.start, node.span.start), max(place.end, node.span.end))
            yield Item("front matter", extent, (depth, key, repr(node.value)))
        elif id(node) not in seen:  # an alias has the values of its anchor
            seen.add(id(node))
            up_to_value = Span(place.start, max(place.end, node.span.start))
            yield Item("front matter", up_to_value, (depth, key))
            if isinstance(node, Mapping):
                held = [
                    (entry.value, entry.key, entry.key_span, depth + 1) for entry in node.entries
                ]
                stack += reversed(held)
            else:
                stack += [(item, None, item.span, depth + 1) for item in reversed(node.items)]


def _body(post: Post) -> Iterator[Item]:
    for heading in post.headings:
        yield Item("headings", heading.element.full_span, (heading.level, heading.text))
    for image in post.elements("img"):
        yield _item("images", image, "src", "alt")
    for embed in post.elements(*EMBEDS):
        yield _item("embeds", embed, "src", "data", "title")
    for link in post.elements("a"):
        yield _item("links", link, "href")
    for pair in faq(post):
        extent = Span(
            min(pair.span.start, pair.answer_span.start), max(pair.span.end, pair.answer_span.end)
        )
        yield Item("questions", extent, (pair.form, pair.question, pair.answer))
    extents: dict[Element, Span] = {}
    for block in post.blocks:
        if block.element not in extents:
            extents[block.element] = block.element.full_span
        yield Item("text", extents[block.element], (block.tag, block.text))


def _item(kind: str, element: Element, *names: str) -> Item:
    values = (element.tag, *(element.attribute(name) for name in names), element.visible_text)
    return Item(kind, element.full_span, values)
