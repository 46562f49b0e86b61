"""A page to look at, in one file: it needs no network, and its browser runs no script but its own.

The diagnostics stand in it as data, and the page's script shows them as text, never as markup.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from postlint.diagnostic import Diagnostic, Severity
from postlint.files.reading import shipped
from postlint.report import PostReport
from postlint.reporters.escape import json_text
from postlint.reporters.excerpt import diff, excerpt, related_texts, text_at
from postlint.reporters.frame import printable
from postlint.reporters.places import message as message_of
from postlint.reporters.reporter import Reporter
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.rules.catalogue import BUILT_IN
from postlint.source import Source
from postlint.version import __version__


class Html(Reporter):
    """Writes the page: what comes before the data, the posts as they come, and the rest."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._separator = ""
        self._rules: set[str] = set()
        self._before, _, self._after = _page().partition("{{data}}")

    def begin(self) -> Iterator[str]:
        yield self._before + '{"posts":['

    def post(self, report: PostReport) -> Iterator[str]:
        if not report.diagnostics and not report.forgiven:
            return
        found = [_diagnostic(diagnostic, report.source) for diagnostic in report.diagnostics]
        known = (_diagnostic(diagnostic, report.source) for diagnostic in report.forgiven)
        found += ({**diagnostic, "known": True} for diagnostic in known)
        self._rules |= {diagnostic["rule"] for diagnostic in found}
        shown = {"path": printable(report.source.path), "diagnostics": found}
        yield self._separator + _data(shown)
        self._separator = ",\n"

    def end(self, summary: Summary) -> Iterator[str]:
        rest = {
            "version": __version__,
            "count": summary.posts,
            "severities": [severity.value for severity in reversed(Severity)],
            "rules": {rule: _rule(rule) for rule in sorted(self._rules)},
            "gone": summary.gone,
        }
        yield f"],{_data(rest)[1:]}{self._after}"


def _diagnostic(diagnostic: Diagnostic, source: Source) -> dict[str, Any]:
    place = source.position(diagnostic.span.start)
    shown: dict[str, Any] = {
        "rule": diagnostic.rule,
        "group": diagnostic.group,
        "severity": diagnostic.severity.value,
        "message": printable(message_of(diagnostic)),
        "line": place.line,
        "column": place.column,
        "excerpt": excerpt(source, diagnostic.span),
    }
    if diagnostic.help:
        shown["help"] = printable(diagnostic.help)
    if diagnostic.related:
        shown["text"] = text_at(source, diagnostic.span)
        shown["related"] = list(related_texts(diagnostic, source))
    if diagnostic.fix:
        shown["fix"] = {
            "title": printable(diagnostic.fix.title),
            "applicability": diagnostic.fix.applicability.value,
            "diff": list(diff(diagnostic.fix, source)),
        }
    return shown


def _rule(rule_id: str) -> str:
    """What a rule is about, in a sentence; empty for one that is not postlint's own."""
    from postlint.rules.explanation import summary

    return summary(BUILT_IN.load(rule_id)) if rule_id in BUILT_IN.ids else ""


def _data(value: Any) -> str:
    """A value as JSON that ends no script element."""
    return json_text(value).replace("<", "\\u003c")


def _page() -> str:
    """The template with its style and script in it, and their digests in its policy."""
    folder = Path(__file__).parents[1] / "page"
    names = ("report.html", "report.css", "report.js")
    page, style, script = (shipped(folder / name).decode("utf-8") for name in names)
    for name, text in (("style", style), ("script", script)):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        page = page.replace(f"{{{{{name}-digest}}}}", digest).replace(f"{{{{{name}}}}}", text)
    return page


REPORTER = Html
