"""Lints pieces of text in tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from postlint.diagnostic import Diagnostic
from postlint.fixing.fixer import FixedPost
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.testing.bench import HUGO as HUGO_PROFILE
from postlint.testing.bench import NOW, Bench

__all__ = ["HUGO_PROFILE", "NOW"]

ROOT = Path(__file__).parent.parent
SITES = ROOT / "tests" / "sites"
SHARED = ROOT.parent / "shared"

BENCH = Bench(BUILT_IN, SITES)
"""Posts are tried with postlint's rules; `site` names one of the sites in tests/sites."""

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder with real posts is not beside the project"
)


def lint_text(
    text: str,
    *,
    path: str = "content/posts/post.md",
    rules: Iterable[str] = ("all",),
    **settings: Any,
) -> PostReport:
    """The report of a text, by the rules, groups or presets named; settings as `Bench.lint` has."""
    return BENCH.lint(text, path, rules, **settings)


def lint_posts(
    posts: Mapping[str, str], *, rules: Iterable[str] = ("recommended",), **settings: Any
) -> list[PostReport]:
    """The reports of the posts of one site, by path."""
    return BENCH.lint_together(posts, rules, **settings)


def fix_text(
    text: str,
    *,
    path: str = "content/posts/post.md",
    rules: Iterable[str] = ("all",),
    **settings: Any,
) -> FixedPost:
    """A text with the fixes of these rules, groups or presets made."""
    return BENCH.fix(text, path, rules, **settings)


def lint_rule(
    rule: str, text: str, *, path: str = "content/posts/post.md", **settings: Any
) -> PostReport:
    """The report of one rule."""
    return BENCH.lint_rule(rule, text, path, **settings)


def found(text: str, *, path: str = "content/posts/post.md", **settings: str) -> list[str]:
    """The ids of the rules that report something by default, in order."""
    report = lint_text(text, path=path, rules=("recommended",), **settings)
    return [diagnostic.rule for diagnostic in report.diagnostics]


def described(report: PostReport, diagnostic: Diagnostic) -> str:
    """A diagnostic in a line: where it starts and ends, its severity, rule and message."""
    start = report.source.position(diagnostic.span.start)
    end = report.source.position(diagnostic.span.end)
    place = f"{start.line}:{start.column}-{end.line}:{end.column}"
    return f"{place} {diagnostic.severity.value} {diagnostic.rule}: {diagnostic.message}"


def all_rules() -> list[str]:
    return sorted(BUILT_IN.ids)


def real_posts() -> list[Path]:
    """The posts of the corpora, as their authors published them; none where they are not at hand."""
    return _posts(SHARED / "corpora")


def shared_posts() -> list[Path]:
    """Those of the oracles as well: many made up for one fault, many the same as in the corpora."""
    return _posts(SHARED)


def _posts(folder: Path) -> list[Path]:
    suffixes = {".md", ".markdown", ".html"}
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes)
