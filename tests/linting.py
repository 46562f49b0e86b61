"""Lints pieces of text in tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from postlint import generators
from postlint.config.model import Config
from postlint.diagnostic import Applicability, Diagnostic
from postlint.document.post import Post
from postlint.fixing.fixer import FixedPost, fix_post
from postlint.pipeline.linter import lint
from postlint.profile.profile import Certainty, Profile
from postlint.profile.site import UNKNOWN_SITE, Place, Site
from postlint.profile.site_finder import find_site
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.source import Source

ROOT = Path(__file__).parent.parent
SITES = ROOT / "tests" / "sites"
SHARED = ROOT.parent / "shared"

HUGO_PROFILE = Profile(generators.load("hugo"), certainty=Certainty.INFERRED)
"""What most rules are tried with: the posts tell that Hugo builds them, and no config does."""
NOW = datetime(2026, 11, 23, tzinfo=UTC)

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder with real posts is not beside the project"
)


def lint_text(
    text: str,
    *,
    path: str = "content/posts/post.md",
    rules: Iterable[str] = ("all",),
    site: str | None = None,
    earlier: str | None = None,
    **settings: str,
) -> PostReport:
    """The report of a text, by the rules, groups or presets named.

    `site` is one of the sites in tests/sites that the text is a post of; without one, Hugo's
    posts tell that they are, and with the generator `none` nothing tells it. `earlier` is what
    the text was before.
    """
    is_unknown = settings.get("generator") == "none"
    if is_unknown:
        del settings["generator"]
    config = Config(select=tuple(rules), **settings)  # type: ignore[arg-type]
    home, place = (UNKNOWN_SITE, None) if is_unknown else home_of(site, path)
    profile = config.profile(home.profile)
    before = None if earlier is None else Source(path, earlier)
    return lint(Source(path, text), profile, config.rules(), NOW, before, place=place)


def home_of(site: str | None, path: str) -> tuple[Site, Place | None]:
    """One of the sites in tests/sites, and the place of a post in it."""
    if site is None:
        return Site(profile=HUGO_PROFILE), None
    home = find_site(SITES / site)
    return home, home.place(str(SITES / site / path))


def fix_text(
    text: str,
    *,
    path: str = "content/posts/post.md",
    rules: Iterable[str] = ("all",),
    site: str | None = None,
    unsafe: bool = True,
    **settings: Any,
) -> FixedPost:
    """A text with the fixes of these rules, groups or presets made."""
    config = Config(select=tuple(rules), **settings)
    home, place = home_of(site, path)
    profile, active = config.profile(home.profile), config.rules()

    def relint(source: Source) -> PostReport:
        return lint(source, profile, active, NOW, place=place)

    def read(source: Source) -> Post:
        return Post(source, profile, NOW)

    applicability = Applicability.UNSAFE if unsafe else Applicability.SAFE
    return fix_post(relint(Source(path, text)), relint, read, applicability)


def lint_rule(rule: str, text: str, **settings: Any) -> PostReport:
    """The report of one rule. One about suppressions is run beside the rules that they silence."""
    beside = ("recommended",) if BUILT_IN.ids[rule] == "postlint" else ()
    report = lint_text(text, rules=(rule, *beside), **settings)
    own = (diagnostic for diagnostic in report.diagnostics if diagnostic.rule == rule)
    return PostReport(report.source, tuple(own))


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


def tells_fixes(report: PostReport) -> bool:
    """Whether the rules of a report say that they have the kinds of fixes that stand in it."""
    return all(
        found.fix.applicability.value in BUILT_IN.load(found.rule).fixes
        for found in report.diagnostics
        if found.fix is not None
    )
