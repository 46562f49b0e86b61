"""What git knows of posts: which changed, and what they were."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from postlint.cli import main
from postlint.files.history import History
from postlint.run.workplace import Workplace

OLD = b"## Kettles\n\nBoil for 8 minutes.\n"
BAD = b"![](kettle.png)\n"
NEW = b"## Kettles\n\nBoil for 9 minutes.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a few posts, committed."""
    root = tmp_path / "site"
    root.mkdir()
    git(root, "init", "-q", "-b", "main", ".")
    for name in ("same", "committed", "staged", "edited", "deleted"):
        put(root, f"content/{name}.md", OLD)
    put(root, "content/moved.md", OLD * 9)
    commit(root)
    monkeypatch.chdir(root)
    return root


def put(root: Path, name: str, data: bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "posts")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--select", "missing-image-alt", *arguments])


def changed(*paths: str, since: str = "HEAD") -> list[str]:
    """The posts that `check --since` lints: each has an image without a text."""
    result = check("--output-format", "json", "--since", since, *paths)
    assert result.exit_code in (0, 1), result.output
    return [found["path"] for found in json.loads(result.stdout)["diagnostics"]]


def change(root: Path) -> None:
    """Changes posts in each way that there is; all hold BAD then."""
    put(root, "content/committed.md", BAD)
    git(root, "rm", "-q", "content/deleted.md")
    commit(root)
    put(root, "content/staged.md", BAD)
    put(root, "content/moved.md", BAD + OLD * 9)
    git(root, "mv", "content/moved.md", "content/there.md")
    git(root, "add", "-A")
    put(root, "content/edited.md", BAD)
    put(root, "content/new.md", BAD)


def test_what_changed(repository: Path) -> None:
    change(repository)
    assert changed(since="HEAD~1") == [
        f"content/{name}.md" for name in ("committed", "edited", "new", "staged", "there")
    ]
    assert "content/committed.md" not in changed(since="HEAD")
    assert changed("content", since="HEAD~1") == changed(since="HEAD~1")


def test_nothing_changed(repository: Path) -> None:
    os.utime(repository / "content/same.md", (1, 1))  # git looks again at what was touched
    assert changed() == []
    assert check("--since", "HEAD").exit_code == 0


def test_a_file_named_is_linted_in_any_case(repository: Path) -> None:
    put(repository, "content/same.md", BAD)
    put(repository, "content/edited.md", BAD)
    commit(repository)
    assert changed("content/same.md") == ["content/same.md"]
    assert changed("./content/same.md", "content") == ["content/same.md"]


def test_earlier_versions(repository: Path) -> None:
    change(repository)
    with History("HEAD~1") as history:
        for name in ("committed", "staged", "edited", "same"):
            assert history.earlier(f"content/{name}.md") == (f"content/{name}.md", OLD)
        assert history.earlier("content/there.md") == ("content/moved.md", OLD * 9)
        assert history.earlier("content/new.md") is None


def test_from_another_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(repository)
    monkeypatch.chdir(repository / "content")
    assert "committed.md" in changed(since="HEAD~1")
    monkeypatch.chdir(repository.parent)
    assert "site/content/committed.md" in changed("site", since="HEAD~1")
    with History("HEAD~1") as history:
        assert history.earlier("site/content/committed.md") == ("content/committed.md", OLD)


def test_from_a_hook_of_another_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, "content/edited.md", BAD)
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")
    assert changed() == ["content/edited.md"]


def test_in_a_worktree_and_through_a_link(repository: Path) -> None:
    tree = repository.parent / "tree"
    git(repository, "worktree", "add", "-q", str(tree))
    put(tree, "content/edited.md", NEW)
    (repository.parent / "link").symlink_to(tree)
    with History("HEAD") as history:
        for folder in (tree, repository.parent / "link"):
            path = str(folder / "content/edited.md")
            assert history.is_changed(path)
            assert history.earlier(path) == ("content/edited.md", OLD)


def test_several_repositories(repository: Path) -> None:
    other = repository.parent / "other"
    other.mkdir()
    git(other, "init", "-q", ".")
    put(other, "a.md", OLD)
    commit(other)
    put(other, "a.md", NEW)
    with History("HEAD") as history:
        assert history.is_changed(str(other / "a.md"))
        assert not history.is_changed("content/same.md")


