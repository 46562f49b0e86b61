"""Hover: what a rule that speaks here is about, and what a key of the front matter means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lsprotocol import types as lsp

from postlint.lsp.document import Document
from postlint.lsp.front_matter import entry_at
from postlint.rules.explanation import page
from postlint.schema.layers import applicable, said_first
from postlint.source import Span

_MOST_VALUES = 12


def hover(document: Document, params: lsp.HoverParams) -> lsp.Hover | None:
    offset = document.offset(params.position)
    told = [*_of_key(document, offset), *_of_rules(document, offset)]
    if not told:
        return None
    text = "\n\n---\n\n".join(text for _, text in told)
    markdown = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
    return lsp.Hover(markdown, document.range(told[0][0]))


def _of_key(document: Document, offset: int) -> Iterator[tuple[Span, str]]:
    found = entry_at(document.post, offset)
    if found is None:
        return
    path, entry = found
    text = described(document, path)
    if text:
        yield entry.key_span, f"**{entry.key}**\n\n{text}"


def described(document: Document, path: tuple[str | int, ...]) -> str:
    """What the schemas of a post say of the value at a path, in Markdown; empty for nothing."""
    schemas = applicable(document.post)
    about = said_first(schemas, "description", path)
    if "description" not in about:
        return ""
    values = "\n\n".join(_values(about))
    return f"{about['description']}\n\n{values}".strip()


def _values(about: Mapping[str, Any]) -> Iterator[str]:
    for word, title in (("enum", "One of"), ("examples", "Such as")):
        listed = about.get(word)
        if isinstance(listed, list) and listed:
            shown = ", ".join(f"`{_shown(value)}`" for value in listed[:_MOST_VALUES])
            yield f"{title}: {shown}"


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _of_rules(document: Document, offset: int) -> Iterator[tuple[Span, str]]:
    """The page of each rule that speaks at an offset."""
    catalogue = document.config.catalogue
    seen = set()
    for found in document.report.diagnostics:
        if found.span.start <= offset <= found.span.end and found.rule not in seen:
            seen.add(found.rule)
            yield found.span, page(catalogue.load(found.rule))
