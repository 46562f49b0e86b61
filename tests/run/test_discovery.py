"""From paths to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.files.globs import matches
from postlint.files.reading import read
from postlint.run.discovery import UnreadablePathError, discover
from postlint.run.home import Home
from postlint.run.workplace import Workplace
from postlint.source import UnreadableError


def make(root: Path, *files: str) -> None:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", "utf-8")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_posts_are_known_by_suffix_and_sorted(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.md",
        "a.markdown",
        "c.HTML",
        "d.htm",
        "e.mkd",
        "f.mdown",
        "g.txt",
        "h.mdx",
        "i.png",
    )
    assert list(discover(["."])) == ["a.markdown", "b.md", "c.HTML", "d.htm", "e.mkd", "f.mdown"]


def test_hidden_folders_and_packages_are_left_out(tmp_path: Path) -> None:
    make(
        tmp_path, "a.md", ".git/x.md", ".cache/b.md", "node_modules/p/readme.md", "sub/.hidden/c.md"
    )
    assert list(discover(["."])) == ["a.md"]


def test_theme_and_output_are_left_out_at_a_sites_root_only(tmp_path: Path) -> None:
    make(
        tmp_path,
        "hugo.toml",
        "content/posts/a.md",
        "content/posts/themes/b.md",
        "themes/t/README.md",
    )
    make(tmp_path, "public/a.html", "layouts/l.html", "archetypes/default.md", "resources/r.html")
    assert list(discover(["."], home_of=Workplace().home)) == [
        "content/posts/a.md",
        "content/posts/themes/b.md",
    ]


def test_parts_of_pages_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "_includes/nav.html", "_posts/a.md", "src/_layouts/post.html")
    assert list(discover(["."])) == ["_posts/a.md"]


def test_a_site_without_config_is_known_by_its_folders(tmp_path: Path) -> None:
    make(tmp_path, "blog/content/a.md", "blog/archetypes/default.md", "docs/archetypes/b.md")
    assert list(discover(["."], home_of=Workplace().home)) == [
        "blog/content/a.md",
        "docs/archetypes/b.md",
    ]


@pytest.mark.parametrize(
    ("folder", "found"), [("docs", ["docs/a.md"]), ("tests/docs", ["tests/docs/a.md"])]
)
def test_sites_that_test_a_repository_of_code_are_left_out(
    tmp_path: Path, folder: str, found: list[str]
) -> None:
    make(tmp_path, ".git/HEAD", "pyproject.toml", f"{folder}/a.md")
    make(tmp_path, "src/tests/one/mkdocs.yml", "src/tests/one/docs/b.md")
    (tmp_path / "mkdocs.yml").write_text(f"docs_dir: {folder}\n")
    assert list(discover(["."], home_of=Workplace().home)) == found


def test_what_is_named_is_always_linted(tmp_path: Path) -> None:
    make(tmp_path, "hugo.toml", "archetypes/default.md", "notes.txt", ".hidden/a.md")
    assert list(discover(["archetypes", "notes.txt", ".hidden"])) == [
        "archetypes/default.md",
        "notes.txt",
        ".hidden/a.md",
    ]


def test_each_file_once(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.md")
    assert list(discover([".", "sub", "./sub/a.md", str(tmp_path / "sub/a.md")])) == ["sub/a.md"]


def test_gitignore_counts_in_a_repository(tmp_path: Path) -> None:
    make(tmp_path, "repo/a.md", "repo/b.md", "repo/out/c.md", "repo/sub/d.md", "repo/sub/e.md")
    (tmp_path / "repo/.gitignore").write_text("b.md\nout/\nsub/*.md\n", "utf-8")
    (tmp_path / "repo/sub/.gitignore").write_text("!e.md\n", "utf-8")
    assert len(list(discover(["repo"]))) == 5
    (tmp_path / "repo/.git").mkdir()
    assert list(discover(["repo"])) == ["repo/a.md", "repo/sub/e.md"]
    assert list(discover(["repo/b.md"])) == ["repo/b.md"]


def test_excluded_globs(tmp_path: Path) -> None:
    make(tmp_path, "content/a.md", "content/archive/b.md", "content/archive/old/c.md")
    found = discover(["."], lambda _: lambda path: matches(("content/archive/**",), path, tmp_path))
    assert list(found) == ["content/a.md"]


def test_missing_paths_are_named() -> None:
    with pytest.raises(UnreadablePathError, match="nowhere: no such file or folder"):
        list(discover(["nowhere"]))


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/a.md")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a", target_is_directory=True)
    assert list(discover(["."])) == ["a/a.md"]


def test_links_out_of_the_repository_are_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "secret.md", "tree/.git/config", "tree/kept/b.md", "tree/content/a.md")
    monkeypatch.chdir(tmp_path / "tree")
    Path("content/in.md").symlink_to("../kept/b.md")
    Path("content/out.md").symlink_to("../../secret.md")
    Path("content/far.md").symlink_to(tmp_path / "secret.md")
    assert list(discover(["content"])) == ["content/a.md", "content/in.md"]
    assert list(discover(["content/out.md"])) == ["content/out.md"]


def test_links_stay_in_the_working_directory_where_there_is_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "secret.md", "site/b.md", "site/content/a.md")
    monkeypatch.chdir(tmp_path / "site")
    Path("content/in.md").symlink_to("../b.md")
    Path("content/out.md").symlink_to("../../secret.md")
    assert list(discover(["content"])) == ["content/a.md", "content/in.md"]
    monkeypatch.chdir(tmp_path / "site/content")
    assert list(discover(["."])) == ["a.md"]
    assert list(discover(["."], home_of=lambda _: Home(root=".."))) == ["a.md", "in.md"]
    Path(tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert list(discover(["../site/content"])) == ["../site/content/a.md"]


def test_nothing_is_read_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, ".git/config", "content/a.md")
    monkeypatch.chdir(tmp_path)
    Path("content/b.md").symlink_to("../.git/config")
    assert list(discover(["."])) == ["content/a.md"]
    for path in ("content/b.md", ".git/config", str(tmp_path / "content/b.md")):
        with pytest.raises(UnreadableError, match="git's own"):
            read(path, 100)


def test_a_file_has_one_path_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("content/posts/a.md", "content/b.md", "docs/c.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    monkeypatch.chdir(tmp_path / "content" / "posts")
    assert sorted(discover(["../.."])) == ["../../docs/c.md", "../b.md", "a.md"]
    assert sorted(discover([".", "..", str(tmp_path)])) == ["../../docs/c.md", "../b.md", "a.md"]


def test_a_repository_inside_a_site_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ("content/a.md", "content/notes/b.md", "tools/content/c.md", "docs/d.md")
    for path in ("hugo.toml", "tools/hugo.toml", "tools/.git", "content/notes/.git", *paths):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    monkeypatch.chdir(tmp_path)
    workplace = Workplace()
    found = discover(["."], home_of=workplace.home)
    assert list(found) == ["content/a.md", "content/notes/b.md"]
    assert list(discover(["tools"], home_of=workplace.home)) == ["tools/content/c.md"]


@pytest.mark.parametrize(("folder", "is_taken"), [("spec/fixtures", False), ("fixtures", True)])
def test_fixtures_of_tests_are_no_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, is_taken: bool
) -> None:
    for path in ("_config.yml", f"{folder}/derby.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("---\ntitle: Derby\n---\n")
    monkeypatch.chdir(tmp_path)
    assert list(discover(["."], home_of=Workplace().home)) == [f"{folder}/derby.md"] * is_taken


@pytest.mark.parametrize(
    ("config", "found"),
    [(".vitepress/config.ts", ["lid.md"]), ("nanoc.yaml", ["lid.md", "parts/App.html"])],
)
def test_html_is_a_page_where_the_generator_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, found: list[str]
) -> None:
    make(tmp_path, ".git/HEAD", config, "lid.md", "parts/App.html")
    monkeypatch.chdir(tmp_path)
    assert list(discover(["."], home_of=Workplace().home)) == found
