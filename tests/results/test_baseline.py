"""Old problems are recorded and forgiven; new ones count."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from linting import SHARED, needs_shared

from postlint.cli import main

FILE = Path(".postlint-baseline.json")
BAD = "---\ntitle: Kettles\ndraft: true\ndraft: false\n---\n\n## Why?\n\n![](a.png)\n\n![](a.png)\n"

OTHER = BAD.replace("Kettles", "Teapots")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def run(*arguments: str, **kwargs: Any) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], **kwargs)


def check(*arguments: str) -> tuple[int, list[str]]:
    """The exit status, and the rules that are reported."""
    result = run("--output-format", "json", *arguments)
    return result.exit_code, [d["rule"] for d in json.loads(result.stdout)["diagnostics"]]


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def entries() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["diagnostics"]
    return made


def test_what_is_recorded_is_forgiven_and_what_is_new_is_not() -> None:
    put("posts/a.md", BAD)
    put("posts/b.md", "![](a.png)\n")
    result = run("--update-baseline")
    assert result.exit_code == 0
    assert result.stderr == ".postlint-baseline.json records 4 problems: 4 new, 0 gone\n"
    assert result.stdout == "No new problems in 2 posts. The baseline forgives 4.\n"
    assert check("--baseline", str(FILE)) == (0, [])
    assert check()[0] == 1
    put("posts/a.md", BAD.replace("---\n\n", "---\n\n" + "Water boils.\n\n" * 10))
    put("posts/b.md", "\n" * 10 + "![](a.png)\n")
    assert check("--baseline", str(FILE)) == (0, [])
    put("posts/a.md", BAD.replace("---\n", "---\n" + "# a note\n" * 10, 1) + "\n![](a.png)\n")
    assert check("--baseline", str(FILE)) == (0, ["missing-image-alt"])
    assert run("--baseline", str(FILE)).stdout.endswith(
        "\nFound 1 warning in 2 posts. The baseline forgives 4.\n"
    )


def test_the_file_is_sorted_with_a_line_for_each_entry() -> None:
    put("b.md", OTHER)
    put("a.md", BAD)
    run("--update-baseline")
    lines = FILE.read_text("utf-8").splitlines()
    assert lines[0] == '{"version": 1, "diagnostics": ['
    assert lines[-1] == "]}"
    assert lines[2] == (
        '{"path": "a.md", "rule": "missing-image-alt", "message": "image has no alternative text: '
        'its file is a.png", "text": "![](a.png)", "count": 2},'
    ) or lines[2].startswith('{"path": "a.md", "rule": "missing-image-alt", ')
    keys = [(e["path"], e["rule"], e["message"], e["text"]) for e in entries()]
    assert keys == sorted(keys)
    assert len(lines) == len(keys) + 2
    once = FILE.read_bytes()
    run("--update-baseline")
    assert FILE.read_bytes() == once


def test_what_is_gone_is_told_and_forgotten() -> None:
    put("a.md", BAD)
    put("b.md", OTHER)
    run("--update-baseline")
    put("a.md", BAD.replace("draft: false\n", ""))
    Path("b.md").unlink()
    result = run("--baseline", str(FILE))
    assert result.exit_code == 0
    assert result.stderr == (
        "note: 4 problems of .postlint-baseline.json are no longer there: `--update-baseline` "
        "forgets what is gone\n"
    )
    assert run("--baseline", str(FILE), "--quiet").stderr == ""
    result = run("--update-baseline")
    assert result.stderr == ".postlint-baseline.json records 2 problems: 0 new, 4 gone\n"
    assert {entry["path"] for entry in entries()} == {"a.md"}


def test_what_a_run_does_not_look_at_stays() -> None:
    put("a.md", BAD)
    put("b.md", OTHER)
    run("--update-baseline")
    before = FILE.read_bytes()
    assert run("--baseline", str(FILE), "a.md").stderr == ""
    assert run("--baseline", str(FILE), "--select", "faq").stderr == ""
    run("--update-baseline", "a.md")
    run("--update-baseline", "--select", "faq")
    assert FILE.read_bytes() == before
    put("a.md", "Water boils.\n")
    run("--update-baseline", "--select", "images", "a.md")
    assert [(e["path"], e["rule"]) for e in entries()] == [
        ("a.md", "duplicate-key"),
        ("b.md", "duplicate-key"),
        ("b.md", "missing-image-alt"),
    ]


def test_the_config_names_a_baseline_for_all_below() -> None:
    put("site/postlint.toml", "baseline = 'known.json'\n")
    put("site/posts/a.md", BAD)
    assert run("site").exit_code == 2
    result = run("site", "--update-baseline")
    assert (result.exit_code, FILE.exists()) == (0, False)
    (entry, _) = json.loads(Path("site/known.json").read_text("utf-8"))["diagnostics"]
    assert entry["path"] == "posts/a.md"
    assert check("site") == (0, [])
    assert check("site", "--isolated")[0] == 1


def test_standard_input_is_forgiven_as_the_post_it_is() -> None:
    put("a.md", BAD)
    run("--update-baseline")
    arguments = ("--baseline", str(FILE), "--stdin-filename")
    assert run(*arguments, "a.md", input=BAD).exit_code == 0
    assert run(*arguments, "b.md", input=BAD).exit_code == 1


def test_fixes_come_first() -> None:
    put("a.md", "---\ntitle: a\ndraft: true\ndraft: true\n---\n")
    run("--update-baseline")
    assert len(entries()) == 1
    result = run("--baseline", str(FILE), "--fix")
    assert "Fixed 1 problem" in result.stdout
    assert "1 problem of" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be opened: no such file or directory. `--update-baseline` writes one.\n"),
        ("", ":1: this is no baseline that postlint wrote"),
        ("{\n<<<<<<< HEAD\n}", ":2: this is no baseline that postlint wrote"),
        ("[]", ": this is no baseline that postlint wrote"),
        ('{"version": 1, "diagnostics": [{}]}', ": this is no baseline that postlint wrote"),
        ('{"version": 1, "diagnostics": 3}', ": this is no baseline that postlint wrote"),
        ('{"version": 9, "diagnostics": []}', ": another version of postlint wrote this baseline"),
        (b"\xff", ":1: this is no baseline that postlint wrote"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_status_2(text: str | bytes | None, said: str) -> None:
    put("a.md", BAD)
    if text is not None:
        FILE.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("--baseline", str(FILE))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_entries_that_a_merge_repeats_count_once() -> None:
    put("a.md", "![](a.png)\n")
    run("--update-baseline")
    line = FILE.read_text("utf-8").splitlines()[1]
    FILE.write_text(FILE.read_text("utf-8").replace(line, f"{line},\n{line}"), "utf-8")
    assert check("--baseline", str(FILE)) == (0, [])
    put("a.md", "![](a.png)\n\n![](a.png)\n")
    assert check("--baseline", str(FILE)) == (0, ["missing-image-alt"])


def test_failures_of_rules_are_not_recorded() -> None:
    put("postlint.toml", "plugins = 'our.py'\n")
    put(
        "our.py",
        "from postlint import Rule\nclass A(Rule):\n    id = 'bad-rule'\n"
        "    def check(self, post):\n        return 1 / 0\n",
    )
    put("a.md", BAD)
    result = run("--update-baseline")
    assert result.exit_code == 2
    assert "internal-error" in result.stdout
    assert {entry["rule"] for entry in entries()} == {"duplicate-key", "missing-image-alt"}


@needs_shared
@pytest.mark.parametrize("corpus", ["papermod-example", "posts", "juandelaoliva"])
def test_real_posts_with_lines_on_top_are_forgiven(corpus: str) -> None:
    shutil.copytree(SHARED / "corpora" / corpus, "site")
    arguments = ("site", "--select", "recommended", "--fail-on", "info", "--isolated")
    assert run(*arguments, "--update-baseline").exit_code == 0
    posts = [path for path in Path("site").rglob("*") if path.suffix in (".md", ".html")]
    for post in posts:
        text = post.read_bytes()
        if text.startswith(b"---\n"):
            post.write_bytes(text.replace(b"---\n", b"---\n" + b"# a note\n" * 10, 1))
    result = run(*arguments, "--baseline", str(FILE))
    assert result.exit_code == 0, result.stdout
    put(str(posts[0].with_name("new.md")), BAD)
    assert run(*arguments, "--baseline", str(FILE)).exit_code == 1
