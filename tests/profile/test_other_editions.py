"""Whether a post has other versions and languages, by the names around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.profile import editions
from postlint.profile.site_files import SiteFiles


def put(root: Path, *paths: str) -> SiteFiles:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    return SiteFiles(str(root))


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("docs/v1/a.md", "docs/v2/b.md"),
        ("docs/de/a.md", "docs/fr/b.md"),
        ("posts/a.de.md", "posts/a.fr.md"),
        ("posts/a.md", "posts/a.de.md"),
        ("posts/a.md", "de/posts/a.md"),
        ("de/posts/a.md", "posts/a.md"),
    ],
)
def test_others_are_found(tmp_path: Path, path: str, other: str) -> None:
    assert editions.have_others(path, put(tmp_path, path, other))


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("docs/v1/a.md", "docs/guides/a.md"),
        ("docs/de/a.md", "docs/v1/b.md"),
        ("posts/a.md", "posts/b.de.md"),
        ("posts/a.md", "de/posts/b.md"),
        ("posts/a.md", "posts/a.min.md"),
        ("posts/a.md", "posts/a.mdx"),
    ],
)
def test_neighbours_are_no_editions(tmp_path: Path, path: str, other: str) -> None:
    assert not editions.have_others(path, put(tmp_path, path, other))


def test_a_folder_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [f"posts/{number}.md" for number in range(50)]
    files = put(tmp_path, *paths)
    plain, looked = editions._plain, []

    def counted(name: str) -> str:
        looked.append(name)
        return plain(name)

    monkeypatch.setattr(editions, "_plain", counted)
    assert not any(editions.have_others(path, files) for path in paths)
    assert len(looked) < 3 * len(paths)
