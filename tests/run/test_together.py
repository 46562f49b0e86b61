"""What is said of sites: the same bytes however a run comes to it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.report import PostReport
from postlint.reporters.formats.json import as_json
from postlint.results.cache import Cache
from postlint.rules.catalogue import BUILT_IN
from postlint.run import file_linter, runner
from postlint.run.runner import Found, find_posts, run
from postlint.run.workplace import Workplace

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HUGO = "baseURL = 'https://kettles.example/'\ntheme = 'PaperMod'\n"

titles = st.sampled_from(["Kettles", "kettles", "Teapots", "Cups", "Spouts"])
lines = st.sampled_from(
    [
        *("slug: pot", "url: /a/pot/", "draft: true", "author: {name: Ada}", "keyword: tea"),
        *("# postlint-disable-file duplicate-title", "# postlint-disable-file duplicate-url"),
        "# postlint-disable-file site, first-heading-level",
    ]
)
bodies = st.sampled_from(
    ["## Lid", "### Lid", "### Spout\n\n<b>hot</b>", "#### Lid", "<i>hot</i>", "Hot.", "![](a.png)"]
)


@st.composite
def posts(draw: st.DrawFn) -> str:
    matter = [f"title: {draw(titles)}", *draw(st.lists(lines, max_size=2, unique=True))]
    return "---\n" + "\n".join(matter) + f"\n---\n\n{draw(bodies)}\n"


paths = st.sampled_from(
    [
        f"content/{section}/{name}.md"
        for section in ("a", "b", "docs/1.1", "docs/1.2")
        for name in ("1", "2", "3", "4", "pot", "x")
    ]
)
sites = st.dictionaries(paths, posts(), min_size=2, max_size=12)
edits = st.lists(st.dictionaries(paths, st.none() | posts(), min_size=1, max_size=3), max_size=3)


@contextmanager
def in_folder() -> Iterator[Path]:
    before = os.getcwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def put(made: dict[str, Any]) -> None:
    Path("hugo.toml").write_text(HUGO)
    for path, text in made.items():
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text)


def lint(
    named: Sequence[str] = (), *, jobs: int = 1, cache: bool = False, backwards: bool = False
) -> dict[str, list[Any]]:
    """What a run tells of each post, as JSON has it; `named` are files to lint, else all."""
    workplace = Workplace(now=NOW)
    files = sorted(find_posts(tuple(named) or (".",), workplace, print))
    if backwards:
        files.reverse()
    found = Found(files, () if named else (".",))
    kept = Cache(".postlint_cache") if cache else None
    reports = run(files, workplace, jobs, kept, found=found)
    return {report.source.path: _told(report) for report in reports}


def _told(report: PostReport) -> list[Any]:
    return [as_json(diagnostic, report.source) for diagnostic in report.diagnostics]


@settings(max_examples=60, deadline=None)
@given(sites, edits, st.data())
def test_a_cache_changes_nothing(
    made: dict[str, str], changes: list[dict[str, Any]], data: st.DataObject
) -> None:
    with in_folder():
        put(made)
        for change in [{}, *changes]:
            put(change)
            here = sorted(str(path) for path in Path("content").rglob("*.md"))
            named = data.draw(st.lists(st.sampled_from(here), unique=True)) if here else []
            if named:
                assert lint(named, cache=True) == lint(named)
            assert lint(cache=True) == lint()


@settings(max_examples=30, deadline=None)
@given(sites)
def test_the_order_of_posts_changes_nothing(made: dict[str, str]) -> None:
    with in_folder():
        put(made)
        assert lint(backwards=True) == lint()


@settings(max_examples=30, deadline=None)
@given(sites, st.sampled_from(["content", "content/a", "static"]))
def test_where_one_stands_changes_nothing(made: dict[str, str], folder: str) -> None:
    with in_folder() as site:
        put(made)
        whole = lint()
        Path(folder).mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
        there = lint(["../.." if "/" in folder else ".."])
        told = {os.path.relpath(path, site.resolve()): found for path, found in _absolute(there)}
        assert {path: _rules(found) for path, found in told.items()} == {
            path: _rules(found) for path, found in whole.items()
        }


def _absolute(told: dict[str, list[Any]]) -> list[tuple[str, list[Any]]]:
    return [(os.path.abspath(path), found) for path, found in told.items()]


def _rules(found: list[Any]) -> list[tuple[str, str]]:
    return [(one["rule"], one["message"]) for one in found]


@settings(max_examples=40, deadline=None)
@given(sites, st.data())
def test_a_named_post_is_told_what_touches_it(made: dict[str, str], data: st.DataObject) -> None:
    with in_folder():
        put(made)
        named = data.draw(st.lists(st.sampled_from(sorted(made)), min_size=1, unique=True))
        whole, part = lint(), lint(named)
        assert sorted(part) == sorted(named)
        folded = {id_ for id_ in BUILT_IN.ids if BUILT_IN.load(id_).folds == "site"}
        of_site = {"duplicate-title", "duplicate-url"} | folded
        for path in named:
            own = [found for found in whole[path] if found["rule"] not in of_site]
            assert [found for found in part[path] if found["rule"] not in of_site] == own
        across = of_site - folded
        touched = {_cause(found) for found in _all(whole) if _paths(found) & {*named}}
        assert {_cause(found) for found in _all(part) if found["rule"] in across} == {
            cause for cause in touched if cause[0] in across
        }


def _all(told: dict[str, list[Any]]) -> list[Any]:
    return [found for each in told.values() for found in each]


def _cause(found: dict[str, Any]) -> tuple[str, str, int]:
    return found["rule"], found["message"], found["count"]


def _paths(found: dict[str, Any]) -> set[str]:
    return {found["path"], *(place["path"] for place in found["related"])}


def test_processes_change_nothing() -> None:
    with in_folder():
        put(
            {
                f"content/{section}/{number}.md": f"---\ntitle: {section}{number % 60}\n"
                f"keyword: tea\n---\n\n{'#' * (2 + number % 3)} Lid\n\n<b>hot</b>\n"
                for section in ("a", "b", "docs/1.1", "docs/1.2")
                for number in range(100)
            }
        )
        assert lint(jobs=2) == lint(jobs=1) == lint(jobs=3, cache=True) == lint(cache=True)


def test_one_changed_post_is_linted_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    linted: list[str] = []
    lint_data = file_linter.lint_data

    def counting(path: str, *rest: Any, **named: Any) -> PostReport:
        linted.append(path)
        return lint_data(path, *rest, **named)

    monkeypatch.setattr(file_linter, "lint_data", counting)
    with in_folder():
        put({f"content/a/{n}.md": f"---\ntitle: Kettle {n}\n---\n\n### Lid\n" for n in range(6)})
        put({"content/a/x.md": "---\ntitle: Teapot\n---\n\n#### Lid\n"})
        first = lint(cache=True)
        assert [found["rule"] for found in _all(first)] == ["first-heading-level"]
        linted.clear()
        assert lint(cache=True) == first
        assert linted == []
        put({"content/a/1.md": "---\ntitle: Kettle 2\n---\n\n### Lid\n"})
        assert [found["rule"] for found in lint(cache=True)["content/a/2.md"]] == [
            "duplicate-title"
        ]
        asks_of_files = "content/a/x.md"  # whether another post includes it
        assert [path for path in linted if path != asks_of_files] == ["content/a/1.md"]
        linted.clear()
        put({f"content/a/{n}.md": f"---\ntitle: {n}\n---\n\n## Lid\n" for n in range(3)})
        lint(cache=True)  # h3 is no longer usual: the posts that asked are linted again
        assert sorted({*linted} - {asks_of_files}) == [f"content/a/{n}.md" for n in range(6)]


def test_a_named_post_makes_facts_of_the_others_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from postlint.run import fact_maker

    made: list[str] = []
    facts = fact_maker.facts  # type: ignore[attr-defined]

    def counting(post: Any, rules: Any) -> Any:
        made.append(post.source.path)
        return facts(post, rules)

    monkeypatch.setattr(fact_maker, "facts", counting)
    with in_folder():
        put({f"content/a/{n}.md": "---\ntitle: Kettles\n---\n" for n in range(3)})
        (only,) = lint(["content/a/0.md"], cache=True)["content/a/0.md"]
        assert (only["rule"], len(only["related"])) == ("duplicate-title", 2)
        assert made == ["content/a/1.md", "content/a/2.md"]
        lint(["content/a/0.md"], cache=True)
        assert len(made) == 2


def test_without_such_rules_posts_pass_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_together", None)
    with in_folder():
        put({"content/a/1.md": "![](a.png)\n"})
        select = lambda config: config._replace(select=("missing-image-alt",))  # noqa: E731
        reports = run(["content/a/1.md"], Workplace(select, now=NOW), found=Found((), ()))
        assert [found.rule for report in reports for found in report.diagnostics][:1]


def test_the_json_names_places_in_other_posts() -> None:
    with in_folder():
        put({f"content/a/{n}.md": "---\ntitle: Kettles\n---\n" for n in range(8)})
        (found,) = _all(lint())
        assert found["path"] == "content/a/7.md"  # the last by path
        assert found["count"] == 8
        assert len(found["related"]) == 7
        assert found["related"][0]["start"] == {"line": 2, "column": 8, "offset": 11}
        assert json.dumps(found)
