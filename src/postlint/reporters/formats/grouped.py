"""For people: the diagnostics of each post below its path, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.report import PostReport
from postlint.reporters.escape import log_line
from postlint.reporters.fix_marks import mark
from postlint.reporters.frame import printable
from postlint.reporters.places import message as message_of
from postlint.reporters.sentence import Sentence


class Grouped(Sentence):
    """Writes the path of a post, its diagnostics, and an empty line; a summary line at the end."""

    for_programs = False

    def post(self, report: PostReport) -> Iterator[str]:
        if not report.diagnostics:
            return
        yield log_line(f"{self.style.paint(printable(report.source.path), 'bold')}:\n")
        at = [report.source.position(found.span.start) for found in report.diagnostics]
        places = [f"{place.line}:{place.column}" for place in at]
        width = max(map(len, places))
        for found, place in zip(report.diagnostics, places, strict=True):
            severity = self.style.severity(found.severity, f"{found.severity.value:<7}")
            rule = f"{self.style.paint(self.style.rule(found.rule), 'bold')}{mark(found)}"
            message = printable(message_of(found))
            yield log_line(f"  {place:>{width}}  {severity}  {rule}  {message}\n")
        yield "\n"


REPORTER = Grouped
