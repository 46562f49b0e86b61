"""A Code Quality report of GitLab, shown at the lines of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.diagnostic import Severity
from postlint.report import PostReport
from postlint.reporters.escape import json_text
from postlint.reporters.numbering import Numbering
from postlint.reporters.places import message as message_of
from postlint.reporters.reporter import Reporter
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLab(Reporter):
    """Writes an array, an object a diagnostic, as they come."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._numbering = Numbering()
        self._separator = "["

    def post(self, report: PostReport) -> Iterator[str]:
        for diagnostic, own in self._numbering.fingerprinted(report):
            start = report.source.position(diagnostic.span.start)
            end = report.source.position(diagnostic.span.end)
            issue = {
                "description": message_of(diagnostic),
                "check_name": diagnostic.rule,
                "fingerprint": own,
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {
                    "path": report.source.path,
                    "lines": {"begin": start.line, "end": end.line},
                },
            }
            yield f"{self._separator}{json_text(issue)}"
            self._separator = ",\n"

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        yield "[]\n" if self._separator == "[" else "]\n"


REPORTER = GitLab
