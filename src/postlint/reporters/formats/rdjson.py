"""The JSON of reviewdog, which posts it as review comments, fixes as suggestions.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.diagnostic import Diagnostic, Fix
from postlint.report import PostReport
from postlint.reporters.escape import json_text
from postlint.reporters.places import message as message_of
from postlint.reporters.reporter import Reporter
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.source import Source, Span

_MOST_LINES = 20
"""A suggestion stands below the lines that it replaces; nobody reads a longer one there."""


class ReviewdogJson(Reporter):
    """Writes one object, a diagnostic after the other as they come."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._separator = ""

    def begin(self) -> Iterator[str]:
        yield '{"source":{"name":"postlint"},"diagnostics":['

    def post(self, report: PostReport) -> Iterator[str]:
        for diagnostic in report.diagnostics:
            yield self._separator + json_text(_diagnostic(diagnostic, report.source))
            self._separator = ",\n"

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        yield "]}\n"


def _diagnostic(diagnostic: Diagnostic, source: Source) -> dict[str, Any]:
    help_ = f"\n{diagnostic.help}" if diagnostic.help else ""
    made: dict[str, Any] = {
        "message": message_of(diagnostic) + help_,
        "location": {"path": source.path, "range": _range(source, diagnostic.span)},
        "severity": diagnostic.severity.value.upper(),
        "code": {"value": diagnostic.rule},
    }
    if diagnostic.fix and (suggestion := _suggestion(diagnostic.fix, source)):
        made["suggestions"] = [suggestion]
    return made


def _suggestion(fix: Fix, source: Source) -> dict[str, Any] | None:
    """A fix as one replacement, from its first edit to its last: suggestions are alternatives.

    None where that is long.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    covered = Span(edits[0].span.start, max(edit.span.end for edit in edits))
    if source.slice(covered).count("\n") >= _MOST_LINES:
        return None
    text, at = "", covered.start
    for edit in edits:
        text += source.text[at : edit.span.start] + edit.text
        at = edit.span.end
    return {"range": _range(source, covered), "text": text}


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _place(source, span.start), "end": _place(source, span.end)}


def _place(source: Source, offset: int) -> dict[str, int]:
    """A place with its column counted in bytes of UTF-8, as reviewdog counts."""
    place = source.position(offset)
    before = source.text[offset - place.column + 1 : offset]
    return {"line": place.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


REPORTER = ReviewdogJson
