"""One JSON object, for programs. Its form is a contract: docs/json.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.diagnostic import Diagnostic, Severity
from postlint.report import PostReport
from postlint.reporters.escape import json_text
from postlint.reporters.reporter import Reporter
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.source import Position, Source

VERSION = 1


class Json(Reporter):
    """Writes the diagnostics as they come, and their summary after them."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._separator = ""

    def begin(self) -> Iterator[str]:
        yield f'{{"version":{VERSION},"diagnostics":['

    def post(self, report: PostReport) -> Iterator[str]:
        if report.diagnostics:
            listed = [as_json(diagnostic, report.source) for diagnostic in report.diagnostics]
            yield self._separator + json_text(listed)[1:-1]
            self._separator = ","

    def end(self, summary: Summary) -> Iterator[str]:
        counts = {
            "posts": summary.posts,
            **{severity.value: summary.severities[severity] for severity in reversed(Severity)},
            "fixable": summary.fixable,
        }
        if summary.fixes == "made":
            counts["fixed"] = sum(summary.fixed.values())
        yield f'],"summary":{json_text(counts)}}}\n'


def as_json(diagnostic: Diagnostic, source: Source) -> dict[str, Any]:
    """A diagnostic as the contract writes it."""
    fix = diagnostic.fix
    return {
        "path": source.path,
        "rule": diagnostic.rule,
        "group": diagnostic.group,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "count": diagnostic.places,
        "start": _place(source.position(diagnostic.span.start)),
        "end": _place(source.position(diagnostic.span.end)),
        "related": [
            {
                "path": related.path or source.path,
                "message": related.message,
                "start": _place(start),
                "end": _place(end),
            }
            for related in diagnostic.related
            for start, end in [related.ends(source)]
        ],
        "fix": fix
        and {
            "title": fix.title,
            "applicability": fix.applicability.value,
            "edits": [
                {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
                for edit in fix.edits
            ],
        },
    }


def _place(place: Position) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "offset": place.offset}


REPORTER = Json
