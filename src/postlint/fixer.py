"""Applies fixes to a text."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.diagnostic import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with these fixes applied. Of fixes that overlap, the first in the text wins."""
    taken: list[Edit] = []
    for fix in sorted(fixes, key=lambda fix: min(edit.span for edit in fix.edits)):
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
    for edit in sorted(taken, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _overlap(one: Edit, other: Edit) -> bool:
    return (one.span.start < other.span.end and other.span.start < one.span.end) or one == other
