"""The files of a site: seen from its root, listed when asked for, never left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postlint.profile import site_files
from postlint.profile.site_files import Kind, SiteFiles


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name in ("static/images/kettle.jpg", "content/posts/a.md", "content/posts/b/index.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf-8")
    (tmp_path / "secret.jpg").write_text("no", "utf-8")
    return root


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("static/images/kettle.jpg", Kind.FILE),
        ("static/images/../images//kettle.jpg", Kind.FILE),
        ("static/images/Kettle.jpg", None),
        ("static/images/", Kind.FOLDER),
        ("", Kind.FOLDER),
        (".", Kind.FOLDER),
        ("static/images/kettle.jpg/more", None),
        ("static/none/kettle.jpg", None),
        ("../secret.jpg", Kind.OUTSIDE),
        ("/etc/passwd", Kind.OUTSIDE),
        ("static/\0", None),
    ],
)
def test_what_stands_at_a_path(root: Path, path: str, kind: Kind | None) -> None:
    assert SiteFiles(str(root)).kind(path) is kind


def test_links_are_followed_within_the_site_only(root: Path) -> None:
    os.symlink(root / "static", root / "inside")
    os.symlink(root.parent, root / "outside")
    os.symlink(root / "gone", root / "broken")
    files = SiteFiles(str(root))
    assert files.kind("inside/images/kettle.jpg") is Kind.FILE
    assert files.kind("outside/secret.jpg") is Kind.OUTSIDE
    assert files.text("outside/secret.jpg") is None
    assert files.kind("broken") is Kind.FILE
    assert files.text("broken") is None
    assert list(files.walk("")) == [
        "broken",
        "content/posts/a.md",
        "content/posts/b/index.md",
        "static/images/kettle.jpg",
    ]


def test_only_folders_that_a_question_needs_are_listed(root: Path) -> None:
    files = SiteFiles(str(root))
    files.is_file("static/images/kettle.jpg")
    assert files.asked == {"./", "static/", "static/images/"}


def test_a_site_over_the_limit_holds_anything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_files, "_MOST_ENTRIES", 1)
    files = SiteFiles(str(root))
    assert files.is_file("static/images/none.jpg")
    with pytest.raises(OverflowError):
        list(files.walk(""))


def test_the_digest_changes_with_what_was_asked_and_nothing_else(root: Path) -> None:
    def digest() -> str:
        return SiteFiles(str(root)).digest({"static/images/", "content/posts/a.md"})

    before = digest()
    (root / "content/posts/c.md").write_text("new", "utf-8")
    assert digest() == before
    (root / "static/images/lid.jpg").write_text("new", "utf-8")
    after = digest()
    assert after != before
    (root / "content/posts/a.md").write_text("longer text", "utf-8")
    assert digest() != after


def test_what_is_derived_asks_each_time(root: Path) -> None:
    files = SiteFiles(str(root))

    def names(folder: str) -> list[str]:
        return list(files.walk(folder))

    assert files.derived(names, "content") is files.derived(names, "content")
    asked = set(files.asked)
    files.asked.clear()
    files.derived(names, "content")
    assert files.asked == asked >= {"content/posts/", "content/posts/b/"}


def test_what_is_asked_below_a_folder_counts_as_one_question(root: Path) -> None:
    files = SiteFiles(str(root))
    files.derived(lambda: list(files.walk("content")), below=("content",))
    assert files.asked == {"./", "content/**"}
    before = files.digest(files.asked)
    assert SiteFiles(str(root)).digest(files.asked) == before
    (root / "content/posts/b/index.md").write_text("longer text", "utf-8")
    assert SiteFiles(str(root)).digest(files.asked) != before


def test_folders_of_any_depth_are_walked(root: Path) -> None:
    folders = [root / "content" / "/".join("a" * depth) for depth in range(1, 1_200)]
    for folder in folders:
        folder.mkdir()
    last = folders[-1] / "b.md"
    last.write_text("deep", "utf-8")
    assert last.relative_to(root).as_posix() in SiteFiles(str(root)).walk("content")
    last.unlink()
    for folder in reversed(folders):  # what removes temporary folders calls itself for each
        folder.rmdir()
