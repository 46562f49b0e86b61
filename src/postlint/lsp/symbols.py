"""Document symbols: the headings of a post as a tree, and the questions of its FAQ."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from postlint.document.faq import faq
from postlint.lsp.document import Document
from postlint.record import NamedTuple
from postlint.source import Span

_LEAF = 100
"""Deeper than any heading."""


class _Entry(NamedTuple):
    span: Span
    level: int
    name: str
    kind: lsp.SymbolKind


def symbols(document: Document, _: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """Each heading reaches to the next one that is not below it."""
    entries = sorted(_entries(document), key=lambda entry: (entry.span.start, entry.level))
    end = document.post.body.end
    found: list[lsp.DocumentSymbol] = []
    above: list[tuple[int, lsp.DocumentSymbol]] = []
    for at, entry in enumerate(entries):
        following = (other.span.start for other in entries[at + 1 :] if other.level <= entry.level)
        last = next(following, end) if entry.level < _LEAF else entry.span.end
        symbol = lsp.DocumentSymbol(
            name=entry.name,
            kind=entry.kind,
            range=document.range(Span(entry.span.start, max(last, entry.span.end))),
            selection_range=document.range(entry.span),
            children=[],
        )
        while above and above[-1][0] >= entry.level:
            above.pop()
        (above[-1][1].children if above else found).append(symbol)  # type: ignore[union-attr]
        above.append((entry.level, symbol))
    return found


def _entries(document: Document) -> Iterator[_Entry]:
    post = document.post
    named = set()
    for level, element in post.headings:
        named.add(element.full_span)
        name = element.visible_text.strip() or "(empty)"
        yield _Entry(element.full_span, level, name, lsp.SymbolKind.String)
    for pair in faq(post):
        is_heading = any(span.encloses(pair.span) for span in named)
        if not is_heading and pair.span.start >= post.body.start:
            name = pair.question.strip() or "(empty)"
            yield _Entry(pair.span, _LEAF, name, lsp.SymbolKind.Event)
