"""A repository that git cannot read: its posts are linted as new, and the run tells of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from time_limit import time_limit

from postlint.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

BAD = "![](kettle.png)\n"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in another one, with a post that changed and one that did not in each."""
    for root in (tmp_path, tmp_path / "inner"):
        (root / "content").mkdir(parents=True)
        git(root, "init", "-q", "-b", "main", ".")
        for name in ("changed", "same"):
            (root / f"content/{name}.md").write_text(f"{BAD}\n{root.name} {name}\n")
        git(root, "add", "content")
        git(root, "commit", "-q", "-m", "posts")
        with (root / "content/changed.md").open("a") as file:
            file.write("More.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "inner"


def check() -> Result:
    with time_limit():
        return CliRunner().invoke(main, ["check", "--no-cache", "--since", "HEAD"])


def loose(repository: Path, revision: str) -> Path:
    name = git(repository, "rev-parse", revision)
    return repository / ".git/objects" / name[:2] / name[2:]


def damage(file: Path, how: str) -> None:
    file.unlink()
    if how == "corrupt":
        file.write_bytes(b"no object")
    elif how == "a pipe":
        os.mkfifo(file)


HOW = [
    "missing",
    "corrupt",
    pytest.param("a pipe", marks=pytest.mark.skipif(os.name == "nt", reason="has none")),
]


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("what", ["HEAD", "HEAD^{tree}", "HEAD:content", "HEAD:content/changed.md"])
def test_a_damaged_object_is_told(repository: Path, what: str, how: str) -> None:
    damage(loose(repository, what), how)
    done = check()
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert str(repository) in done.stderr
    assert "inner/content/changed.md" in done.stdout
    assert ("inner/content/same.md" in done.stdout) != what.endswith(
        "changed.md"
    ) or how == "a pipe"
    assert "2 posts" in done.stdout or "3 posts" in done.stdout


@pytest.mark.parametrize("what", ["refs/heads/main", "index", "config"])
@pytest.mark.parametrize("how", HOW[1:])
def test_damaged_files_of_a_repository_are_told(repository: Path, what: str, how: str) -> None:
    (repository / "content/new.md").write_text(BAD)
    damage(repository / ".git" / what, how)
    done = check()
    assert done.exit_code == 2
    assert str(repository) in done.stderr
    assert "inner/content/changed.md" in done.stdout
    assert "\ncontent/same.md" not in done.stdout


def test_a_branch_without_a_commit_is_not_damaged(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    git(repository, "init", "-q", "-b", "main", ".")
    done = check()
    assert done.exit_code == 0
    assert "inner/content/same.md" in done.stdout
