"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.files.writer import NotWrittenError, clear_strays, write
from postlint.source import Source

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and links as in POSIX")


def test_the_new_bytes_stand_in_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"old\r\n")
    write(str(post), b"old\r\n", b"\xef\xbb\xbfnew\r", [str(tmp_path)])
    assert post.read_bytes() == b"\xef\xbb\xbfnew\r"
    assert os.listdir(tmp_path) == ["a.md"]


@posix_only
def test_the_mode_stays(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"old")
    for mode in (0o644, 0o600, 0o755, 0o666):
        post.chmod(mode)
        write(str(post), post.read_bytes(), oct(mode).encode(), [])
        assert stat.S_IMODE(post.stat().st_mode) == mode


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="asks for root")
def test_the_owner_stays(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"old")
    os.chown(post, 1234, 4321)
    write(str(post), b"old", b"new", [])
    assert (post.stat().st_uid, post.stat().st_gid) == (1234, 4321)


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"by the author")
    with pytest.raises(NotWrittenError, match="changed by another program"):
        write(str(post), b"old", b"new", [])
    assert post.read_bytes() == b"by the author"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_file_that_holds_the_new_bytes_already_is_fine(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"new")
    write(str(post), b"old", b"new", [])
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError):
        write(str(tmp_path / "a.md"), b"old", b"new", [])
    assert os.listdir(tmp_path) == []


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write all")
def test_a_file_that_is_read_only_is_left_alone(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"old")
    post.chmod(0o444)
    with pytest.raises(NotWrittenError, match="may be written"):
        write(str(post), b"old", b"new", [])


@posix_only
@pytest.mark.parametrize(
    ("target", "is_written"),
    [
        ("site/posts/a.md", True),
        ("site/a.md", True),
        ("a.md", False),
        ("other/a.md", False),
        ("site/.git/a.md", False),
        ("site-2/a.md", False),
    ],
)
def test_links_are_followed_inside_the_tree_only(
    tmp_path: Path, target: str, is_written: bool
) -> None:
    file = tmp_path / target
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"old")
    link = tmp_path / "site" / "link.md"
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(file)
    if is_written:
        write(str(link), b"old", b"new", [str(tmp_path / "site")])
    else:
        with pytest.raises(NotWrittenError, match="outside the folders"):
            write(str(link), b"old", b"new", [str(tmp_path / "site")])
    assert link.is_symlink()
    assert file.read_bytes() == (b"new" if is_written else b"old")


@posix_only
def test_a_linked_folder_that_was_named_is_a_tree(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_bytes(b"old")
    (tmp_path / "real" / "b.md").symlink_to("a.md")
    (tmp_path / "link").symlink_to("real")
    write(str(tmp_path / "link" / "b.md"), b"old", b"new", [str(tmp_path / "link")])
    assert (tmp_path / "real" / "a.md").read_bytes() == b"new"


def test_strays_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    kept = [".postlint-baseline.json", ".postlint.toml", "a.md", "x.postlint-1.tmp"]
    for name in [*kept, ".postlint-x1y2z3.tmp", ".postlint-another.tmp"]:
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / ".postlint-folder.tmp").mkdir()
    clear_strays(str(tmp_path))
    clear_strays(str(tmp_path / "absent"))
    assert sorted(os.listdir(tmp_path)) == sorted([*kept, ".postlint-folder.tmp"])


@posix_only
def test_a_temporary_file_in_use_is_no_stray(tmp_path: Path) -> None:
    import fcntl

    used = tmp_path / ".postlint-used.tmp"
    with used.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        clear_strays(str(tmp_path))
        assert used.exists()
    clear_strays(str(tmp_path))
    assert not used.exists()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
def test_a_source_gives_back_its_bytes(text: str, has_mark: bool) -> None:
    data = b"\xef\xbb\xbf" * has_mark + text.encode()
    assert Source.decode("a.md", data).encode() == data
