"""The XML of JUnit, as Jenkins and most other CI servers read it.

A post is a test suite and each diagnostic a test case that failed; a post without any is one test
case that passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.diagnostic import Diagnostic
from postlint.report import PostReport
from postlint.reporters.escape import xml_text
from postlint.reporters.places import message as message_of
from postlint.reporters.reporter import Reporter
from postlint.reporters.summary import Summary
from postlint.source import Source


class JUnit(Reporter):
    """Writes a suite a post, as they come."""

    def begin(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postlint">\n'

    def post(self, report: PostReport) -> Iterator[str]:
        failures = len(report.diagnostics)
        path = xml_text(report.source.path)
        yield (
            f'<testsuite name="{path}" tests="{max(failures, 1)}" failures="{failures}" '
            'errors="0">\n'
        )
        if not failures:
            yield f'<testcase name="no problems" classname="{path}"/>\n'
        for diagnostic in report.diagnostics:
            yield _case(diagnostic, report.source)
        yield "</testsuite>\n"

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        yield "</testsuites>\n"


def _case(diagnostic: Diagnostic, source: Source) -> str:
    place = source.position(diagnostic.span.start)
    message = xml_text(message_of(diagnostic))
    where = xml_text(f"{source.path}:{place.line}:{place.column}")
    help_ = f"\n{xml_text(diagnostic.help)}" if diagnostic.help else ""
    return (
        f'<testcase name="{xml_text(diagnostic.rule)} at {place.line}:{place.column}" '
        f'classname="{xml_text(source.path)}">'
        f'<failure type="{diagnostic.severity.value}" message="{message}">'
        f"{where}: {message}{help_}</failure></testcase>\n"
    )


REPORTER = JUnit
