"""Code actions: each fix, all safe ones at once, comments that silence, and the baseline.

What takes linting again is worked out when the action is chosen: `resolved`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types as lsp

from postlint.diagnostic import Applicability, Diagnostic
from postlint.fixing.fixer import fix_post, fixable
from postlint.fixing.silencer import silence
from postlint.lsp.diagnostics import diagnostic
from postlint.lsp.document import Document
from postlint.lsp.edits import between, text_edits
from postlint.lsp.placing import placed
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.run.baselines import record
from postlint.source import Source

FIX_ALL = "source.fixAll.postlint"
KINDS = [lsp.CodeActionKind.QuickFix, FIX_ALL]
BASELINE = "postlint.addToBaseline"
REASON = "TODO: say why"
"""What stands for the reason of a new comment, until its author writes one."""


class Chosen(NamedTuple):
    """What an action is about, as its `data` says: a diagnostic of a post, or none."""

    uri: str
    rule: str | None = None
    start: int | None = None

    @classmethod
    def of(cls, action: lsp.CodeAction) -> Chosen:
        data: Any = action.data
        return cls(data["uri"], data.get("rule"), data.get("start"))

    def diagnostic(self, report: PostReport) -> Diagnostic | None:
        """The diagnostic, if it is still there."""
        wanted = self.rule, self.start
        here = (found for found in report.diagnostics if (found.rule, found.span.start) == wanted)
        return next(here, None)


def actions(document: Document, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """What can be done about a range; those without an edit or command are to be `resolved`."""
    return [
        action
        for action in (*_here(document, params), *_fix_all(document))
        if _is_wanted(action.kind, params.context.only)
    ]


def _is_wanted(kind: Any, only: Any) -> bool:
    """Whether an editor asks for actions of a kind; `source` stands for `source.x` as well."""
    name, *kinds = (getattr(one, "value", one) for one in (kind, *(only or ())))
    return not kinds or any(name == one or name.startswith(f"{one}.") for one in kinds)


def _here(document: Document, params: lsp.CodeActionParams) -> Iterator[lsp.CodeAction]:
    report, span = document.report, document.span(params.range)
    named = {(one.code, one.range.start.line) for one in params.context.diagnostics}
    for one in placed(report, document.desk.workplace, document.encoding):
        found = one.diagnostic
        is_at = found.span.start <= span.end and span.start <= found.span.end
        if is_at or (found.rule, one.stretch.start.line) in named:
            about = [diagnostic(one)]
            if found.fix is not None:
                yield _fix(found, about, document)
            yield _silence(found, about, document)
            if document.config.baseline is not None:
                yield _forgive(found, about, document)


def _fix(found: Diagnostic, about: list[lsp.Diagnostic], document: Document) -> lsp.CodeAction:
    assert found.fix is not None
    is_safe = found.fix.applicability is Applicability.SAFE
    edits = text_edits(found.fix.edits, document.positions)
    return lsp.CodeAction(
        title=found.fix.title if is_safe else f"{found.fix.title} (may change the meaning)",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=about,
        is_preferred=is_safe,
        edit=_workspace_edit(edits, document),
    )


def _silence(found: Diagnostic, about: list[lsp.Diagnostic], document: Document) -> lsp.CodeAction:
    return lsp.CodeAction(
        title=f"Silence {found.rule} here, with a reason",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=about,
        data=Chosen(document.handle.uri, found.rule, found.span.start)._asdict(),
    )


def _forgive(found: Diagnostic, about: list[lsp.Diagnostic], document: Document) -> lsp.CodeAction:
    title = f"Add this {found.rule} to the baseline"
    arguments = [document.handle.uri, found.rule, found.span.start]
    return lsp.CodeAction(
        title=title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=about,
        command=lsp.Command(title=title, command=BASELINE, arguments=arguments),
    )


def _fix_all(document: Document) -> Iterator[lsp.CodeAction]:
    if fixable(document.report, Applicability.SAFE):
        yield lsp.CodeAction(
            title="Make all safe fixes of postlint",
            kind=FIX_ALL,
            data=Chosen(document.handle.uri)._asdict(),
        )


def resolved(document: Document, action: lsp.CodeAction) -> lsp.CodeAction:
    """An action with its edit; one that has it, or a command, is as it was."""
    if action.edit is None and action.command is None:
        report, chosen = document.report, Chosen.of(action)
        after = _fixed(document) if chosen.rule is None else _silenced(document, chosen)
        edits = text_edits(between(report.source, after), document.positions)
        action.edit = _workspace_edit(edits, document)
    return action


def _fixed(document: Document) -> Source:
    desk = document.desk
    return fix_post(document.report, desk.lint, desk.read, Applicability.SAFE).report.source


def _silenced(document: Document, chosen: Chosen) -> Source:
    report, desk = document.report, document.desk
    found = chosen.diagnostic(report)
    wanted = [] if found is None else [found]
    return silence(report, wanted, REASON, desk.lint, desk.read).report.source


def _workspace_edit(edits: list[lsp.TextEdit], document: Document) -> lsp.WorkspaceEdit:
    """Edits of the very version that they were made for, where the editor counts versions."""
    uri, version = document.handle
    if version is None:
        return lsp.WorkspaceEdit(changes={uri: edits})
    versioned = lsp.OptionalVersionedTextDocumentIdentifier(uri, version)
    return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(versioned, list(edits))])


def forgive(document: Document, chosen: Chosen) -> None:
    """Records a diagnostic in the baseline. Raises ConfigError, and NotWrittenError."""
    found = chosen.diagnostic(document.report)
    if found is not None:
        record(found, document.report.source, document.desk.workplace)
