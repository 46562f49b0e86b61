"""One item of a completion."""

from __future__ import annotations

from lsprotocol import types as lsp

from postlint.lsp.document import Document
from postlint.source import Span


def item(
    document: Document,
    typed: Span,
    label: str,
    kind: lsp.CompletionItemKind,
    *,
    text: str | None = None,
    about: str = "",
    detail: str | None = None,
) -> lsp.CompletionItem:
    """What may stand for what is `typed`: a `label`, which is written as `text` where that differs.

    `about` is Markdown, `detail` a few words.
    """
    return lsp.CompletionItem(
        label=label,
        kind=kind,
        detail=detail,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, about) if about else None,
        text_edit=lsp.TextEdit(document.range(typed), label if text is None else text),
    )
