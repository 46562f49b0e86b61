"""Git is asked what a repository holds, and runs nothing that its config or attributes name."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from postlint.cli import main

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(os.name == "nt", reason="the programs here are shell scripts"),
]

BAD = "![](kettle.png)\n"
CONFIGS = {
    "a filter": "[filter 'x']\n clean = {run}\n smudge = {run}\n required = true\n",
    "a filter that runs on": "[filter 'x']\n process = {run}\n required = true\n",
    "a monitor": "[core]\n fsmonitor = {run}\n",
    "a text conversion": "[diff 'x']\n textconv = {run}\n cachetextconv = true\n",
    "a diff of its own": "[diff]\n external = {run}\n[diff 'x']\n command = {run}\n",
    "hooks": "[core]\n hooksPath = {folder}\n",
    "a pager": "[core]\n pager = {run}\n[pager]\n diff-index = {run}\n rev-parse = {run}\n",
    "ssh": "[core]\n sshCommand = {run}\n repositoryformatversion = 1\n"
    "[extensions]\n partialClone = far\n[remote 'far']\n url = ssh://example.invalid/x\n"
    " promisor = true\n partialclonefilter = blob:none\n",
    "a transport": "[core]\n repositoryformatversion = 1\n[extensions]\n partialClone = far\n"
    "[protocol 'ext']\n allow = always\n[protocol]\n allow = always\n"
    "[remote 'far']\n url = ext::{run}\n promisor = true\n",
    "credentials": "[credential]\n helper = !{run}\n[core]\n askPass = {run}\n"
    " repositoryformatversion = 1\n[extensions]\n partialClone = far\n"
    "[remote 'far']\n url = https://localhost:1/x\n promisor = true\n",
    "aliases": "[alias]\n rev-parse = !{run}\n diff-index = !{run}\n ls-tree = !{run}\n",
    "keys": "[gpg]\n program = {run}\n[log]\n showSignature = true\n[core]\n editor = {run}\n",
    "another place": "[include]\n path = more\n",
}


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a post that changed, one that did not, and one whose object is away."""
    root = tmp_path / "site"
    root.mkdir()
    git(root, "init", "-q", "-b", "main", ".")
    for name in ("changed", "same", "lost"):
        (root / f"{name}.md").write_text(f"Kettle {name}.\n")
    (root / ".gitattributes").write_text("*.md filter=x diff=x\n")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "posts")
    for name in ("changed", "lost"):
        (root / f"{name}.md").write_text(BAD)
    object_id = subprocess.run(
        ["git", "rev-parse", "HEAD:lost.md"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.strip()
    (root / ".git/objects" / object_id[:2] / object_id[2:]).unlink()
    (root / ".git/objects/pack/away.promisor").touch()  # as in a partial clone
    os.utime(root / "same.md", (1, 1))
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("kind", CONFIGS)
@pytest.mark.parametrize("revision", ["HEAD", "main@{0}"])
def test_git_runs_nothing_of_a_repository(repository: Path, kind: str, revision: str) -> None:
    hooks = repository / ".git" / "hooks"
    ran = repository.parent / "ran"
    run = hooks / "run"
    run.parent.mkdir(exist_ok=True)
    for name in ("run", "post-index-change", "reference-transaction", "post-checkout"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{ran}'\ncat\n")
        (hooks / name).chmod(0o755)
    text = CONFIGS[kind].format(run=run, folder=hooks).replace("'", '"')
    (repository / ".git" / "more").write_text(CONFIGS["a filter"].format(run=run).replace("'", '"'))
    with (repository / ".git" / "config").open("a") as config:
        config.write(text)
    done = CliRunner().invoke(main, ["check", "--select", "all", "--since", revision, "--no-cache"])
    assert done.exit_code == 0, done.output
    assert "changed.md" in done.output
    assert "same.md" not in done.output
    assert not ran.exists()


def test_a_program_of_the_repository_is_not_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = repository.parent / "ran"
    (repository / "git").write_text(f"#!/bin/sh\ntouch '{ran}'\n")
    (repository / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    done = CliRunner().invoke(main, ["check", "--since", "HEAD"])
    assert done.exit_code == 0, done.output
    assert not ran.exists()


def test_a_repository_in_the_posts_of_another_is_not_asked(repository: Path) -> None:
    """Files that make a folder a bare repository can be committed, `.git` cannot."""
    ran = repository.parent / "ran"
    git(repository, "init", "-q", "--bare", "content")
    with (repository / "content/config").open("a") as config:
        config.write(f'[core]\n fsmonitor = "touch {ran}; false"\n bare = false\n worktree = .\n')
    (repository / "content/a.md").write_text(BAD)
    done = CliRunner().invoke(main, ["check", "--since", "HEAD", "content"])
    assert "content/a.md" in done.output
    assert not ran.exists()


@pytest.mark.parametrize("make", ["gitdir: nowhere\n", "gitdir: \0\n", "\xff", "", None])
def test_a_git_that_leads_nowhere_concerns_nobody(repository: Path, make: str | None) -> None:
    (repository / "content").mkdir()
    (repository / "content/a.md").write_text(BAD)
    if make is None:
        (repository / "content/.git").mkdir()
    else:
        (repository / "content/.git").write_bytes(make.encode("latin-1"))
    done = CliRunner().invoke(main, ["check", "--since", "HEAD"])
    assert done.exit_code == 0, done.output
    assert not done.stderr
    assert "content/a.md" in done.stdout
    assert "changed.md" in done.stdout


def test_a_folder_with_a_repository_of_other_revisions_is_linted_as_new(repository: Path) -> None:
    git(repository, "tag", "old")
    (repository / "theme").mkdir()
    git(repository / "theme", "init", "-q", ".")
    (repository / "theme/a.md").write_text(BAD)
    done = CliRunner().invoke(main, ["check", "--since", "old"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert f"the repository {repository / 'theme'} has no revision old" in done.stderr
    assert "theme/a.md" in done.stdout
    assert "changed.md" in done.stdout
    assert "same.md" not in done.stdout
