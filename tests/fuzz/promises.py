"""What postlint promises of every input, whatever it is."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from postlint.config.model import Config
from postlint.diagnostic import Applicability, Diagnostic
from postlint.document.outline import outline
from postlint.document.post import Post
from postlint.fixing.fixer import fix_post, fixable
from postlint.report import PostReport
from postlint.run.file_linter import lint_data
from postlint.run.workplace import Workplace
from postlint.source import Source, Span, UnreadableError

GENERATORS = ("hugo", "jekyll", "eleventy", "docusaurus")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def workplace(generator: str = "hugo") -> Workplace:
    """All rules, for the posts of a generator; no config of this machine."""
    config = Config(select=("all",), generator=generator)
    return Workplace(override=lambda _: config, isolated=True, now=NOW)


class Outcome(NamedTuple):
    """What came of a post: its report, and how many fixes of both kinds were made."""

    report: PostReport
    fixes: int


def linted(path: str, data: bytes, place: Workplace) -> Outcome:
    """Lints and mends a post, and asserts all that must hold for it. Raises AssertionError."""
    report = lint_data(path, data, place)
    for diagnostic in report.diagnostics:
        _assert_sound(diagnostic, report.source)
    try:
        source = Source.decode(path, data)
    except UnreadableError:
        assert [diagnostic.rule for diagnostic in report.diagnostics] == ["unreadable-post"]
        return Outcome(report, 0)
    assert source.encode() == data, "reading a post loses bytes"
    assert report.source.text == source.text
    assert report.diagnostics == lint_data(path, data, place).diagnostics, "two runs differ"
    outline(Post(source, place.profile(path)))
    return Outcome(report, sum(_mended(report, place, kind) for kind in Applicability))


def _mended(report: PostReport, place: Workplace, applicability: Applicability) -> int:
    """How many fixes were made. Fixing loses no byte, and fixing again changes nothing."""

    def lint(source: Source) -> PostReport:
        return lint_data(source.path, source.encode(), place)

    def read(source: Source) -> Post:
        return Post(source, place.profile(source.path))

    if not fixable(report, applicability):
        return 0
    fixed = fix_post(report, lint, read, applicability)
    after = fixed.report.source
    assert Source.decode(after.path, after.encode()).text == after.text
    assert fixed.is_changed or not fixed.fixed
    again = fix_post(fixed.report, lint, read, applicability)
    assert not again.is_changed, f"fixing again changes more: {dict(again.fixed)}"
    return fixed.fixed.total()


def _assert_sound(diagnostic: Diagnostic, source: Source) -> None:
    assert diagnostic.rule != "internal-error", diagnostic.message
    _assert_within(diagnostic.span, source)
    assert diagnostic.message.strip()
    for related in diagnostic.related:
        if related.path is None:
            _assert_within(related.span, source)
    if diagnostic.fix is not None:
        edits = sorted(diagnostic.fix.edits, key=lambda edit: edit.span)
        assert edits
        for edit in edits:
            _assert_within(edit.span, source)
        for one, other in pairwise(edits):
            assert one.span.end <= other.span.start, "edits of one fix overlap"


def _assert_within(span: Span, source: Source) -> None:
    assert 0 <= span.start <= span.end <= len(source.text), f"{span} is not in the post"


def finds() -> list[Path]:
    """Inputs that once broke a promise."""
    return sorted((Path(__file__).parent / "finds").glob("*"))
