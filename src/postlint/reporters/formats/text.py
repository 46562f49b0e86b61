"""For people: each diagnostic with the lines it is about, the faulty characters underlined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from textwrap import wrap

from postlint.diagnostic import Diagnostic
from postlint.report import PostReport
from postlint.reporters.escape import log_line
from postlint.reporters.fix_marks import mark
from postlint.reporters.frame import Mark, frame, printable
from postlint.reporters.sentence import Sentence
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary, counted
from postlint.source import Source

_MANY = 60
"""Diagnostics: more fill some three hundred lines."""
_LESS = (
    "To see less: `--statistics` counts by rule, `--output-format concise` has a line each, and "
    "`--update-baseline` records what is there, so that only what is new is told."
)
_NARROWEST = 20
_MOST_SHOWN = 3
"""Other places of one cause: who mends the cause needs no more."""


class Text(Sentence):
    """Writes each diagnostic as it comes, and a summary line at the end."""

    def post(self, report: PostReport) -> Iterator[str]:
        texts = report.texts if self.style.is_plain else None
        for diagnostic in report.diagnostics:
            show = partial(_shown, diagnostic, report.source, self.style)
            yield show() if texts is None else texts.of(diagnostic, show)

    def end(self, summary: Summary) -> Iterator[str]:
        yield from super().end(summary)
        if not self.style.quiet and summary.rules.total() > _MANY:
            yield f"{_LESS}\n"


def _shown(diagnostic: Diagnostic, source: Source, style: Style) -> str:
    lines = map(log_line, _lines(diagnostic, source, style))
    return "\n".join([*lines, "", ""])


def _lines(diagnostic: Diagnostic, source: Source, style: Style) -> Iterator[str]:
    head = f"{diagnostic.severity.value}[{style.rule(diagnostic.rule)}]"
    yield (
        style.severity(diagnostic.severity, head)
        + style.paint(f"{mark(diagnostic)}: {printable(diagnostic.message)}", "bold")
    )
    shown = diagnostic.related if diagnostic.places == 1 else diagnostic.related[:_MOST_SHOWN]
    marks = [Mark(diagnostic.span, "", is_main=True)]
    marks += [
        Mark(related.span, related.message, is_main=False)
        for related in shown
        if related.path is None
    ]
    yield from frame(source, marks, diagnostic.severity, style)
    for related in shown:
        if related.path is not None:
            at = f":{related.place[0].line}:{related.place[0].column}" if related.place else ""
            other = f"{related.path}{at}: {related.message}"
            yield f"  {_label('see', style)}: {printable(other)}"
    if diagnostic.places > len(shown) + 1:
        yield f"  {_label('note', style)}: {counted(diagnostic.places, 'place')} in all"
    if diagnostic.help:
        yield from _wrapped("help", printable(diagnostic.help), style)


def _wrapped(name: str, text: str, style: Style) -> Iterator[str]:
    """A text below a diagnostic; on a terminal, its further lines stand below its first."""
    room = (style.width or 0) - len(name) - 6
    is_wrapped = room >= _NARROWEST
    parts = wrap(text, room, break_long_words=False, break_on_hyphens=False) if is_wrapped else []
    parts = parts or [text]
    yield f"  {_label(name, style)}: {parts[0]}"
    for part in parts[1:]:
        yield " " * (len(name) + 6) + part


def _label(name: str, style: Style) -> str:
    return f"{style.paint('=', 'frame')} {style.paint(name, 'bold')}"


REPORTER = Text
