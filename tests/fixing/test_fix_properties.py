"""What holds of fixes whatever the post, generated or real."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fixable_posts import fixable_posts
from hypothesis import HealthCheck, given, settings
from linting import HUGO_PROFILE, NOW, SHARED, fix_text, lint_text, needs_shared, real_posts

from postlint.diagnostic import Applicability, Severity
from postlint.document.outline import outline
from postlint.document.post import Post
from postlint.fixing.fixer import FixedPost, fixable
from postlint.report import PostReport
from postlint.source import Source, UnreadableError

quickly = settings(max_examples=60, suppress_health_check=list(HealthCheck))

EVERY_TENTH = 10


def errors(report: PostReport) -> Counter[str]:
    return Counter(d.rule for d in report.diagnostics if d.severity is Severity.ERROR)


def said(text: str, path: str) -> dict[str, list[Any]]:
    """What a post says, but for what safe fixes say that they change.

    These are the case of letters (apostrophe-case), empty headings (empty-heading), the address of
    a player (unplayable-embed), the words before an alt text (redundant-alt-prefix), and what is a
    list in the front matter (not-a-list).
    """
    made = outline(Post(Source(path, text), HUGO_PROFILE, NOW))
    matter = (made["front_matter"] or {}).get("data", {})
    return {
        "front_matter": sorted(
            {f"{key.casefold()} {_flat(value)}" for key, value in matter.items()}
        ),
        "headings": [
            (h["level"], h["text"].casefold()) for h in made["headings"] if h["text"].strip()
        ],
        "images": [_folded(image["src"]) for image in made["images"]],
        "embeds": [(embed["element"], _folded(embed["title"])) for embed in made["embeds"]],
        "links": [(_folded(link["href"]), link["text"].casefold()) for link in made["links"]],
        "faq": [(q["question"].casefold(), q["answer"].casefold()) for q in made["faq"]],
    }


def _folded(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value).casefold()
    return str(value).casefold()


def holds_of_safe_fixes(before: str, path: str, preset: str) -> None:
    report = lint_text(before, path=path, rules=[preset])
    fixed = fix_text(before, path=path, rules=[preset], unsafe=False)
    after = fixed.report.source.text
    refused = {refusal.diagnostic.rule for refusal in fixed.refused}
    left = {
        d.rule
        for d in fixed.report.diagnostics
        if d.fix is not None and d.fix.applicability is Applicability.SAFE
    }
    assert left <= refused
    came_to_light = {"front-matter"} if _is_unread(report) else set()
    shows_headings = any(d.rule == "heading-without-space" for d in report.diagnostics)
    if shows_headings:  # what was text becomes a heading, as it was meant, or a question
        came_to_light |= {"headings", "faq"}
    new = errors(fixed.report) - errors(report)
    groups = {d.rule: d.group for d in fixed.report.diagnostics}
    assert not {rule for rule in new if groups[rule] not in came_to_light}
    if not _is_unread(report):
        kept, was = said(after, path), said(before, path)
        for part in ("headings", "faq") if shows_headings else ():
            del kept[part], was[part]
        assert kept == was


def _is_unread(report: PostReport) -> bool:
    unread = {
        "front-matter-syntax",
        "unclosed-front-matter",
        "missing-front-matter",
        "duplicate-key",
    }
    return any(d.rule in unread for d in report.diagnostics)


def again(fixed: FixedPost, path: str, *, unsafe: bool) -> str:
    text = fixed.report.source.text
    return fix_text(text, path=path, rules=["all"], unsafe=unsafe).report.source.text


@quickly
@given(fixable_posts())
def test_safe_fixes_keep_what_posts_say(text: str) -> None:
    holds_of_safe_fixes(text, "content/posts/a.md", "all")


@quickly
@given(fixable_posts())
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_twice_is_fixing_once(unsafe: bool, text: str) -> None:
    fixed = fix_text(text, path="content/posts/a.md", rules=["all"], unsafe=unsafe)
    assert again(fixed, "content/posts/a.md", unsafe=unsafe) == fixed.report.source.text


@quickly
@given(fixable_posts())
def test_fixes_bring_no_new_error(text: str) -> None:
    before = lint_text(text, rules=["all"])
    fixed = fix_text(text, rules=["all"])
    if not _is_unread(before):
        assert errors(fixed.report) <= errors(before)


@quickly
@given(fixable_posts())
def test_line_ends_stay(text: str) -> None:
    plain = fix_text(text, rules=["all"]).report.source.text
    windows = fix_text(text.replace("\n", "\r\n"), rules=["all"]).report.source.text
    assert windows == plain.replace("\n", "\r\n")


@cache
def _real_fixable() -> list[tuple[str, str]]:
    """A tenth of the real posts that have a fix, with their paths."""
    found = []
    for file in real_posts()[::EVERY_TENTH]:
        path = str(Path("content", file.name))
        try:
            source = Source.decode(path, file.read_bytes())
        except UnreadableError:
            continue
        if fixable(lint_text(source.text, path=path, rules=["all"]), Applicability.UNSAFE):
            found.append((path, source.text))
    assert found, f"no real post under {SHARED} has a fix"
    return found


@needs_shared
def test_safe_fixes_keep_what_real_posts_say() -> None:
    for path, text in _real_fixable():
        holds_of_safe_fixes(text, path, "recommended")


@needs_shared
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_real_posts_twice_is_fixing_them_once(unsafe: bool) -> None:
    for path, text in _real_fixable():
        fixed = fix_text(text, path=path, rules=["recommended"], unsafe=unsafe)
        once = fixed.report.source.text
        twice = fix_text(once, path=path, rules=["recommended"], unsafe=unsafe)
        assert twice.report.source.text == once, path
