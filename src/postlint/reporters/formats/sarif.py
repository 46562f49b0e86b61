"""SARIF 2.1.0, which code scanning services read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from postlint.diagnostic import Diagnostic, Fix, Related, Severity
from postlint.files.project import home
from postlint.report import PostReport
from postlint.reporters.escape import json_text
from postlint.reporters.numbering import Numbering
from postlint.reporters.reporter import Reporter
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.rules.address import page_address
from postlint.rules.catalogue import BUILT_IN
from postlint.source import Position, Source
from postlint.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Sarif(Reporter):
    """Writes one run: results as they come, then the rules that they name."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._numbering = Numbering()
        self._rules: dict[str, int] = {}
        self._separator = ""

    def begin(self) -> Iterator[str]:
        yield (
            f'{{"$schema":"{_SCHEMA}","version":"2.1.0",'
            '"runs":[{"columnKind":"unicodeCodePoints","results":['
        )

    def post(self, report: PostReport) -> Iterator[str]:
        for diagnostic, own in self._numbering.fingerprinted(report):
            index = self._rules.setdefault(diagnostic.rule, len(self._rules))
            result = {
                "ruleId": diagnostic.rule,
                "ruleIndex": index,
                **_result(diagnostic, report.source),
                "partialFingerprints": {"postlint/v1": own},
            }
            yield self._separator + json_text(result)
            self._separator = ",\n"

    def end(self, summary: Summary) -> Iterator[str]:
        driver = {
            "name": "postlint",
            "semanticVersion": __version__,
            **_if_known("informationUri", home()),
            "rules": [_rule(rule) for rule in self._rules],
        }
        invocation = {"executionSuccessful": not summary.has_failed}
        yield (
            f'],"tool":{{"driver":{json_text(driver)}}},"invocations":[{json_text(invocation)}]}}]}}\n'
        )


def _result(diagnostic: Diagnostic, source: Source) -> dict[str, Any]:
    help_ = f"\n{diagnostic.help}" if diagnostic.help else ""
    made: dict[str, Any] = {
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + help_},
        "locations": [
            _location(
                source.path,
                source.position(diagnostic.span.start),
                source.position(diagnostic.span.end),
            )
        ],
    }
    if diagnostic.places > 1:
        made["occurrenceCount"] = diagnostic.places
    if diagnostic.related:
        made["relatedLocations"] = [
            {
                "id": number,
                **_related(source, related),
                "message": {"text": related.message},
            }
            for number, related in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix:
        made["fixes"] = [_fix(diagnostic.fix, source)]
    return made


def _related(source: Source, related: Related) -> dict[str, Any]:
    path = related.path or source.path
    if related.path is not None and related.place is None:
        return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}
    return _location(path, *related.ends(source))


def _location(path: str, start: Position, end: Position) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(path)},
            "region": _region(start, end),
        }
    }


def _fix(fix: Fix, source: Source) -> dict[str, Any]:
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(source.path)},
                "replacements": [
                    {
                        "deletedRegion": _region(
                            source.position(edit.span.start), source.position(edit.span.end)
                        ),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                ],
            }
        ],
        "properties": {"applicability": fix.applicability.value},
    }


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _uri(path: str) -> str:
    """A path as a reference that URIs allow; file names that are no text keep their bytes."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/._-~")


def _if_known(name: str, address: str | None) -> dict[str, str]:
    return {name: address} if address else {}


def _rule(rule_id: str) -> dict[str, Any]:
    """What a rule is about, from its page."""
    if rule_id not in BUILT_IN.ids:
        return {"id": rule_id}
    from postlint.rules.explanation import page, summary

    rule = BUILT_IN.load(rule_id)
    text = page(rule)
    return {
        "id": rule_id,
        "shortDescription": {"text": summary(rule)},
        "help": {"text": text, "markdown": text},
        **_if_known("helpUri", page_address(rule_id)),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.group()]},
    }


REPORTER = Sarif
