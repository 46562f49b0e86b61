"""Issues of Azure Pipelines, shown in the summary of a build.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.report import PostReport
from postlint.reporters.escape import log_text
from postlint.reporters.places import message as message_of
from postlint.reporters.sentence import Sentence
from postlint.source import Source

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "warning"}
_IN_MESSAGE = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%AZP25", ";": "%3B", "]": "%5D"})


class Azure(Sentence):
    """Writes an issue a diagnostic as they come; there is nothing milder than a warning."""

    for_programs = True

    def post(self, report: PostReport) -> Iterator[str]:
        for diagnostic in report.diagnostics:
            yield _issue(diagnostic, report.source)


def _issue(diagnostic: Diagnostic, source: Source) -> str:
    start = source.position(diagnostic.span.start)
    properties = {
        "type": _TYPES[diagnostic.severity],
        "sourcepath": source.path,
        "linenumber": start.line,
        "columnnumber": start.column,
        "code": diagnostic.rule,
    }
    shown = ";".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = log_text(message_of(diagnostic)).translate(_IN_MESSAGE)
    return f"##vso[task.logissue {shown}]{message}\n"


def _property(value: str) -> str:
    return log_text(value).translate(_IN_PROPERTY)


REPORTER = Azure
