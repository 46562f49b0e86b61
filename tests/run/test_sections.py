"""Which posts a site's schema is made of, and the globs that name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.files.globs import matches
from postlint.run.sections import largest_section


@pytest.mark.parametrize(
    ("posts", "others"),
    [
        (["content/posts/a.md", "content/posts/2024/b.md"], ["content/about.md"]),
        (["content/posts/a/index.md", "content/posts/b.md"], ["content/posts/index.md"]),
        (["content/posts/a.md", "content/posts/b.md"], ["content/posts/_index.md"]),
        (["content/posts/a.md", "content/posts/x/b.md"], ["content/posts/x/_index.de.md"]),
        (["content/en/posts/a.md", "content/de/posts/a.md"], ["content/en/about.md"]),
        (["content/posts/a.md", "content/posts/b.md"], ["content/notes/a.md"]),
        (["content/a/index.md", "content/b/index.md"], ["content/_index.md"]),
        (["_posts/2024-01-01-a.md", "_posts/2024-01-02-b.html"], ["index.html", "about.md"]),
        (["docs/a.md", "docs/cups/b.md"], ["docs/index.md", "src/pages/x.mdx"]),
        (["src/content/blog/a.md", "src/content/blog/b.mdx"], ["src/pages/about.md"]),
        (["source/_posts/a.md", "source/_posts/b.md"], ["source/about/index.md"]),
        (["a.md", "b.md"], ["notes/c.md"]),
    ],
)
def test_the_largest_section(tmp_path: Path, posts: list[str], others: list[str]) -> None:
    named = [str(tmp_path / path) for path in (*posts, *others)]
    section = largest_section(named, tmp_path)
    assert section.posts == tuple(named[: len(posts)])
    assert [matches(section.globs, path, tmp_path) for path in named] == [
        *[True] * len(posts),
        *[False] * len(others),
    ]


def test_no_posts(tmp_path: Path) -> None:
    assert largest_section([str(tmp_path / "_index.md")], tmp_path).posts == ()