@pytest.mark.parametrize(
    "name",
    [b"two\nlines.md", b'tab\t and "quotes".md', "käse 🌿.md".encode(), b"-n.md", b"\xff.md"],
)
def test_odd_names(repository: Path, name: bytes) -> None:
    path = os.path.join(b"content", name)
    try:
        Path(os.fsdecode(path)).write_bytes(OLD)
    except OSError:
        pytest.skip("this file system has no such names")
    commit(repository)
    Path(os.fsdecode(path)).write_bytes(NEW)
    with History("HEAD") as history:
        assert history.is_changed(os.fsdecode(path))
        assert history.earlier(os.fsdecode(path)) == (os.fsdecode(path), OLD)


def test_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q", ".")
    put(tmp_path, "a.md", BAD)
    git(tmp_path, "add", "a.md")
    monkeypatch.chdir(tmp_path)
    assert changed("a.md") == ["a.md"]
    with History("HEAD") as history:
        assert history.is_changed("a.md")
        assert history.earlier("a.md") is None


def test_what_was_no_text(repository: Path) -> None:
    put(repository, "content/same.md", b"\xff\xfe\0")
    (repository / "content/linked.md").symlink_to("same.md")
    commit(repository)
    put(repository, "content/same.md", NEW)
    (repository / "content/linked.md").unlink()
    put(repository, "content/linked.md", NEW)
    with History("HEAD") as history:
        workplace = Workplace(history=history)
        assert workplace.earlier("content/same.md") is None
        assert workplace.earlier("content/linked.md") is None
        edited = workplace.earlier("content/edited.md")
        assert edited is not None
        assert edited.text == OLD.decode()


@pytest.mark.usefixtures("repository")
def test_what_was_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.files.git.LARGEST", len(OLD))
    with History("HEAD") as history:
        assert history.earlier("content/moved.md") is None
        assert history.earlier("content/same.md") == ("content/same.md", OLD)


def test_many_posts_among_processes(repository: Path) -> None:
    for number in range(100):
        put(repository, f"content/{number}.md", OLD)
    commit(repository)
    for number in range(100):
        put(repository, f"content/{number}.md", BAD)
    assert len(changed("--jobs", "2")) == 100


@pytest.mark.usefixtures("repository")
def test_it_can_be_handed_to_another_process() -> None:
    with History("HEAD") as history:
        assert history.earlier("content/same.md")
        copy = pickle.loads(pickle.dumps(history))
    with copy:
        assert copy.earlier("content/same.md") == ("content/same.md", OLD)


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD..HEAD~1", "HEAD:content/no"])
def test_no_such_revision(repository: Path, revision: str) -> None:
    result = check("--since", revision)
    assert result.exit_code == 2
    assert result.stderr == (
        f"error: --since: the repository {repository} has no revision {revision}\n"
    )


def test_no_revision_in_a_shallow_clone(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, "content/edited.md", NEW)
    commit(repository)
    git(repository.parent, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    monkeypatch.chdir(repository.parent / "shallow")
    result = check("--since", "HEAD~1")
    assert result.exit_code == 2
    assert "shallow clone" in result.stderr


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md", OLD)
    monkeypatch.chdir(tmp_path)
    result = check("--since", "HEAD", "a.md")
    assert result.exit_code == 2
    assert result.stderr == "error: --since: a.md is in no git repository\n"


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    result = check("--since", "HEAD")
    assert result.exit_code == 2
    assert "needs git, which cannot be run" in result.stderr


def test_a_broken_repository(repository: Path) -> None:
    shutil.rmtree(repository / ".git" / "objects")
    result = check("--since", "HEAD")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: --since: git cannot read the repository {repository}")
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("repository")
def test_standard_input() -> None:
    arguments = ["check", "--select", "missing-image-alt", "--since", "HEAD"]
    arguments += ["--stdin-filename", "content/same.md", "-"]
    result = CliRunner().invoke(main, arguments, input=BAD)
    assert "missing-image-alt" in result.output


@pytest.mark.usefixtures("repository")
def test_processes_of_git_are_ended() -> None:
    with History("HEAD") as history:
        history.earlier("content/same.md")
        (reader,) = next(iter(history._repositories.values())).objects._readers.values()
        assert reader.poll() is None
    assert reader.poll() is not None
