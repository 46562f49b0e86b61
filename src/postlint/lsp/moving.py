"""Diagnostics of a text that stand in an edited one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.diagnostic import Diagnostic, Edit, Fix
from postlint.fixing.edits import Edits
from postlint.source import Span


def moved(diagnostics: Iterable[Diagnostic], before: str, after: str) -> Iterator[Diagnostic]:
    """Those of the diagnostics whose place was not edited, where they stand now."""
    if before == after:
        yield from diagnostics
        return
    edits = Edits([edit_between(before, after)])
    for found in diagnostics:
        if not edits.touch(found.span):
            related = tuple(
                place._replace(span=_moved(place.span, edits)) if place.path is None else place
                for place in found.related
                if place.path is not None or not edits.touch(place.span)
            )
            yield found._replace(
                span=_moved(found.span, edits), related=related, fix=_fix(found.fix, edits)
            )


def edit_between(before: str, after: str) -> Edit:
    """The one edit that makes a text of another."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return Edit(Span(start, len(before) - end), after[start : len(after) - end])


def _shared(first: str, second: str) -> int:
    """How many characters two texts have in common from their start."""
    shared, most = 0, min(len(first), len(second))
    while shared < most:
        middle = (shared + most + 1) // 2
        if first[shared:middle] == second[shared:middle]:
            shared = middle
        else:
            most = middle - 1
    return shared


def _moved(span: Span, edits: Edits) -> Span:
    return Span(edits.moved(span.start), edits.moved(span.end))


def _fix(fix: Fix | None, edits: Edits) -> Fix | None:
    if fix is None or any(edits.touch(edit.span) for edit in fix.edits):
        return None
    return fix._replace(
        edits=tuple(edit._replace(span=_moved(edit.span, edits)) for edit in fix.edits)
    )
