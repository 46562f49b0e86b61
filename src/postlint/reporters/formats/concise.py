"""A line a diagnostic, as compilers write them: `path:line:column: severity rule message`."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.report import PostReport
from postlint.reporters.escape import log_line
from postlint.reporters.fix_marks import mark
from postlint.reporters.frame import printable
from postlint.reporters.places import message as message_of
from postlint.reporters.sentence import Sentence


class Concise(Sentence):
    """Writes the lines as the diagnostics come, and a summary line at the end."""

    for_programs = False

    def post(self, report: PostReport) -> Iterator[str]:
        path = printable(report.source.path)
        for diagnostic in report.diagnostics:
            place = report.source.position(diagnostic.span.start)
            severity = self.style.severity(diagnostic.severity, diagnostic.severity.value)
            rule = self.style.paint(self.style.rule(diagnostic.rule), "bold") + mark(diagnostic)
            message = printable(message_of(diagnostic))
            yield log_line(f"{path}:{place.line}:{place.column}: {severity} {rule} {message}\n")


REPORTER = Concise
