"""From one text of a post to another, as edits of the protocol."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import pairwise

from lsprotocol import types as lsp

from postlint.diagnostic import Edit
from postlint.lsp.diagnostics import range_of
from postlint.lsp.positions import Positions
from postlint.source import Source, Span


def between(before: Source, after: Source) -> list[Edit]:
    """The edits that make one text of another; lines that are the same stay."""
    old, new = _lines(before), _lines(after)
    starts = [*before.line_starts, len(before.text)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Edit(Span(starts[first], starts[last]), "".join(new[start:end]))
        for what, first, last, start, end in matcher.get_opcodes()
        if what != "equal"
    ]


def _lines(source: Source) -> list[str]:
    starts = [*source.line_starts, len(source.text)]
    return [source.text[start:end] for start, end in pairwise(starts)]


def text_edits(edits: Iterable[Edit], positions: Positions) -> list[lsp.TextEdit]:
    return [lsp.TextEdit(range_of(positions.stretch(edit.span)), edit.text) for edit in edits]
