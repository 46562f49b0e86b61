"""Go to: the other places of a problem, the post that a link leads to, a heading of it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from postlint.document.post import Post
from postlint.lookup.anchors import named_headings
from postlint.lookup.targets import targets
from postlint.lsp.diagnostics import range_of
from postlint.lsp.document import Document
from postlint.lsp.placing import placed
from postlint.lsp.positions import Place, Positions, Stretch
from postlint.run.discovery import display
from postlint.run.keeper import reread

_TOP = Stretch(Place(0, 0), Place(0, 0))


def definition(document: Document, params: lsp.DefinitionParams) -> list[lsp.Location]:
    offset = document.offset(params.position)
    linked = list(_linked(document, offset))
    return linked or list(_related(document, offset))


def _linked(document: Document, offset: int) -> Iterator[lsp.Location]:
    post, place = document.post, document.post.place
    for link in post.elements("a"):
        span, written = link.value_span("href"), link.attribute("href") or ""
        if span.start <= offset <= span.end and written.startswith("#"):
            yield _heading(document, document.path, post, written[1:])
    root = place.site.root if place is not None else None
    for target in targets(post) if root is not None else ():
        if target.span.start <= offset <= target.span.end:
            path = os.path.join(root or "", target.path)
            source = reread(display(path))
            other = document.desk.read(source) if source is not None else None
            yield _heading(document, path, other, target.fragment)


def _heading(document: Document, path: str, post: Post | None, name: str) -> lsp.Location:
    """Where a heading of a post stands; where it begins, if it has none of this name."""
    heading = named_headings(post).get(name) if post is not None and name else None
    stretch = _TOP
    if heading is not None and post is not None:
        stretch = Positions(post.source, document.encoding).stretch(heading.span)
    return lsp.Location(from_fs_path(path) or "", range_of(stretch))


def _related(document: Document, offset: int) -> Iterator[lsp.Location]:
    for one in placed(document.report, document.desk.workplace, document.encoding):
        span = one.diagnostic.span
        if span.start <= offset <= span.end:
            for related in one.related:
                yield lsp.Location(from_fs_path(related.path) or "", range_of(related.stretch))
