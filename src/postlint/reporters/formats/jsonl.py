"""One JSON object a line and diagnostic, as those of the JSON output are."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.report import PostReport
from postlint.reporters.escape import json_text
from postlint.reporters.formats.json import as_json
from postlint.reporters.reporter import Reporter


class JsonLines(Reporter):
    """Writes the lines as the diagnostics come."""

    def post(self, report: PostReport) -> Iterator[str]:
        for diagnostic in report.diagnostics:
            yield json_text(as_json(diagnostic, report.source)) + "\n"


REPORTER = JsonLines
