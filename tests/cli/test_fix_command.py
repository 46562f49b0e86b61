"""`postlint check --fix`, `--unsafe-fixes` and `--diff`, as people and programs use them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from postlint.cli import main
from postlint.cli._fixing import OF_CI, _is_log

SAFELY = "---\ntitle: Kettles\n---\n\n## A Kettle'S Lid\n"
FIXED = SAFELY.replace("'S", "'s")
UNSAFELY = SAFELY + "\n![A lid](http://e.org/lid.png)\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def run(*arguments: str, input: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=input)


def put(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_safe_fixes_are_made_and_counted() -> None:
    post, other = put("a.md", UNSAFELY), put("b/b.md", SAFELY * 1)
    result = run("--fix")
    assert post.read_text() == UNSAFELY.replace("'S", "'s")
    assert other.read_text() == FIXED
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "Fixed 2 problems in 2 posts. 1 warning remains in 2 posts. "
        "Can be fixed: [~] 1 with `--fix --unsafe-fixes`."
    )
    assert "Fixed 0 problems in 0 posts." in run("--fix").stdout


def test_unsafe_fixes_are_made_where_asked_for() -> None:
    post = put("a.md", UNSAFELY)
    result = run("--fix", "--unsafe-fixes")
    assert post.read_text() == UNSAFELY.replace("'S", "'s").replace("http:", "https:")
    assert result.stdout == "Fixed 2 problems in 1 post. No problems remain in 1 post.\n"


def test_unsafe_fixes_alone_are_refused() -> None:
    post = put("a.md", UNSAFELY)
    result = run("--unsafe-fixes")
    assert result.exit_code == 2
    assert "add --fix or --diff" in result.stderr
    assert post.read_text() == UNSAFELY


def test_a_run_without_fixing_says_what_can_be_fixed() -> None:
    put("a.md", UNSAFELY)
    assert run().stdout.splitlines()[-1] == (
        "Found 2 warnings in 1 post. Can be fixed: [*] 1 with `--fix`, [~] 1 with `--fix --unsafe-fixes`."
    )


def test_the_exit_status_speaks_of_what_remains() -> None:
    put("a.md", SAFELY)
    assert run("--fail-on", "warning").exit_code == 1
    assert run("--fail-on", "warning", "--fix").exit_code == 0


def test_json_is_one_object_that_counts_the_fixes() -> None:
    put("a.md", UNSAFELY)
    made = json.loads(run("--fix", "--output-format", "json").stdout)
    assert made["summary"]["fixed"] == 1
    (left,) = made["diagnostics"]
    assert left["rule"] == "insecure-image"
    assert left["start"]["line"] == 7


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["\n", "", "\n\n"])
def test_every_other_byte_stays(mark: str, end: str, last: str) -> None:
    text = mark + (SAFELY.rstrip("\n") + last).replace("\n", end)
    post = put("a.md", text)
    run("--fix")
    assert post.read_bytes() == text.replace("'S", "'s").encode()


def test_what_is_suppressed_is_left_alone() -> None:
    text = SAFELY.replace("## ", "<!-- postlint-disable-file apostrophe-case -->\n\n## ")
    post = put("a.md", text)
    assert "Fixed 0 problems" in run("--fix").stdout
    assert post.read_text() == text


def test_only_selected_rules_fix() -> None:
    post = put("a.md", UNSAFELY)
    run("--fix", "--unsafe-fixes", "--select", "images")
    assert post.read_text() == UNSAFELY.replace("http:", "https:")


def test_standard_input_comes_out_fixed() -> None:
    data = b"\xef\xbb\xbf" + UNSAFELY.replace("\n", "\r\n").encode()
    result = run("--fix", "-", input=data)
    assert result.stdout_bytes == data.replace(b"'S", b"'s")
    assert "insecure-image" in result.stderr
    assert "Fixed 1 problem in 1 post." in result.stderr


@pytest.mark.parametrize("data", [b"nothing to fix\n", b"\xff\xfeb\0i\0n\0", b""])
def test_standard_input_comes_out_as_it_was_where_nothing_is_fixed(data: bytes) -> None:
    assert run("--fix", "-", input=data).stdout_bytes == data


def test_a_diff_shows_the_fixes_and_writes_nothing() -> None:
    post = put("a.md", SAFELY)
    result = run("--diff")
    assert result.stdout.splitlines() == [
        "--- a/a.md",
        "+++ b/a.md",
        "@@ -2,4 +2,4 @@",
        " title: Kettles",
        " ---",
        " ",
        "-## A Kettle'S Lid",
        "+## A Kettle's Lid",
    ]
    assert result.stderr == "Would fix 1 problem in 1 post. Found 1 warning in 1 post.\n"
    assert post.read_text() == SAFELY
    assert run("--diff", "--fix").stdout == result.stdout
    assert post.read_text() == SAFELY
    assert run("--diff", "-", input=SAFELY.encode()).stdout.count("Kettle's") == 1


def test_a_diff_leaves_standard_output_to_json() -> None:
    put("a.md", SAFELY)
    result = run("--diff", "--output-format", "json")
    assert len(json.loads(result.stdout)["diagnostics"]) == 1
    assert "+## A Kettle's Lid" in result.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\f\u2028 and more"])
def test_git_applies_the_diff(end: str, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in OF_CI:
        monkeypatch.delenv(variable, raising=False)
    _assert_git_applies(end, last)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_git_applies_what_a_log_is_shown(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    _assert_git_applies(end, "")


def _assert_git_applies(end: str, last: str) -> None:
    text = (SAFELY + "\nWater boils." + last).replace("\n", end)
    post = put("a.md", text)
    shutil.rmtree(".git")
    subprocess.run(["git", "init", "-q"], check=True)
    diff = run("--diff").stdout_bytes
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=diff, check=True)
    assert post.read_bytes() == text.replace("'S", "'s").encode()


def test_a_link_that_leads_out_is_left_alone_and_reported() -> None:
    outside = put("outside/a.md", SAFELY)
    Path("content").mkdir()
    Path("content/link.md").symlink_to(outside.absolute())
    result = run("--fix", "content")
    assert result.exit_code == 2
    assert "content/link.md: is a link to a file outside" in result.stderr
    assert "1 warning remains" in result.stdout
    assert outside.read_text() == SAFELY
    assert run("--fix", ".").exit_code == 0
    assert outside.read_text() == FIXED


def test_a_killed_runs_temporary_files_are_cleared_by_a_run_that_fixes() -> None:
    put("content/a.md", FIXED)
    stray = put("content/.postlint-abc.tmp", "half")
    run("content")
    run("--diff", "content")
    assert stray.exists()
    run("--fix", "content")
    assert os.listdir("content") == ["a.md"]


def test_a_fix_that_harms_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from postlint.diagnostic import Applicability, Edit, Fix
    from postlint.rules.text import apostrophe_case
    from postlint.source import Span

    harmful = Fix("Break it", Applicability.SAFE, (Edit(Span(4, 5), "a: b: c\nt"),))
    monkeypatch.setattr(apostrophe_case, "Fix", lambda *_: harmful)
    post = put("a.md", SAFELY)
    result = run("--fix")
    assert "note: a.md:5: a fix of apostrophe-case was left out: it would bring an error" in (
        result.stderr
    )
    assert post.read_text() == SAFELY


def test_what_is_no_file_is_taken_for_a_log_in_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in OF_CI:
        monkeypatch.delenv(name, raising=False)
    assert not _is_log(StringIO())
    monkeypatch.setenv("CI", "true")
    assert _is_log(StringIO())
    with open(tmp_path / "out", "w") as file:
        assert not _is_log(file)
