"""Fixes a post: makes the edits of its fixes, and takes back those that harm it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from postlint.diagnostic import Applicability, Diagnostic, Fix, Severity
from postlint.document.post import Post
from postlint.fixing.content import Content, changed_elsewhere, content
from postlint.fixing.edits import Edits, compatible
from postlint.report import PostReport
from postlint.source import Source

Lint = Callable[[Source], PostReport]
Read = Callable[[Source], Post]

_MOST_ROUNDS = 100
"""How often what a fix brought to light is mended in turn: YAML tells one fault at a time."""
_MOST_TRIALS = 256
"""How often the text of one post is linted again to find the fixes that harm it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that was taken back. `reason` says what it would have done.

    `line` is that of its diagnostic, in the text as it was then.
    """

    diagnostic: Diagnostic
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class FixedPost:
    """A post after fixing. `report` is of its new text, `fixed` counts the fixes by rule."""

    before: Source
    report: PostReport
    fixed: Counter[str]
    refused: tuple[Refusal, ...]

    @property
    def is_changed(self) -> bool:
        return self.report.source.text != self.before.text


def fixable(report: PostReport, applicability: Applicability) -> bool:
    """Whether a report has a fix that may be made. UNSAFE allows the safe ones too."""
    return any(_allowed(diagnostic, applicability) for diagnostic in report.diagnostics)


def fix_post(report: PostReport, lint: Lint, read: Read, applicability: Applicability) -> FixedPost:
    """Fixes what a report found in a post, up to where no allowed fix is left. Reads no file.

    Fixes that overlap wait for the next round. After each round the post is linted and read again:
    what brings a new error, or changes the post where it makes no edit, is taken back.
    `lint` and `read` are those of the post's site.
    """
    fixing = _Fixing(lint, read, applicability, report)
    seen = {report.source.text}
    for _ in range(_MOST_ROUNDS):
        if not (chosen := fixing.chosen()):
            break
        if fixing.make(chosen):
            if fixing.report.source.text in seen:
                break
            seen.add(fixing.report.source.text)
    return FixedPost(report.source, fixing.report, fixing.fixed, tuple(fixing.refused))


def _allowed(diagnostic: Diagnostic, applicability: Applicability) -> bool:
    fix = diagnostic.fix
    return fix is not None and (
        fix.applicability is Applicability.SAFE or applicability is Applicability.UNSAFE
    )


@dataclass
class _Trial:
    """A post's text with some fixes made, and what came of it. `harm` is None where all is well."""

    edits: Edits
    report: PostReport
    content: Content
    harm: str | None


@dataclass
class _Fixing:
    """A post on its way from round to round."""

    lint: Lint
    read: Read
    applicability: Applicability
    report: PostReport
    fixed: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    _content: Content | None = None
    _trials: int = 0

    def chosen(self) -> list[Diagnostic]:
        """What has fixes that can be made together, and were not refused in this text."""
        refused = {refusal.diagnostic.fix for refusal in self.refused}
        by_fix: dict[Fix, Diagnostic] = {}
        for diagnostic in self.report.diagnostics:
            if _allowed(diagnostic, self.applicability) and diagnostic.fix not in refused:
                assert diagnostic.fix is not None
                by_fix.setdefault(diagnostic.fix, diagnostic)
        return [by_fix[fix] for fix in compatible(by_fix)]

    def make(self, chosen: list[Diagnostic]) -> bool:
        """Makes these fixes and takes back those that harm; whether one was kept."""
        if self._content is None:
            self._content = content(self.read(self.report.source))
        kept: list[Diagnostic] = []
        best = self._keep(chosen, kept, None)
        if best is None:
            return False
        self.fixed.update(diagnostic.rule for diagnostic in kept)
        self.report, self._content = best.report, best.content
        self.refused.clear()  # in the new text they may do no harm
        return True

    def _keep(
        self, candidates: list[Diagnostic], kept: list[Diagnostic], best: _Trial | None
    ) -> _Trial | None:
        """Adds to `kept` the candidates that do no harm, by halves; the trial of all kept."""
        trial = self._tried([*kept, *candidates])
        if trial.harm is None:
            kept += candidates
            return trial
        if len(candidates) == 1 or self._trials >= _MOST_TRIALS:
            for diagnostic in candidates:
                self._refuse(diagnostic, trial.harm)
            return best
        half = len(candidates) // 2
        best = self._keep(candidates[:half], kept, best)
        return self._keep(candidates[half:], kept, best)

    def _tried(self, diagnostics: list[Diagnostic]) -> _Trial:
        self._trials += 1
        before = self.report.source
        edits = Edits(
            edit for diagnostic in diagnostics if diagnostic.fix for edit in diagnostic.fix.edits
        )
        source = before.with_text(edits.applied(before.text))
        report, made = self.lint(source), content(self.read(source))
        assert self._content is not None
        harm = _new_error(self.report, report, came_to_light=_came_to_light(self._content, made))
        if harm is None and (changed := changed_elsewhere(self._content, made, edits)):
            harm = f"would change the {changed} elsewhere in the post"
        return _Trial(edits, report, made, harm)

    def _refuse(self, diagnostic: Diagnostic, reason: str) -> None:
        line = self.report.source.position(diagnostic.span.start).line
        self.refused.append(Refusal(diagnostic, line, reason))


def _came_to_light(before: Content, after: Content) -> bool:
    """Whether a front matter is read that was not read before."""
    return before.front_matter is None or before.has_front_matter != after.has_front_matter


def _new_error(before: PostReport, after: PostReport, *, came_to_light: bool) -> str | None:
    """What an edited post has more errors of; None where it has none.

    The faults of a front matter that was not read before are not new.
    """
    more = _errors(after) - _errors(before)
    for rule, group in sorted(more):
        if not came_to_light or group != "front-matter":
            return f"would bring an error, {rule}"
    return None


def _errors(report: PostReport) -> Counter[tuple[str, str]]:
    return Counter(
        (diagnostic.rule, diagnostic.group)
        for diagnostic in report.diagnostics
        if diagnostic.severity is Severity.ERROR
    )
