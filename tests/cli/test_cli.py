"""The command line, as people and programs use it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from linting import SHARED, needs_shared
from processes import interruptible

from postlint.cli import main
from postlint.rules.catalogue import BUILT_IN

GOOD = "---\ntitle: Kettles\n---\n\nWater boils.\n"
BAD = "---\ntitle: Kettles\ndraft: true\ndraft: false\n---\n\n![](a.png)\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def run(*arguments: str, input: str | bytes | None = None, **env: str) -> Result:
    return CliRunner(env={"POSTLINT_CHECK_COLOR": None, "GITHUB_ACTIONS": None, **env}).invoke(
        main, arguments, input=input
    )


def put(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def checked(*arguments: str, **kwargs: Any) -> dict[str, Any]:
    result = run("check", "--output-format", "json", *arguments, **kwargs)
    loaded = json.loads(result.stdout)
    assert isinstance(loaded, dict)
    return loaded


def test_nothing_found_is_status_0() -> None:
    put("a.md", GOOD)
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 post.\n")


def test_errors_are_status_1_and_shown_in_a_frame() -> None:
    put("content/a.md", BAD)
    result = run("check", "--generator", "hugo", "content")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:7] == [
        "error[duplicate-key] [~]: `draft` is set twice, at lines 3 and 4: Hugo 0.152 and later refuse "
        "to build the post, older ones use the last value",
        " --> content/a.md:4:1",
        "3 | draft: true",
        "  | ----- first set here",
        "4 | draft: false",
        "  | ^^^^^",
        "  = help: The values differ: keep the one that is meant and delete the other.",
    ]
    assert result.stdout.endswith(
        "\n\nFound 1 error and 1 warning in 1 post. Can be fixed: [~] 1 with `--fix --unsafe-fixes`.\n"
    )


@pytest.mark.parametrize(
    ("fail_on", "text", "status"),
    [
        ("error", BAD, 1),
        ("error", "![](a.png)", 0),
        ("warning", "![](a.png)", 1),
        ("warning", "---\ntitle: a\ntags:\n---\n", 0),
        ("info", "---\ntitle: a\ntags:\n---\n", 1),
        ("images=warning", "![](a.png)", 1),
        ("seo=warning", "---\ntitle: a\ntags:\n---\n", 0),
        ("faq=warning", "![](a.png)", 0),
        ("warning, images=error", "![](a.png)", 0),
        ("missing-image-alt=error,images=info,accessibility=info,info", "![](a.png)", 0),
    ],
)
def test_fail_on(fail_on: str, text: str, status: int) -> None:
    put("a.md", text)
    assert run("check", "--fail-on", fail_on).exit_code == status


@pytest.mark.parametrize(
    ("setting", "option", "status"),
    [
        ("{ images = 'warning' }", (), 1),
        ("{ faq = 'info' }", (), 0),
        ("{ all = 'warning', images = 'error' }", (), 0),
        ("{ images = 'warning' }", ("images=error",), 0),
        ("{ images = 'warning' }", ("error",), 0),  # says all anew
        ("{ faq = 'warning' }", ("images=warning",), 1),
        ("'warning'", ("images=error",), 0),
        ("'error'", ("faq=info", "images=info"), 1),
    ],
)
def test_fail_on_by_name_in_the_config(setting: str, option: tuple[str, ...], status: int) -> None:
    put("postlint.toml", f"fail-on = {setting}\n")
    put("a.md", "![](a.png)")
    named = [f"--fail-on={one}" for one in option]
    assert run("check", *named).exit_code == status


def test_fail_on_of_a_name_that_is_none() -> None:
    refused = run("check", "--fail-on", "image=warning")
    assert refused.exit_code == 2
    assert "there is no rule, group or preset `image`. Did you mean `images`?" in refused.stderr
    assert "'warn' is no severity" in run("check", "--fail-on", "warn").stderr


@pytest.mark.parametrize(
    ("environment", "has_colors"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colors_by_the_environment(
    environment: dict[str, str], has_colors: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    put("a.md", BAD)
    assert ("\x1b[1;31m" in run("check").stdout) is has_colors
    assert "\x1b[" not in run("check", "--color", "never").stdout


def test_an_empty_result_says_why() -> None:
    Path("content").mkdir()
    nothing = run("check", "content")
    assert (nothing.exit_code, nothing.stdout) == (0, "No post was linted.\n")
    assert nothing.stderr == "warning: no posts found under content\n"
    put("content/a.md", GOOD)
    put("postlint.toml", "exclude = ['content/**']\n")
    excluded = run("check", "content")
    assert "no posts found under content: 1 file is excluded by postlint.toml" in excluded.stderr


def test_json_is_the_contract() -> None:
    put("a.md", b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode())
    made = checked()
    assert list(made) == ["version", "diagnostics", "summary"]
    assert made["version"] == 1
    assert made["summary"] == {"posts": 1, "error": 1, "warning": 1, "info": 0, "fixable": 1}
    first = made["diagnostics"][0]
    assert first["path"] == "a.md"
    assert (first["rule"], first["group"], first["severity"]) == (
        "duplicate-key",
        "front-matter",
        "error",
    )
    assert first["start"] == {"line": 4, "column": 1, "offset": 34}
    assert first["end"] == {"line": 4, "column": 6, "offset": 39}
    assert first["related"] == [
        {
            "path": "a.md",
            "message": "first set here",
            "start": {"line": 3, "column": 1, "offset": 21},
            "end": {"line": 3, "column": 6, "offset": 26},
        }
    ]
    assert first["fix"] == {
        "title": "Delete the one at line 3",
        "applicability": "unsafe",
        "edits": [{"start": 21, "end": 34, "text": ""}],
    }
    assert made["diagnostics"][1]["related"] == []
    assert made["diagnostics"][1]["fix"] is None


def test_json_holds_fixes() -> None:
    put("a.md", "---\ntitle: a\n---\n## A Kettle'S Lid\n")
    (found,) = checked()["diagnostics"]
    assert found["fix"] == {
        "title": "Write `Kettle's`",
        "applicability": "safe",
        "edits": [{"start": 29, "end": 30, "text": "s"}],
    }


def test_diagnostics_are_sorted_and_two_runs_are_the_same() -> None:
    for name in ("b.md", "a.md", "sub/c.html"):
        put(name, BAD + "\n<iframe src='//e.org'></iframe>\n")
    once, again = (run("check", "--output-format", "json").stdout for _ in range(2))
    assert once == again
    keys = [(d["path"], d["start"]["offset"], d["rule"]) for d in json.loads(once)["diagnostics"]]
    assert keys == sorted(keys)


def test_selecting() -> None:
    put("a.md", BAD)

    def rules(*arguments: str) -> set[str]:
        return {diagnostic["rule"] for diagnostic in checked(*arguments)["diagnostics"]}

    assert rules() == {"duplicate-key", "missing-image-alt"}
    assert rules("--select", "images") == {"missing-image-alt"}
    assert rules("--select", "images,duplicate-key") == {"duplicate-key", "missing-image-alt"}
    assert rules("--select", "images", "--select", "faq") == {"missing-image-alt"}
    assert rules("--ignore", "front-matter") == {"missing-image-alt"}
    assert rules("--select", "faq", "--extend-select", "images") == {"missing-image-alt"}
    assert rules("--select", "all", "--ignore", "images,front-matter") == set()


def test_severities_are_set_by_rule_and_group() -> None:
    put("a.md", BAD)

    def severities(*arguments: str) -> dict[str, str]:
        found = checked(*arguments)["diagnostics"]
        return {diagnostic["rule"]: diagnostic["severity"] for diagnostic in found}

    assert severities("--severity", "images=error,duplicate-key=info") == {
        "duplicate-key": "info",
        "missing-image-alt": "error",
    }
    both = ("--severity", "missing-image-alt=info", "--severity", "images=error")
    assert severities(*both)["missing-image-alt"] == "info"
    assert run("check", "--severity", "images=error", "--ignore", "front-matter").exit_code == 1
    for wrong in ("images", "images=bad", "imges=error"):
        result = run("check", "--severity", wrong)
        assert (result.exit_code, result.stdout) == (2, ""), result.stderr


def test_unknown_rule_is_a_usage_error_with_a_suggestion() -> None:
    result = run("check", "--select", "missing-image-al")
    assert result.exit_code == 2
    assert "Did you mean `missing-image-alt`?" in result.stderr


def test_settings_come_from_the_nearest_config() -> None:
    put("postlint.toml", "ignore = ['images']\n")
    put("a.md", BAD)
    put("sub/postlint.toml", "ignore = ['front-matter']\n")
    put("sub/b.md", BAD)
    found = {(d["path"], d["rule"]) for d in checked()["diagnostics"]}
    assert found == {("a.md", "duplicate-key"), ("sub/b.md", "missing-image-alt")}
    assert {d["rule"] for d in checked("--isolated", "a.md")["diagnostics"]} == {
        "duplicate-key",
        "missing-image-alt",
    }
    put("other.toml", "select = ['faq']\n")
    assert checked("--config", "other.toml")["diagnostics"] == []


def test_settings_are_those_above_the_post_and_not_those_on_the_way_to_it() -> None:
    put("here/postlint.toml", "select = ['mojibake']\n")
    put("here/_config.yml", "title: Kettles\n")
    put("there/content/a.md", BAD)
    put("there/hugo.toml", "title = 'Pots'\n")
    os.chdir("here")
    post = "../there/content/a.md"
    assert json.loads(run("config", post, "--output-format", "json").stdout)["generator"] == "hugo"
    for path in (post, "../there", "../there/content"):
        found = json.loads(run("check", path, "--output-format", "json").stdout)["diagnostics"]
        assert (post, "duplicate-key") in {(d["path"], d["rule"]) for d in found}


def test_broken_config_is_one_line_and_status_2() -> None:
    put("postlint.toml", "\nselct = ['images']\n")
    put("a.md", GOOD)
    result = run("check")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "postlint.toml:2: `selct` is no setting. Did you mean `select`?" in result.stderr


def test_generator_and_theme_are_detected_and_can_be_set() -> None:
    put("hugo.yaml", "theme: PaperMod\n")
    put("content/a.md", "---\ntitle: a\ntags: foo\n---\n")
    assert [d["rule"] for d in checked()["diagnostics"]] == ["not-a-list"]
    assert checked("--isolated")["diagnostics"] == []
    assert [d["rule"] for d in checked("--isolated", "--theme", "papermod")["diagnostics"]] == [
        "not-a-list"
    ]
    assert checked("--generator", "jekyll")["diagnostics"] == []


def test_standard_input() -> None:
    made = checked("--stdin-filename", "content/posts/a.html", "-", input="<img src=x>")
    assert [(d["path"], d["rule"]) for d in made["diagnostics"]] == [
        ("content/posts/a.html", "missing-image-alt")
    ]
    assert checked("-", input="![](x)")["diagnostics"][0]["path"] == "stdin.md"


def test_statistics() -> None:
    put("a.md", BAD + "\n![](b.png)\n")
    assert run("check", "--statistics").stdout.splitlines() == [
        "2       missing-image-alt",
        "1  [~]  duplicate-key",
        "Found 1 error and 2 warnings in 1 post. Can be fixed: [~] 1 with `--fix --unsafe-fixes`.",
    ]


def test_quiet_prints_only_diagnostics() -> None:
    put("a.md", GOOD)
    assert run("check", "--quiet").output == ""
    put("a.md", BAD)
    assert "Found" not in run("check", "-q").stdout


def test_several_outputs_in_one_run() -> None:
    put("a.md", BAD)
    files = ("--output-file", "json=out.json", "--output-file", "concise=out.txt")
    result = run("check", "--output-format", "jsonl", *files)
    assert result.exit_code == 1
    made = json.loads(Path("out.json").read_text("utf-8"))
    assert made["diagnostics"] == [json.loads(line) for line in result.stdout.splitlines()]
    assert (
        Path("out.txt")
        .read_text("utf-8")
        .startswith("a.md:4:1: error duplicate-key [~] `draft` is")
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("jsn=out", "'jsn' is not one of"),
        ("json", "'json' is not of the form FORMAT=PATH."),
        ("json=", "'json=' is not of the form FORMAT=PATH."),
        (
            "json=no/such/folder",
            "error: no/such/folder: cannot be written: no such file or directory",
        ),
    ],
)
def test_an_output_file_that_cannot_be_is_status_2(value: str, said: str) -> None:
    put("a.md", BAD)
    result = run("check", "--output-file", value)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_github_actions_get_annotations_where_nothing_is_said() -> None:
    put("a.md", BAD)
    assert run("check", GITHUB_ACTIONS="true").stdout.startswith("::error file=a.md,line=4,")
    text = run("check", "--output-format", "text", GITHUB_ACTIONS="true").stdout
    assert text.startswith("error[duplicate-key]")


def test_colours() -> None:
    put("a.md", BAD)
    assert "\x1b[" not in run("check").stdout
    assert "\x1b[1;31merror[duplicate-key]" in run("check", "--color", "always").stdout
    assert "\x1b[" not in run("check", "--color", "never").stdout


def test_environment_variables() -> None:
    put("a.md", BAD)
    result = run("check", POSTLINT_CHECK_IGNORE="images,front-matter")
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 post.\n")


@pytest.mark.parametrize(
    ("make", "arguments", "status", "said"),
    [
        ((), ("nowhere",), 2, "error: nowhere: no such file or folder\n"),
        ((), (), 0, "warning: no posts found under .\n"),
        ((("a.md", b"\x89PNG\r\n\x1a\n\0\0"),), ("a.md",), 1, "error[unreadable-post]"),
        ((("a.md", "é".encode("utf-16")),), ("a.md",), 1, "the file is written in UTF-16"),
        ((("a.md", b""),), ("a.md",), 0, "No problems in 1 post.\n"),
        ((("a.md", b"\n\n\xff"),), ("a.md",), 1, "--> a.md:3:1"),
    ],
)
def test_bad_input_gets_a_clear_line(
    make: tuple[tuple[str, bytes], ...], arguments: tuple[str, ...], status: int, said: str
) -> None:
    for name, data in make:
        put(name, data)
    result = run("check", *arguments)
    assert result.exit_code == status
    assert said in result.output
    assert "Traceback" not in result.output


def test_an_unreadable_post_does_not_stop_the_others() -> None:
    put("a.md", b"\xff")
    put("b.md", BAD)
    assert [d["rule"] for d in checked()["diagnostics"]] == [
        "unreadable-post",
        "duplicate-key",
        "missing-image-alt",
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_folder_without_permission() -> None:
    put("secret/a.md", GOOD)
    Path("secret").chmod(0)
    try:
        result = run("check")
        assert result.exit_code == 2
        assert result.stderr == "error: secret: permission denied\n"
    finally:
        Path("secret").chmod(0o700)


def test_a_folder_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    put("secret/a.md", GOOD)
    real = os.scandir

    def refuse(path: str) -> Any:
        if path.endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.scandir", refuse)
    result = run("check")
    assert (result.exit_code, result.stderr) == (2, "error: secret: permission denied\n")


def test_exclude_and_fail_on_are_those_of_the_post() -> None:
    put("site/postlint.toml", "exclude = ['content/archive/**']\nfail-on = 'warning'\n")
    put("site/content/a.md", "![](a.png)")
    put("site/content/archive/b.md", BAD)
    for here, path in ((".", "site"), ("site", "."), ("site/content", ".")):
        before = Path.cwd()
        os.chdir(here)
        try:
            result = run("check", path, "--output-format", "json")
        finally:
            os.chdir(before)
        assert result.exit_code == 1
        assert json.loads(result.stdout)["summary"]["posts"] == 1


def test_text_of_the_site_never_commands_the_terminal() -> None:
    put("postlint.toml", '"\\u001b[31mred" = 1\n')
    put("a.md", '---\ntitle: "\\e[31m"\n---\n![\x1b[31m](a.png)')
    result = run("check")
    assert result.exit_code == 2
    assert "\x1b" not in result.output
    assert "\x1b" not in run("check", "--isolated", "no\x1b.md").output
    assert "\x1b" not in run("inspect", "--isolated", "a.md").output


def test_a_file_that_cannot_be_opened_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.md", GOOD)
    put("b.md", BAD)
    real = os.open

    def refuse(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path) == "a.md":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr("os.open", refuse)
    found = checked()["diagnostics"]
    assert found[0]["message"] == "the file cannot be opened: permission denied"
    assert len(found) == 3


def test_a_post_over_the_limit_is_reported() -> None:
    put("postlint.toml", "[rules.post-too-large]\nmax-bytes = 1_000\n")
    put("a.md", "x" * 1001)
    assert [d["rule"] for d in checked()["diagnostics"]] == ["post-too-large"]


def test_a_post_of_many_faults_is_cut_short() -> None:
    put("a.md", "---\ntitle: a\n---\n" + '<img src="a.png">\n' * 1_500)
    put("postlint.toml", "select = ['missing-image-alt', 'post-too-large']\n")
    found = checked()["diagnostics"]
    assert len(found) == 1_001
    assert found[-1]["rule"] == "post-too-large"
    assert found[-1]["start"]["line"] == 1_004
    assert found[-1]["message"] == (
        "missing-image-alt reports more than 1,000 problems in this post; those from here on are left out"
    )


def test_a_bug_of_ours_is_reported_and_the_rest_is_linted(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.md", BAD)
    rule = BUILT_IN.load("duplicate-key")

    def fail(*_: object) -> Any:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(rule, "check", fail)
    result = run("check")
    assert result.exit_code == 2
    assert "error[internal-error]: duplicate-key failed: ZeroDivisionError: oops" in result.stdout
    assert "missing-image-alt" in result.stdout
    assert "Traceback" not in result.output


def test_rules_are_listed() -> None:
    text = run("rules").stdout
    rows = json.loads(run("rules", "--output-format", "json").stdout)
    assert {row["id"] for row in rows} == set(BUILT_IN.ids)
    for row in rows:
        assert row["id"] in text
        assert row["summary"] in text


@pytest.mark.parametrize("rule", sorted(BUILT_IN.ids))
def test_every_rule_is_explained(rule: str) -> None:
    result = run("explain", rule)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"# {rule}\n\n{BUILT_IN.ids[rule]} · ")


def test_explaining_an_unknown_rule() -> None:
    result = run("explain", "body-h2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Did you mean `body-h1`?" in result.stderr


def test_explaining_a_group_says_where_its_rules_are() -> None:
    result = run("explain", "images")
    assert result.exit_code == 2
    assert "It is a group, whose rules `postlint rules --group images` lists." in result.stderr


def test_help_says_in_full_what_commands_do() -> None:
    lines = run("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert len(lines) == len(main.list_commands(click.Context(main)))
    assert [line for line in lines if line.endswith("...")] == []


def test_cleaning_where_nothing_is_is_refused() -> None:
    result = run("clean", "nowhere")
    assert result.exit_code == 2
    assert "'nowhere' does not exist" in result.stderr


def test_inspect_shows_what_is_seen() -> None:
    put(
        "a.md",
        "---\ntitle: é\ntags: [a]\ndate: 2024-05-01\n---\n\n## FAQ {#x}\n\n### Q: Why?\n\nSo [it is](b).\n\n"
        '![c](d.png)\n\n<iframe src="//e.org"></iframe>\n<video title="v" src="w.mp4"></video>\n',
    )
    (made,) = json.loads(run("inspect", "a.md", "--output-format", "json").stdout)

    def at(item: dict[str, Any]) -> tuple[int, int]:
        return item["start"]["line"], item["start"]["column"]

    assert made["path"] == "a.md"
    assert made["front_matter"] == {
        "format": "yaml",
        "data": {"title": "é", "tags": ["a"], "date": "2024-05-01"},
    }
    assert [(h["level"], h["text"], at(h)) for h in made["headings"]] == [
        (2, "FAQ", (7, 1)),
        (3, "Q: Why?", (9, 1)),
    ]
    assert [(i["src"], i["alt"], at(i)) for i in made["images"]] == [("d.png", "c", (13, 1))]
    assert [(e["element"], e["src"], e["title"]) for e in made["embeds"]] == [
        ("iframe", "//e.org", None),
        ("video", "w.mp4", "v"),
    ]
    assert [(a["href"], a["text"], at(a)) for a in made["links"]] == [("b", "it is", (11, 4))]
    assert [(q["question"], q["answer"], q["form"], at(q)) for q in made["faq"]] == [
        ("Why?", "So it is.", "heading", (9, 1))
    ]
    text = run("inspect", "a.md").stdout
    assert "Why? (heading)" in text
    assert "h3 Q: Why?" in text


def test_inspect_of_what_cannot_be_read() -> None:
    put("a.md", b"\xff")
    put("b.md", GOOD)
    result = run("inspect", "a.md", "b.md", "--output-format", "json")
    assert result.exit_code == 2
    assert [post["path"] for post in json.loads(result.stdout)] == ["b.md"]
    assert result.stderr == "error: a.md: the file holds byte 0xFF, which is no valid UTF-8\n"


def test_misspelt_command_is_suggested() -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "Did you mean `check`?" in result.stderr


def test_a_command_that_is_like_none_is_told_without_a_guess() -> None:
    result = run("frobnicate")
    assert result.exit_code == 2
    assert "No such command 'frobnicate'." in result.stderr
    assert "Did you mean" not in result.stderr


def test_postlint_alone_shows_its_help() -> None:
    alone = run()
    assert alone.exit_code == 2
    assert alone.stderr.splitlines() == run("--help").stdout.splitlines()


def test_what_is_a_command_elsewhere_is_an_option_here() -> None:
    assert "Did you mean `postlint check --fix`?" in run("fix", "a.md").stderr


def test_the_rules_of_a_group() -> None:
    told = json.loads(run("rules", "--group", "embeds", "--output-format", "json").stdout)
    assert [rule["id"] for rule in told] == list(BUILT_IN.groups["embeds"])
    wrong = run("rules", "--group", "embed")
    assert wrong.exit_code == 2
    assert "Did you mean `embeds`?" in wrong.stderr


@pytest.mark.parametrize(
    ("package", "command", "extra"),
    [("pygls", ("lsp",), "lsp"), ("watchfiles", ("check", "--watch", "."), "watch")],
)
def test_a_package_that_is_missing_is_told_with_a_command_that_installs_it(
    package: str, command: tuple[str, ...], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("postlint.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    result = run(*command)
    assert result.exit_code == 2
    assert f"needs the extra `{extra}`" in result.stderr
    assert "pipx install --force '.[lsp,watch]'" in result.stderr


def test_the_settings_of_what_does_not_exist() -> None:
    result = run("config", "none.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: none.md: no such file or folder\n"


def test_a_schema_is_inferred_from_the_posts_that_have_front_matter() -> None:
    put("a.md", "Water boils.\n")
    put("b.md", "---\ntitle: [a\n---\n")
    put("c.md", b"\xff\xfe")
    result = run("schema", "infer")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: c.md: cannot be read\nerror: no post with front matter was found\n"
    )


def test_inspect_of_a_post_without_front_matter() -> None:
    put("a.html", '<h2 role="presentation">Lids</h2>\n<h3>Spouts</h3>\n')
    result = run("inspect", "a.html")
    assert result.stdout.splitlines()[:2] == ["a.html", "  no front matter"]
    told = [line.split() for line in result.stdout.splitlines()]
    assert ["1", "h2", "Lids"] in told
    assert ["2", "h3", "Spouts"] in told


def test_it_runs_as_a_module_and_a_pipe_gets_no_colour() -> None:
    put("a.md", BAD)
    command = [sys.executable, "-m", "postlint", "check", "a.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "\x1b[" not in done.stdout
    assert done.stderr == ""


@needs_shared
def test_the_seed() -> None:
    made = checked(str(SHARED / "corpora/posts/seed"))
    found = {(d["rule"], d["start"]["line"], d["start"]["column"]) for d in made["diagnostics"]}
    assert found == {
        ("empty-value", 3, 1),
        ("empty-value", 5, 1),
        ("empty-value", 6, 1),
        ("hotlinked-image", 7, 12),
        ("ineffective-key", 7, 1),
        ("ineffective-key", 16, 1),
        ("ineffective-key", 23, 1),
        ("ineffective-key", 25, 1),
        ("duplicate-key", 16, 1),
        ("obsolete-element", 28, 1),
        ("hotlinked-image", 29, 12),
        ("redundant-alt", 29, 121),
        ("apostrophe-case", 29, 135),
        ("missing-iframe-title", 104, 75),
        ("obsolete-iframe-attribute", 104, 131),
    }


@needs_shared
def test_all_real_posts_are_linted_without_a_failure() -> None:
    first = run("check", str(SHARED / "corpora"), "--output-format", "json")
    assert first.exit_code == 1
    assert first.stderr == ""
    made = json.loads(first.stdout)
    assert made["summary"]["posts"] > 2500
    assert "internal-error" not in {d["rule"] for d in made["diagnostics"]}


def terminal_output(command: list[str], folder: Path) -> str:
    """What a terminal gets of a command's standard output and error."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    main, terminal = pty.openpty()
    with subprocess.Popen(command, cwd=folder, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        with contextlib.suppress(OSError):  # what Linux says at the end of a pseudo-terminal
            while part := os.read(main, 1024):
                shown += part
    os.close(main)
    assert process.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def test_progress_on_a_terminal_leaves_the_diagnostics_whole(tmp_path: Path) -> None:
    for number in range(250):
        body = "![](kettle.png)\n" if number == 200 else "Water boils.\n"
        (tmp_path / f"{number:03}.md").write_text(f"---\ntitle: Kettle {number}\n---\n{body}")
    code = (
        "import postlint.cli._terminal as t; t._FIRST_SHOWN = t._SHOWN_EVERY = 0;"
        "from postlint.cli import main; main(['check', '--select=missing-image-alt', '--color=never', '--jobs=1', '.'])"
    )
    shown = terminal_output([sys.executable, "-c", code], tmp_path)

    assert re.search(
        r"\r\x1b\[K200 of 250 posts, [\d,]+ a second, \d+ s left"
        r"\r\x1b\[K201 of 250 [^\n]+\r\x1b\[Kwarning\[missing-image-alt\]",
        shown,
    )
    assert re.search(r"250 of 250 posts, [\d,]+ a second, 0 s left\r\x1b\[KFound 1 warning", shown)


def test_progress_is_shown_while_posts_wait_for_others(tmp_path: Path) -> None:
    for number in range(250):
        text = f"---\ntitle: Kettles {number // 2}\n---\nWater boils.\n"
        (tmp_path / f"pot-{chr(97 + number % 26)}{number}-lid.md").write_text(text)
    code = (
        "import postlint.cli._terminal as t; t._FIRST_SHOWN = t._SHOWN_EVERY = 0;"
        "from postlint.cli import main; main(['check', '--color=never', '--jobs=1', '.'])"
    )
    shown = terminal_output([sys.executable, "-c", code], tmp_path)

    assert re.search(
        r"250 of 250 posts, [\d,]+ a second, 0 s left\r\x1b\[Kwarning\[duplicate-title\]", shown
    )


def test_a_short_run_shows_no_progress(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD)
    code = (
        "import postlint.cli._terminal as t; t._FIRST_SHOWN = 60;"  # whatever else is running
        "from postlint.cli import main; main(['check', '--color=never', 'a.md'])"
    )
    assert terminal_output([sys.executable, "-c", code], tmp_path) == "No problems in 1 post.\n"


def test_a_terminal_gets_a_diff_in_colour(tmp_path: Path) -> None:
    put("a.md", "---\ntitle: Kettles\n---\n\nThe kettle'S lid \x1b[31mboils.\n")
    command = [sys.executable, "-m", "postlint", "check", "--diff", "--isolated", "."]
    shown = terminal_output([*command, "--fail-on", "error"], tmp_path)
    assert "\x1b[31mboils" not in shown
    removed, added = (line for line in shown.splitlines() if "kettle'" in line)
    assert removed.startswith("\x1b[")
    assert added.startswith("\x1b[")
    assert removed != added


def test_a_terminal_gets_a_rule_as_a_page() -> None:
    text = run("explain", "missing-image-alt", "--color", "always").stdout
    assert text.startswith(
        "\x1b[1mmissing-image-alt\x1b[0m\n\nimages · error · on by default · in accessibility\n"
    )
    assert '    \x1b[1;36m<img src="kettle.jpg">\x1b[0m' in text
    assert "```" not in text
    assert "# missing-image-alt\n" in run("explain", "missing-image-alt").stdout


def test_a_misspelt_option_is_suggested() -> None:
    result = run("check", "--selct", "images")
    assert result.exit_code == 2
    assert "Did you mean" in result.stderr
    assert "'--select'" in result.stderr


@pytest.mark.parametrize(
    ("words", "position", "completed"),
    [
        ("postlint ins", 1, "inspect"),
        ("postlint explain missing-image-a", 2, "missing-image-alt"),
        ("postlint check --select images,faq-empty-a", 3, "images,faq-empty-answer"),
    ],
)
def test_shells_complete_commands_and_rules(words: str, position: int, completed: str) -> None:
    environment = {
        **os.environ, "_POSTLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": words, "COMP_CWORD": str(position),
    }  # fmt: skip
    code = "from postlint.cli import main; main(prog_name='postlint')"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == f"plain,{completed}\n", done.stderr


def test_a_quiet_report_is_only_written() -> None:
    put("a.md", BAD)
    result = run("report", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("postlint-report.html").is_file()


def test_a_report_is_written_and_is_no_post() -> None:
    put("a.md", BAD)
    result = run("report")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(" See postlint-report.html.\n")
    assert Path("postlint-report.html").read_text("utf-8").startswith("<!doctype html>")
    assert checked()["summary"]["posts"] == 1


def test_watching(tmp_path: Path) -> None:
    put("content/a.md", GOOD)
    command = [sys.executable, "-m", "postlint", "check", "--watch", "--output-format=concise"]
    with subprocess.Popen(
        [*command, "--output-file=html=report.html", "content"], cwd=tmp_path, text=True,
        preexec_fn=interruptible if os.name == "posix" else None,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        try:
            assert process.stdout.readline() == "No problems in 1 post.\n"
            time.sleep(0.5)  # the watcher starts after the first round
            put("postlint.toml", "selct = 1\n")
            time.sleep(0.5)
            put("postlint.toml", "")
            put("content/a.md", BAD)
            while (line := process.stdout.readline()) and "duplicate-key" not in line:
                pass
            assert line.startswith("content/a.md:4:1: error duplicate-key")
        finally:
            process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "`selct` is no setting" in told  # a config that was not there when the watch began
    assert "Watching for changes; Ctrl-C ends it.\n" in told


@pytest.mark.parametrize("other", [["-"], ["--fix", "."]])
def test_watching_goes_with_neither_fixes_nor_standard_input(other: list[str]) -> None:
    assert run("check", "--watch", *other).exit_code == 2


OWN_RULES = """
plugins = ["lint/our.py"]

[[custom-rules]]
id = "no-b"
selector = "b"
message = "bold is for headings"
help = "Write `**` where words are strong."
"""
PLUGIN = '''
from postlint import Rule

class Hasty(Rule):
    """A rule that fails."""
    id = "hasty-rule"

    #: How often.
    times: int = 3

    def check(self, post):
        return 1 / 0
'''


def test_the_sites_own_rules_are_listed_and_explained() -> None:
    put("postlint.toml", OWN_RULES)
    put("lint/our.py", PLUGIN)
    listed = run("rules").stdout
    assert "custom\n  hasty-rule" in listed
    assert "  no-b" in listed
    assert "custom" not in run("rules", "--isolated").stdout
    assert run("explain", "no-b").stdout == (
        "# no-b\n\ncustom · warning · on by default\n\nBold is for headings.\n\n"
        "Write `**` where words are strong.\n\n"
        "Declared in postlint.toml:6: reported is what `b` selects.\n\n"
        "To silence it at a place, write `<!-- postlint-disable-next-line no-b -- reason -->` on the "
        "line before, in a front matter `# postlint-disable-next-line …`; everywhere, "
        '`ignore = ["no-b"]` in the config.\n'
    )
    assert "# How often.\ntimes = 3" in run("explain", "hasty-rule").stdout
    assert run("explain", "no-b", "--isolated").exit_code == 2


def test_a_plugin_that_fails_is_status_2_and_the_rest_is_linted() -> None:
    put("postlint.toml", OWN_RULES)
    put("lint/our.py", PLUGIN)
    put("a.md", "<b>x</b>\n")
    put("b.md", BAD)
    result = run("check", "--output-format", "json")
    assert result.exit_code == 2
    assert result.stderr == "error: a rule failed; see internal-error above\n"
    found = {(d["path"], d["rule"]) for d in json.loads(result.stdout)["diagnostics"]}
    assert found == {
        ("a.md", "internal-error"),
        ("a.md", "no-b"),
        ("b.md", "internal-error"),
        ("b.md", "duplicate-key"),
        ("b.md", "missing-image-alt"),
    }
    assert run("check", "--ignore", "hasty-rule", "a.md").exit_code == 0
    put("lint/other.py", "import nowhere_to_be_found")
    put("postlint.toml", "plugins = 'lint/other.py'\n")
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
