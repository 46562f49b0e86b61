"""What is told of sites is silenced, forgiven, mended and counted like anything else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from postlint.cli import main

HTML = "---\ntitle: {}\n---\n\nA <b>hot</b> one.\n"
OUR_RULE = '''
from postlint import Applicability, Edit, Fix, Rule, Span, Spot


class SharedLead(Rule):
    """Two posts open with the same sentence."""

    id = "shared-lead"

    def facts(self, post):
        lead = next(post.elements("p"), None)
        return None if lead is None else (lead.text, *lead.span)

    def check_site(self, facts, site):
        for path, (text, start, end) in facts:
            span = Span(start, end)
            fix = Fix("Say it", Applicability.SAFE, (Edit(span, "Another."),))
            same = [Spot(p, Span(*s), "here", fix) for p, (t, *s) in facts if t == text]
            if path == same[0].path:
                yield self.across(same, f"another post opens with “{text}”")


class Tell(Rule):
    """A bold word."""

    id = "bold-word"
    folds = "site"

    def check(self, post):
        for bold in post.elements("strong"):
            fix = Fix("Take it out", Applicability.SAFE, (Edit(bold.span, bold.text),))
            yield self.diagnostic(bold.span, f"{bold.text} is bold", fix=fix, cause="bold")
'''


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    put("hugo.toml", "baseURL = 'https://kettles.example/'\n")


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def run(*arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], **more)


def told(*arguments: str) -> list[tuple[str, str, int]]:
    found = json.loads(run("--output-format", "json", *arguments).stdout)["diagnostics"]
    return [(d["path"], d["rule"], d["count"]) for d in found]


def test_one_setting_is_told_once_and_a_comment_moves_it_on() -> None:
    for name in "abc":
        put(f"content/posts/{name}.md", HTML.format(name))
    assert told() == [("content/posts/a.md", "raw-html-dropped", 3)]
    comment = "# postlint-disable-file raw-html-dropped\n"
    put("content/posts/a.md", HTML.format("a").replace("title", comment + "title"))
    assert told() == [("content/posts/b.md", "raw-html-dropped", 2)]
    assert told("content/posts/c.md") == [("content/posts/c.md", "raw-html-dropped", 1)]
    shown = run("--color", "never").stdout
    assert "= see: content/posts/c.md:5:3: Hugo leaves out `<b>`" in shown
    assert "Found 1 warning in 3 posts." in shown


def test_a_baseline_forgives_what_is_told_once_wherever_it_stands() -> None:
    for name in "ab":
        put(f"content/posts/{name}.md", HTML.format("Kettles"))
    run("--update-baseline")
    assert told("--baseline", ".postlint-baseline.json") == []
    put("content/posts/0.md", HTML.format("Teapots"))
    put("content/posts/z.md", HTML.format("Kettles"))
    assert told("--baseline", ".postlint-baseline.json") == []
    assert told("--baseline", ".postlint-baseline.json", "content/posts/z.md") == []
    result = run("--baseline", ".postlint-baseline.json", "content/posts/0.md")
    assert "no longer" not in result.stderr
    for name in "abz0":
        put(f"content/posts/{name}.md", f"---\ntitle: Kettle {name}\n---\n\nHot.\n")
    assert "2 problems" in run("--baseline", ".postlint-baseline.json").stderr


def test_comments_are_written_for_all_places_of_a_cause() -> None:
    for name in "abc":
        put(f"content/posts/{name}.md", HTML.format("Kettles"))
    assert len(told()) == 2
    run("--add-suppressions", "raw-html-dropped,duplicate-title", "--reason", "so it is meant")
    assert told() == []


def test_fixes_reach_the_posts_where_it_is_not_told() -> None:
    put("postlint.toml", "plugins = ['our.py']\nselect = ['bold-word']\n")
    put("our.py", OUR_RULE)
    for name in "ab":
        put(f"content/posts/{name}.md", f"Say **{name}** and **more**.\n")
    assert told() == [("content/posts/a.md", "bold-word", 4)]
    result = run("--fix")
    assert "Fixed 2 problems in 2 posts. No problems remain in 2 posts." in result.stdout
    assert Path("content/posts/b.md").read_text() == "Say b and more.\n"


def test_a_site_rule_of_the_sites_own_is_told_and_mended() -> None:
    put("postlint.toml", "plugins = ['our.py']\nselect = ['shared-lead']\n")
    put("our.py", OUR_RULE)
    for name in "abc":
        put(f"content/posts/{name}.md", "Once.\n")
    assert told() == [("content/posts/a.md", "shared-lead", 3)]
    assert told("content/posts/b.md") == [("content/posts/b.md", "shared-lead", 3)]
    assert told("--select", "duplicate-title") == []
    run("--fix")
    texts = [Path(f"content/posts/{name}.md").read_text() for name in "abc"]
    assert sorted(texts) == ["Another.\n", "Another.\n", "Once.\n"]


def test_a_site_rule_that_fails_is_said_to() -> None:
    put("postlint.toml", "plugins = ['our.py']\nselect = ['shared-lead', 'images']\n")
    put("our.py", OUR_RULE.replace("for path, (text, start, end) in facts:", "for path in 1:"))
    put("content/posts/a.md", "Once.\n")
    result = run()
    assert result.exit_code == 2
    assert "shared-lead of our.py failed on the site" in result.stdout.replace("\n", " ")


def test_facts_that_cannot_be_kept_are_said_so() -> None:
    put("postlint.toml", "plugins = ['our.py']\nselect = ['shared-lead']\n")
    put("our.py", OUR_RULE.replace("(lead.text, *lead.span)", "{lead.text}"))
    put("content/posts/a.md", "Once.\n")
    result = run()
    assert result.exit_code == 2
    assert "facts are text, numbers and tuples of them" in result.stdout


def test_per_file_settings_take_posts_out_and_give_severities() -> None:
    for name in "abc":
        put(f"content/posts/{name}.md", "---\ntitle: Kettles\n---\n")
    put("postlint.toml", "[[per-file]]\nfiles = ['content/posts/c.md']\nignore = ['site']\n")
    assert told() == [("content/posts/b.md", "duplicate-title", 2)]
    put(
        "postlint.toml",
        "[[per-file]]\nfiles = ['content/posts/c.md']\nseverity = {duplicate-title = 'error'}\n",
    )
    assert run().exit_code == 1
    assert run("content/posts/b.md").exit_code == 0
