"""One JSON object, for programs. Its form is a contract: docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from postlint.diagnostic import Diagnostic, Severity
from postlint.linter import PostReport
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.source import Source, Span

VERSION = 1


def report(reports: Iterable[PostReport], stream: TextIO, summary: Summary, _: Style) -> None:
    """Writes the diagnostics of all reports and their summary as one object."""
    diagnostics = [
        _diagnostic(diagnostic, post.source)
        for post in summary.counting(reports)
        for diagnostic in post.diagnostics
    ]
    made = {
        "version": VERSION,
        "diagnostics": diagnostics,
        "summary": {
            "posts": summary.posts,
            **{severity.value: summary.severities[severity] for severity in reversed(Severity)},
            "fixable": summary.fixable,
        },
    }
    is_utf8 = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
    json.dump(made, stream, ensure_ascii=not is_utf8, separators=(",", ":"))
    stream.write("\n")


def _diagnostic(diagnostic: Diagnostic, source: Source) -> dict[str, Any]:
    fix = diagnostic.fix
    return {
        "path": source.path,
        "rule": diagnostic.rule,
        "group": diagnostic.group,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_places(source, diagnostic.span),
        "related": [
            {
                "path": related.path or source.path,
                "message": related.message,
                **_places(source, related.span),
            }
            for related in diagnostic.related
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


def _places(source: Source, span: Span) -> dict[str, Any]:
    return {
        "start": source.position(span.start)._asdict(),
        "end": source.position(span.end)._asdict(),
    }
