"""What rules found in sites is kept while all that it depends on is the same, and no longer."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.report import PostReport
from postlint.results import cache, kept
from postlint.results.cache import Cache
from postlint.rules.site.duplicate_post import DuplicatePost
from postlint.rules.site.duplicate_title import DuplicateTitle
from postlint.run import site_findings
from postlint.run.runner import Found, find_posts, run
from postlint.run.site_findings import SiteFindings, Told
from postlint.run.workplace import Workplace

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WORDS = " ".join(f"drop{number}" for number in range(250))


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr(site_findings, "time_ns", lambda: later)
    Path("content/a").mkdir(parents=True)
    Path("hugo.toml").write_text("baseURL = 'https://kettles.example/'\n")
    for name, title in (("one", "Kettles"), ("two", "Kettles"), ("three", "Lids")):
        write(name, title, f"Of {name}.")


def write(name: str, title: str, body: str) -> None:
    Path(f"content/a/{name}.md").write_text(f"---\ntitle: {title}\n---\n\n{body}\n")


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that looked at the site."""
    made: list[str] = []
    for rule in (DuplicatePost, DuplicateTitle):
        monkeypatch.setattr(rule, "check_site", _noting(rule, made))
    return made


def _noting(rule: Any, made: list[str]) -> Callable[..., Any]:
    plain = rule.check_site

    def check_site(self: Any, facts: Any, site: Any) -> Any:
        made.append(self.id)
        return plain(self, facts, site)

    return check_site


def lint(kept: Cache | None = None) -> list[tuple[str, Any]]:
    workplace = Workplace(now=NOW)
    files = sorted(find_posts((".",), workplace, print))
    reports: Iterator[PostReport] = run(files, workplace, 1, kept, found=Found(files, ["."]))
    return [(report.source.path, report.diagnostics) for report in reports]


def test_a_site_that_is_as_it_was_is_not_looked_at_again(looked: list[str]) -> None:
    write("one", "Kettles", WORDS)
    first = lint(Cache("kept"))
    assert sorted(looked) == ["duplicate-post", "duplicate-title"]
    assert any(found for _, found in first)
    looked.clear()
    assert lint(Cache("kept")) == first
    assert looked == []


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda: write("one", "Kettles", WORDS.title()[::-1]), ["duplicate-post"]),
        (lambda: write("one", "Lids", WORDS), ["duplicate-post", "duplicate-title"]),
        (lambda: write("four", "Spouts", "Of four."), ["duplicate-title"]),
        (lambda: Path("content/a/two.md").unlink(), ["duplicate-title"]),
        (
            lambda: Path("postlint.toml").write_text(
                "[rules.duplicate-post]\nleast-shared = 0.5\n"
            ),
            ["duplicate-post", "duplicate-title"],
        ),
    ],
)
def test_a_rule_looks_again_where_its_facts_or_settings_changed(
    looked: list[str], change: Callable[[], object], again: list[str]
) -> None:
    write("one", "Kettles", WORDS)
    lint(Cache("kept"))
    looked.clear()
    change()
    found = lint(Cache("kept"))
    assert sorted(looked) == again
    assert found == lint()


def twins() -> None:
    """Two posts with one sketch: runs that begin with the words in which they differ are left out.

    Each names the matter of its title, so that only their texts tell that they are no copies.
    """
    for name in ("one", "two"):
        write(name, f"{name.title()} kettles", f"{WORDS} {name} {name} {name} {WORDS}")


def test_a_text_that_a_rule_read_counts(looked: list[str]) -> None:
    twins()
    before = lint(Cache("kept"))
    looked.clear()
    path = Path("content/a/one.md")
    path.write_text(path.read_text().replace(" one one one ", " two two two "))
    after = lint(Cache("kept"))
    assert looked == ["duplicate-post"]
    assert after == lint() != before


def test_a_text_that_was_just_changed_is_read_again(
    looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    twins()
    monkeypatch.setattr(site_findings, "time_ns", time.time_ns)
    lint(Cache("kept"))
    looked.clear()
    lint(Cache("kept"))
    assert looked == ["duplicate-post", "duplicate-title"]


def test_a_rule_that_fails_is_asked_again(
    looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        looked.append("failed")
        raise ValueError("no")

    monkeypatch.setattr(DuplicateTitle, "check_site", fail)
    first = lint(Cache("kept"))
    assert any(each.rule == "internal-error" for _, found in first for each in found)
    assert lint(Cache("kept")) == first
    assert looked.count("failed") == 2


json_values = st.recursive(
    st.none() | st.integers() | st.text(max_size=3) | st.sampled_from(["warning", "p.md"]),
    lambda inner: st.lists(inner, max_size=8),
    max_leaves=30,
)


@given(
    st.dictionaries(st.sampled_from(["duplicate-title", "no-such-rule"]), json_values)
    | json_values
    | st.builds(lambda row: {"duplicate-title": ["", "p.md", [], "", [row]]}, json_values)
)
def test_what_is_no_finding_is_not_taken_for_one(rows: Any) -> None:
    held = Cache("/nowhere")
    held._shards = {number: {} for number in range(cache._SITES + 1)}
    posts = [Told("p.md", "{}", "")]
    findings = SiteFindings(held, Workplace(isolated=True, now=NOW))
    key = site_findings._digest(findings._inputs(posts) or "", [("p.md", "")])
    held.put_site(os.getcwd(), [key, json.dumps(rows)])
    found = list(findings.of(os.getcwd(), posts, lambda *_: ()))
    assert all(spot.path == "p.md" for each in found for spot in each.spots)


def test_findings_of_other_posts_are_not_believed() -> None:
    lint(Cache("kept"))
    made = Cache("kept")
    root = str(Path.cwd())
    key, rows = made.site(root)
    forged = kept.parsed(rows)
    spot = ["/etc/passwd", [0, 0], "here", None]
    forged["duplicate-title"][-1] = [["error", "forged", None, ["c", True], [spot], 1]]
    made.put_site(root, [key, json.dumps(forged)])
    made.save()
    assert lint(Cache("kept")) == lint()
