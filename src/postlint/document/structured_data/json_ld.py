"""Reads the scripts of JSON-LD in a post, with the place of every value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.front_matter import Mapping, json
from postlint.document.front_matter.nodes import FrontMatterError
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_KIND = "application/ld+json"
_MAY_BE = lazy(r"\+json", re.IGNORECASE)
_TEMPLATE = lazy(r"\{\{|\{%|<%|\$\{|<!--|CDATA")
_LIST = '{"@graph":'
"""What a list is read behind: the same as an object that holds it."""


class JsonLd(NamedTuple):
    """A script of JSON-LD. `root` is None where `error` says why it does not parse.

    Spans of nodes and of the error count from `start` in the tree's `html`: `span` makes them
    those of the author's file.
    """

    element: Element
    start: int
    root: Mapping | None = None
    error: FrontMatterError | None = None

    def span(self, span: Span) -> Span:
        """Where a span of the JSON stands in the author's file."""
        return self.element.tree.segments.to_source(
            self.start + max(0, span.start), self.start + max(0, span.end)
        )


@derived
def json_ld(post: Post) -> tuple[JsonLd, ...]:
    """The post's scripts of JSON-LD, those left out that a template makes."""
    if not _MAY_BE.search(post.source.text):
        return ()
    return tuple(
        script for element in post.elements("script") for script in _read(element) if script
    )


def _read(element: Element) -> Iterator[JsonLd]:
    place = element.content_offsets
    kind = (element.attribute("type") or "").partition(";")[0].strip().lower()
    if kind != _KIND or place is None or not element.tree.segments.is_verbatim(place.start):
        return
    content = element.tree.html[slice(*place)]
    if content.strip() and not is_dynamic(content) and not _TEMPLATE.search(content):
        yield _parsed(element, content, place.start)


def _parsed(element: Element, content: str, start: int) -> JsonLd:
    text, shift = content, 0
    if content.lstrip().startswith("["):
        text, shift = f"{_LIST}{content}}}", len(_LIST)
    opener = len(text) - len(text.lstrip())
    try:
        if text[opener] != "{":
            raise _fault(opener, "JSON-LD starts with `{` or `[`", "Write an object: `{ … }`.")
        root, end = json.read(text, opener)
        if text[end:].strip():
            at = end + len(text[end:]) - len(text[end:].lstrip())
            raise _fault(at, "the JSON ended before this", "Put several objects in a list: [ … ].")
    except FrontMatterError as error:
        return JsonLd(element, start - shift, error=error)
    return JsonLd(element, start - shift, root)


def _fault(at: int, message: str, help: str) -> FrontMatterError:
    return FrontMatterError(Span(at, at + 1), message, help)
