"""The XML of Checkstyle, which many code review tools read."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.report import PostReport
from postlint.reporters.escape import xml_text
from postlint.reporters.places import message as message_of
from postlint.reporters.reporter import Reporter
from postlint.reporters.summary import Summary


class Checkstyle(Reporter):
    """Writes a `file` for each post that has diagnostics, as they come."""

    def begin(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def post(self, report: PostReport) -> Iterator[str]:
        if not report.diagnostics:
            return
        yield f'<file name="{xml_text(report.source.path)}">\n'
        for diagnostic in report.diagnostics:
            place = report.source.position(diagnostic.span.start)
            yield (
                f'<error line="{place.line}" column="{place.column}" '
                f'severity="{diagnostic.severity.value}" '
                f'message="{xml_text(message_of(diagnostic))}" '
                f'source="postlint.{xml_text(diagnostic.rule)}"/>\n'
            )
        yield "</file>\n"

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        yield "</checkstyle>\n"


REPORTER = Checkstyle
