"""Annotations of GitHub Actions, shown at the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.report import PostReport
from postlint.reporters.escape import log_text
from postlint.reporters.places import message as message_of
from postlint.reporters.sentence import Sentence
from postlint.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C"})


class GitHub(Sentence):
    """Writes an annotation a diagnostic as they come, and a summary line at the end."""

    for_programs = True

    def post(self, report: PostReport) -> Iterator[str]:
        for diagnostic in report.diagnostics:
            yield _annotation(diagnostic, report.source)


def _annotation(diagnostic: Diagnostic, source: Source) -> str:
    start, end = source.position(diagnostic.span.start), source.position(diagnostic.span.end)
    properties = {
        "file": source.path,
        "line": start.line,
        "endLine": end.line,
        "title": diagnostic.rule,
    }
    if start.line == end.line:  # columns say nothing where several lines are marked
        properties |= {"col": start.column, "endColumn": end.column}
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    help_ = f"\n{log_text(diagnostic.help)}" if diagnostic.help else ""
    message = f"{log_text(message_of(diagnostic))}{help_}".translate(_IN_MESSAGE)
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{message}\n"


def _property(value: str) -> str:
    return log_text(value).translate(_IN_PROPERTY)


REPORTER = GitHub
