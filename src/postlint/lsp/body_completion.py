"""Completion in the body: shortcodes, and in links the posts of the site and their headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from posixpath import dirname, relpath

from lsprotocol import types as lsp

from postlint.lookup import hugo_shortcodes
from postlint.lookup.anchors import named_headings
from postlint.lookup.pages import address, post_files
from postlint.lsp.completion_item import item
from postlint.lsp.document import Document
from postlint.source import Span

_MOST_POSTS = 100


def in_shortcode(document: Document, typed: Span) -> Iterator[lsp.CompletionItem]:
    place, profile = document.post.place, document.post.profile
    if profile.generator.name == "hugo":
        names = hugo_shortcodes.names(place) if place is not None else hugo_shortcodes.BUILT_IN
        for name in sorted(names):
            yield item(document, typed, name, lsp.CompletionItemKind.Function)


def in_link(document: Document, typed: Span) -> Iterator[lsp.CompletionItem]:
    """The posts of the site that have what is typed in their path; behind `#`, headings."""
    post, place = document.post, document.post.place
    written = post.source.slice(typed)
    before, sharp, _ = written.partition("#")
    if sharp:
        span = Span(typed.start + len(before) + 1, typed.end)
        for name, heading in named_headings(post).items() if not before else ():
            kind = lsp.CompletionItemKind.Reference
            yield item(document, span, name, kind, detail=heading.visible_text)
        return
    if place is None:
        return
    wanted = written.strip("./").lower()
    found = (path for path in post_files(place) if wanted in path.lower() and path != place.path)
    for path in islice(found, _MOST_POSTS):
        link = _link(document, path)
        if link is not None:
            yield item(document, typed, link, lsp.CompletionItemKind.File, detail=path)


def _link(document: Document, path: str) -> str | None:
    """What leads to a post: its file where the generator takes these, or else its address."""
    place = document.post.place
    assert place is not None
    if place.site.generator.source_links in ("beside", "docusaurus", "quarto"):
        return relpath(path, dirname(place.path) or ".")
    return address(place._replace(path=path))
