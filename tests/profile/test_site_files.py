"""The files of a site: seen from its root, listed when asked for, never left."""

from __future__ import annotations

import os
from pathlib import Path
from struct import pack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_limit import time_limit

from postlint.profile import site_files
from postlint.profile.parts import FRONT
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
    for number in range(101):
        (root / f"content/posts/{number}.md").write_text("text", "utf-8")
    files.derived(lambda: [files.text(path) for path in files.walk("content")], below=("content",))
    assert files.asked == {"./", "content/**/", "content/**"}
    before = files.digest(files.asked)
    assert SiteFiles(str(root)).digest(files.asked) == before
    (root / "content/posts/b/index.md").write_text("longer text", "utf-8")
    assert SiteFiles(str(root)).digest(files.asked) != before


@pytest.mark.parametrize("folder", ["content", "."])
def test_names_below_a_folder_are_the_same_whatever_is_in_the_files(
    root: Path, folder: str
) -> None:
    files = SiteFiles(str(root))
    files.derived(lambda: list(files.walk(folder)), below=(folder,))
    assert f"{folder}/**/" in files.asked
    before = files.digest(files.asked)
    (root / "content/posts/b/index.md").write_text("longer text", "utf-8")
    assert SiteFiles(str(root)).digest(files.asked) == before
    (root / "content/posts/b/new.md").write_text("new", "utf-8")
    assert SiteFiles(str(root)).digest(files.asked) != before


def test_what_comes_of_a_part_of_texts_holds_whatever_the_rest_says(root: Path) -> None:
    def digest() -> str:
        return SiteFiles(str(root)).digest(files.asked)

    one, whole = root / "content/posts/a.md", root / "content/posts/whole.md"
    one.write_text("---\nslug: a\n---\n\nText.\n", "utf-8")
    whole.write_text("one", "utf-8")
    files = SiteFiles(str(root))

    def fronts() -> list[str | None]:
        files.text("content/posts/whole.md")
        return [files.part(path, FRONT) for path in files.walk("content") if "whole" not in path]

    assert "---\nslug: a\n---\n" in files.derived(fronts, below=("content",))
    names, parts = "content/**/", "content/**//front"
    assert files.asked == {"./", names, parts, "content/posts/whole.md"}
    before = digest()
    one.write_text("---\nslug: a\n---\n\nOther text.\n", "utf-8")
    (root / "static/images/kettle.jpg").write_bytes(b"another image")
    assert digest() == before
    one.write_text("---\nslug: b\n---\n\nOther text.\n", "utf-8")
    after = digest()
    assert after != before
    whole.write_text("other", "utf-8")
    assert digest() != after


def test_what_is_known_of_parts_holds_while_their_files_are_the_same(root: Path) -> None:
    path, place = "content/posts/a.md", root / "content/posts/a.md"
    asked = {f"{path}//front"}
    place.write_text("---\nslug: a\n---\n", "utf-8")
    files = SiteFiles(str(root))
    fresh = files.digest(asked)
    assert not files.states.parts  # it may change again within a step of the clock
    os.utime(place, (1_000_000_000, 1_000_000_000))
    told = os.stat(place)
    stamp = f"{told.st_ino} {told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}"
    known = SiteFiles(str(root))
    known.states.parts[path] = stamp, {"front": "known"}
    assert known.digest(asked) != fresh
    assert not known.states.has_learnt
    place.write_text("---\nslug: b\n---\n", "utf-8")
    changed = SiteFiles(str(root))
    changed.states.parts[path] = stamp, {"front": "known"}
    assert changed.digest(asked) == SiteFiles(str(root)).digest(asked) != fresh


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


# Sizes of images


def _png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0)


def _jpeg(width: int, height: int, *, turned: bool = False, before: int = 0) -> bytes:
    exif = b"Exif\0\0MM\0*" + pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    segments = [(0xE1, exif)] * turned + [(0xE2, bytes(60_000))] * before
    segments.append((0xC0, pack(">BHHB", 8, height, width, 3) + bytes(9)))
    written = (pack(">BBH", 0xFF, kind, len(data) + 2) + data for kind, data in segments)
    return b"\xff\xd8" + b"".join(written) + b"\xff\xd9"


def _webp(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + bytes(4) + b"WEBPVP8X" + pack("<II", 10, 0) + sides


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (_png(800, 600), (800, 600)),
        (b"GIF89a" + pack("<HH", 800, 600) + bytes(8), (800, 600)),
        (_jpeg(800, 600), (800, 600)),
        (_jpeg(800, 600, turned=True), (600, 800)),
        (_jpeg(800, 600, before=3), (800, 600)),
        (_webp(800, 600), (800, 600)),
        (_jpeg(800, 600, before=5), None),  # beyond the first bytes
        (_png(0, 600), None),
        (_png(2**31, 600), None),
        (_png(800, 600)[:20], None),
        (b"", None),
        (b"<svg width='800' height='600'/>", None),
        (pack(">I8sI", 16, b"ftypavif", 0), None),
    ],
)
def test_the_size_of_an_image(root: Path, data: bytes, size: tuple[int, int] | None) -> None:
    (root / "static/images/kettle.jpg").write_bytes(data)
    assert SiteFiles(str(root)).image_size("static/images/kettle.jpg") == size


def test_only_files_of_the_site_have_a_size(root: Path) -> None:
    (root.parent / "secret.jpg").write_bytes(_png(8, 6))
    os.symlink(root.parent, root / "outside")
    os.symlink(root / "gone", root / "broken")
    os.mkfifo(root / "pipe")
    files = SiteFiles(str(root))
    for path in ("outside/secret.jpg", "../secret.jpg", "broken", "pipe", "static", "none.png"):
        assert files.image_size(path) is None
    assert files.text("pipe") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([_png(8, 6), _jpeg(8, 6), _webp(8, 6), b"GIF89a"]), st.binary(), st.data())
def test_no_image_fails(root: Path, start: bytes, rest: bytes, data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(start)))
    (root / "a.png").write_bytes(start[:kept] + rest)
    size = SiteFiles(str(root)).image_size("a.png")
    assert size is None or min(size) > 0


@pytest.mark.parametrize(
    "start",
    [b"\xff\xd8", b"\xff\xd8" + b"\xff\xe1\0\2" * 2_000_000, b"GIF8", b"RIFF\0\0\0\0WEBP"],
)
def test_a_size_takes_no_longer_for_a_huge_file(root: Path, start: bytes) -> None:
    with (root / "a.png").open("wb") as file:
        file.write(start)
        file.truncate(2**32)
    with time_limit(1):
        assert SiteFiles(str(root)).image_size("a.png") is None


def test_the_digest_changes_with_an_images_size_whatever_its_time(root: Path) -> None:
    path = root / "static/images/kettle.jpg"

    def digest(data: bytes, asked: set[str] | None = None) -> tuple[str, set[str]]:
        path.write_bytes(data)
        os.utime(path, (0, 0))
        files = SiteFiles(str(root))
        if asked is None:
            files.image_size("static/images/../images/kettle.jpg")
        asked = asked or set(files.asked)
        return files.digest(asked), asked

    before, asked = digest(_png(800, 600))
    assert asked == {"./", "static/", "static/images/", "static/images/kettle.jpg//head"}
    assert digest(_png(800, 600), asked)[0] == before
    assert digest(_png(600, 800), asked)[0] != before
