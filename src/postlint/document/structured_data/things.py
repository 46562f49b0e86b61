"""What a post's structured data says that there is: objects with their types and values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from postlint.document.front_matter import Mapping, Node, Scalar, Sequence
from postlint.document.post import Post, derived
from postlint.document.structured_data.items import items
from postlint.document.structured_data.json_ld import JsonLd, json_ld
from postlint.document.structured_data.syntax import JSON_LD, MICRODATA, RDFA, Syntax
from postlint.record import NamedTuple
from postlint.source import Span

ARTICLES = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report"}
    | {"AdvertiserContentArticle", "SatiricalArticle", "LiveBlogPosting", "OpinionNewsArticle"}
    | {"AnalysisNewsArticle", "ReportageNewsArticle", "BackgroundNewsArticle"}
)


class Thing(NamedTuple):
    """An object that says what it is. `is_root`: it is no part of another.

    `syntax` is what its kind of data is called. `locate` gives the place in the author's file of
    a span in its mapping.
    """

    syntax: Syntax
    mapping: Mapping
    types: frozenset[str]
    is_root: bool
    locate: Callable[[Span], Span]

    def node(self, key: str) -> Node | None:
        found = self.mapping.find(key)
        return None if found is None else found.value

    def text(self, key: str) -> str | None:
        """A property's text; None where there is none or it is no text."""
        return text_of(self.node(key))

    @property
    def span(self) -> Span:
        """The type that it names."""
        node = self.node("@type")
        return self.locate((node or self.mapping).span)

    @property
    def name(self) -> str:
        """Its type, as a message shows it."""
        return next(iter(sorted(self.types)), "object")

    @property
    def is_reference(self) -> bool:
        """Whether it only points to an object that stands elsewhere."""
        keys = {entry.key for entry in self.mapping.entries}
        return "@id" in keys and keys <= {"@id", "@type", "@context", "url", "name"}


def text_of(node: Node | None) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    return value if isinstance(value, str) else None


@derived
def things(post: Post) -> tuple[Thing, ...]:
    """All objects in the post's structured data that say what they are, in the order written."""
    found = [
        thing
        for script in json_ld(post)
        if script.root is not None
        for thing in _of_script(script, script.root, is_root=True)
    ]
    for syntax in (MICRODATA, RDFA):
        for mapping, is_root in items(post.tree, syntax):
            if types := types_of(mapping):
                found.append(Thing(syntax, mapping, types, is_root, lambda span: span))
    return tuple(found)


def _of_script(script: JsonLd, node: Node, *, is_root: bool) -> Iterator[Thing]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _of_script(script, item, is_root=is_root)
    elif isinstance(node, Mapping):
        if types := types_of(node):
            yield Thing(JSON_LD, node, types, is_root, script.span)
        for entry in node.effective():
            is_part = not is_root or entry.key != "@graph"
            yield from _of_script(script, entry.value, is_root=not is_part)


def types_of(node: Mapping) -> frozenset[str]:
    """The types that an object names, without the address of their vocabulary."""
    found = node.find("@type")
    value = found.value if found is not None else None
    nodes = value.items if isinstance(value, Sequence) else (value,)
    names = (text_of(item) for item in nodes)
    return frozenset(re.split(r"[/:#]", name)[-1] for name in names if name)
