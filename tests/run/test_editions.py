"""What is wrong in several versions or translations of one post alike is told once."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")
RULES = "missing-image-alt,missing-image-file,multiple-h1"
KETTLE = "---\ntitle: Kettles\n---\n\n![](kettle.png)\n"


def _told(*arguments: str) -> list[tuple[str, int]]:
    found = said("--no-cache", "--select", RULES, "--ignore", "missing-image-file", *arguments)
    return [(diagnostic["path"], diagnostic["count"]) for diagnostic in found]


def _put(*paths: str, text: str = KETTLE) -> None:
    put("hugo.toml", "baseURL = 'https://kettles.example/'\n")
    for path in paths:
        put(f"content/{path}", text)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("docs/1.1/lid.md", "docs/1.2/lid.md"),
        ("de/lid.md", "en/lid.md"),
        ("lid.de.md", "lid.en.md"),
        ("lid.de.md", "lid.md"),
        ("de/lid.md", "lid.md"),
        ("de/posts/lid.md", "posts/lid.md"),
    ],
)
def test_editions_of_one_post_are_told_once(first: str, other: str) -> None:
    _put(first, other)
    assert _told() == [(f"content/{first}", 2)]


def test_the_others_are_told_where_they_are_asked_about_alone() -> None:
    _put("docs/1.1/lid.md", "docs/1.2/lid.md")
    assert _told("content/docs/1.2/lid.md") == [("content/docs/1.2/lid.md", 1)]


def test_a_comment_in_one_leaves_the_others() -> None:
    _put("docs/1.1/lid.md", "docs/1.2/lid.md", "docs/1.3/lid.md")
    silence = "<!-- postlint-disable-file missing-image-alt -->\n"
    put("content/docs/1.1/lid.md", f"{KETTLE}\n{silence}")
    assert _told() == [("content/docs/1.2/lid.md", 2)]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("a/lid.md", "b/lid.md"),
        ("docs/1.1/lid.md", "docs/1.2/pot.md"),
        ("guides/lid.md", "lid.md"),
        ("lid.iron.md", "lid.md"),
        ("de/lid.md", "guides/lid.md"),
    ],
)
def test_other_posts_are_told_each(first: str, other: str) -> None:
    _put(first, other)
    assert len(_told()) == 2


def test_other_lines_are_told_each() -> None:
    _put("docs/1.1/lid.md")
    _put("docs/1.2/lid.md", text=KETTLE.replace("![", "Tea: !["))
    assert len(_told()) == 2
