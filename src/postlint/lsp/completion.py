"""Completion: which kind of thing is typed at a place."""

from __future__ import annotations

import re

from lsprotocol import types as lsp

from postlint.lsp.body_completion import in_link, in_shortcode
from postlint.lsp.document import Document
from postlint.lsp.front_matter import slot_at
from postlint.lsp.matter_completion import in_front_matter
from postlint.source import Span

TRIGGERS = ["/", "#", "<", "%", " ", ":", '"', "(", "-", "["]
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?(?P<typed>[\w/-]*)$")
_LINK = re.compile(r"(?:\]\(<?|href\s*=\s*[\"']?|\bref\s+[\"'])(?P<typed>[^\s\"'()<>]*)$")


def completion(document: Document, params: lsp.CompletionParams) -> lsp.CompletionList:
    offset = document.offset(params.position)
    slot = slot_at(document.post, offset)
    if slot is not None:
        return lsp.CompletionList(False, list(in_front_matter(document, slot)))
    line = document.post.source.line_at(offset)
    before = document.post.source.text[line.start : offset]
    if found := _SHORTCODE.search(before):
        return lsp.CompletionList(False, list(in_shortcode(document, _typed(found, offset))))
    if found := _LINK.search(before):
        return lsp.CompletionList(True, list(in_link(document, _typed(found, offset))))
    return lsp.CompletionList(False, [])


def _typed(found: re.Match[str], offset: int) -> Span:
    return Span(offset - len(found["typed"]), offset)
