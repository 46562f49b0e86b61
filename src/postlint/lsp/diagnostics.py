"""Diagnostics in the words of the protocol."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from postlint.diagnostic import Diagnostic, Severity
from postlint.lsp.placing import Placed, PlacedRelated
from postlint.lsp.positions import Stretch
from postlint.rules.address import page_address

SOURCE = "postlint"
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_TAGS = {
    "unnecessary": lsp.DiagnosticTag.Unnecessary,
    "deprecated": lsp.DiagnosticTag.Deprecated,
}


def diagnostic(placed: Placed) -> lsp.Diagnostic:
    """A diagnostic; its help stands in the lines below its message."""
    found = placed.diagnostic
    page = page_address(found.rule)
    return lsp.Diagnostic(
        range=range_of(placed.stretch),
        message=_message(found),
        severity=_SEVERITIES[found.severity],
        code=found.rule,
        code_description=lsp.CodeDescription(page) if page else None,
        source=SOURCE,
        tags=[_TAGS[placed.nature]] if placed.nature else [],
        related_information=list(map(_related, placed.related)),
    )


def range_of(stretch: Stretch) -> lsp.Range:
    return lsp.Range(lsp.Position(*stretch.start), lsp.Position(*stretch.end))


def _message(found: Diagnostic) -> str:
    message = found.message
    if found.places > len(found.related) + 1:
        message += f" ({found.places:,} places in all)"
    return f"{message}\n{found.help}" if found.help else message


def _related(related: PlacedRelated) -> lsp.DiagnosticRelatedInformation:
    place = lsp.Location(from_fs_path(related.path) or "", range_of(related.stretch))
    return lsp.DiagnosticRelatedInformation(place, related.message)
