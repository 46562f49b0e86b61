"""Files and folders that would stop, hang or fool a linter which trusts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from processes import environment_without

from postlint.cli import main

GOOD = "---\ntitle: Kettles\n---\nText.\n"
BAD = "---\ntitle: Kettles\ntitle: Pots\n---\nText.\n"
posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files on Windows")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()


def put(name: str, text: str = GOOD) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def found(*arguments: str) -> dict[str, Any]:
    result = run("check", "--output-format", "json", *arguments)
    assert result.exit_code in (0, 1), result.output
    made: dict[str, Any] = json.loads(result.stdout)
    return made


def in_a_process(
    *arguments: str | bytes, encoding: str = "utf-8", **options: Any
) -> subprocess.CompletedProcess[bytes]:
    command: list[Any] = [sys.executable, "-m", "postlint", *arguments]
    buffered = {**environment_without("PYTHONUNBUFFERED"), "PYTHONIOENCODING": encoding}
    return subprocess.run(
        command, stderr=subprocess.PIPE, timeout=60, check=False, env=buffered, **options
    )


@posix
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
def test_what_never_ends_is_not_read(make: Any) -> None:
    make("pipe.md")
    put("a.md", BAD)
    result = found("pipe.md", "a.md")
    assert [(d["path"], d["rule"]) for d in result["diagnostics"]] == [
        ("a.md", "duplicate-key"),
        ("pipe.md", "unreadable-post"),
    ]
    assert result["diagnostics"][1]["message"] == "the file is no regular file"
    assert found(".")["summary"]["posts"] == 1  # in a folder, it is no post


@posix
def test_links_that_go_round_are_left() -> None:
    put("content/a.md", BAD)
    os.symlink(".", "content/self")
    os.symlink("b.md", "content/c.md")
    os.symlink("c.md", "content/b.md")
    assert [d["path"] for d in found()["diagnostics"]] == ["content/a.md"]
    assert found("content/b.md")["diagnostics"][0]["rule"] == "unreadable-post"


@posix
def test_names_that_are_no_text(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(b"content-\xff.md")).write_text(BAD, "utf-8")
    except OSError:
        pytest.skip("this file system holds names in UTF-8 only")
    put("-a.md", BAD)
    put("a\x1b[31m\n.md", BAD)
    for output_format in ("text", "json"):
        done = in_a_process(
            "check", ".", "--output-format", output_format, stdout=subprocess.PIPE, cwd=tmp_path
        )
        assert done.returncode == 1, done.stderr
        assert b"\x1b" not in done.stdout
        done.stdout.decode("utf-8")
    assert json.loads(done.stdout)["summary"]["posts"] == 3


def test_a_console_that_cannot_show_a_letter_shows_its_code() -> None:
    put("é.md", "---\ntitle: Käse\ntitle: Ö\n---\nText.\n")
    done = in_a_process("check", "--isolated", ".", encoding="ascii", stdout=subprocess.PIPE)
    assert done.returncode == 1, done.stderr
    assert b" --> \\xe9.md:3:1" in done.stdout.splitlines()
    assert b"title: K\\xe4se" in done.stdout


def test_names_that_look_like_options() -> None:
    put("-q.md", BAD)
    assert [d["path"] for d in found("--", "-q.md")["diagnostics"]] == ["-q.md"]


@posix
def test_folders_in_folders_in_folders(tmp_path: Path) -> None:
    depth = 1200
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    put("a.md", BAD)
    os.chdir(tmp_path)
    try:
        assert len(found()["diagnostics"]) == 1
    finally:  # shutil.rmtree would go too deep for the test runner
        subprocess.run(["rm", "-rf", "d"], check=True)


def test_a_file_that_vanishes_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.md", BAD)
    gone = put("gone.md")
    real = os.open

    def vanish(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path) == "gone.md":
            gone.unlink(missing_ok=True)
        return real(path, *arguments, **options)

    monkeypatch.setattr("os.open", vanish)
    assert [(d["path"], d["rule"]) for d in found()["diagnostics"]] == [
        ("a.md", "duplicate-key"),
        ("gone.md", "unreadable-post"),
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "command",
    [
        ("check", "a.md"),
        ("check", "--output-format", "json", "a.md"),
        ("check", "--select", "faq", "a.md"),
        ("check", "--diff", "b.md"),
        ("rules",),
        ("explain", "missing-image-alt"),
        ("inspect", "a.md"),
        ("config", "a.md"),
        ("schema", "show", "hugo"),
    ],
)
def test_a_full_disk_is_told_in_a_line(command: tuple[str, ...]) -> None:
    put("a.md", BAD)
    put("b.md", "---\ntitle: Kettles\n---\n\n## A Kettle'S Lid\n\nText.\n")
    with Path("/dev/full").open("wb") as full:
        done = in_a_process(*command, stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "error: the results cannot be written: no space left on device"
    ]


def test_unreadable_posts_among_many_stop_no_other() -> None:
    for i in range(9_997):
        put(f"content/{i}.md", f"---\ntitle: Kettle {i}\n---\nText.\n")
    for i, data in enumerate((b"\xff\xfea\0", b"\xe9", b"\0" * 10)):
        Path(f"content/bad{i}.md").write_bytes(data)
    result = found()
    assert result["summary"]["posts"] == 10_000
    assert [d["rule"] for d in result["diagnostics"]] == ["unreadable-post"] * 3


@posix
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
@pytest.mark.parametrize(
    "name",
    [".gitignore", "netlify.toml", ".hugo-version", "hugo.yaml", "config/_default/hugo.toml"],
)
def test_what_never_ends_is_not_read_beside_posts(make: Any, name: str) -> None:
    put("hugo.toml", "baseURL = 'https://example.org/'\n")
    put("content/a.md", BAD)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    make(name)
    done = in_a_process("check", "--output-format", "concise", ".", stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert b"content/a.md:3:1: error duplicate-key" in done.stdout


@posix
def test_a_pipe_is_no_baseline() -> None:
    put("a.md", BAD)
    os.mkfifo(".postlint-baseline.json")
    done = in_a_process("check", "--baseline", ".postlint-baseline.json")
    assert done.returncode == 2
    assert b".postlint-baseline.json: is no regular file" in done.stderr


def test_a_file_that_grows_while_it_is_read_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    post = put("a.md")
    put("postlint.toml", "[rules.post-too-large]\nmax-bytes = 100\n")
    real = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        status = real(descriptor)  # its size as it was
        post.write_text(GOOD * 10, "utf-8")
        return status

    monkeypatch.setattr("os.fstat", grown)
    (diagnostic,) = found("a.md", "--no-cache")["diagnostics"]
    assert diagnostic["rule"] == "post-too-large"


@pytest.mark.parametrize("output_format", ["text", "concise"])
def test_a_line_of_a_megabyte_is_shown_in_part(output_format: str) -> None:
    put("a.md", "x " * 250_000 + "![](a.png)" + " x" * 250_000 + "\n")
    result = run("check", "--select", "missing-image-alt", "--output-format", output_format)
    assert "missing-image-alt" in result.stdout
    assert max(map(len, result.stdout.splitlines())) < 1_000


@pytest.mark.parametrize("title", ["::error::x", "##vso[task.complete]", "\x1b]0;x\x07", "\x9b31m"])
@pytest.mark.parametrize("options", [(), ("--output-format", "github"), ("--color", "always")])
def test_a_title_commands_nothing(title: str, options: tuple[str, ...]) -> None:
    put(
        "a.md",
        f"---\ntitle: a\ntitle: '{title}'\n{title}: 1\n---\n# {title}\n\n![{title}](x.png)\n",
    )
    put(f"{title.replace('/', '')}.md", BAD)
    result = run("check", "--select", "all", *options)
    assert result.exit_code == 1
    for line in result.output.splitlines():
        assert not line.lstrip().startswith(("::error::x", "##vso["))
        assert "\x1b]" not in line
        assert not {"\x07", "\x9b"} & set(line)
