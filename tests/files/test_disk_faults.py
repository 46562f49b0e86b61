"""Disks that are full or read-only, and posts that change while postlint works: nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from processes import environment_without

from postlint.cli import _fixing, main
from postlint.fixing.fixer import FixedPost, fix_post

BEFORE = "---\ntitle: Kettles\n---\n\n## A Kettle'S Lid\n\nWater boils.\n"
AFTER = BEFORE.replace("'S", "'s")
POSTS = ("a.md", "b.md", "c.md")
FIX = ("check", "--fix", "--isolated", "--no-cache", "--jobs", "1", *POSTS)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    for name in POSTS:
        Path(name).write_text(BEFORE, "utf-8")


def texts() -> list[str]:
    return [Path(name).read_text("utf-8") for name in POSTS]


def strays() -> list[str]:
    return sorted({*os.listdir()} - {*POSTS, ".git"})


def in_a_process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [*options.pop("by", ()), sys.executable, "-m", "postlint", *arguments]
    alone = environment_without("COVERAGE_")  # what measures coverage writes a file of its own
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env=alone, **options
    )


def no_room() -> None:
    """Lets no file of this process grow, as on a full disk."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


posix = pytest.mark.skipif(os.name == "nt", reason="there are no such limits on Windows")


@posix
@pytest.mark.parametrize("arguments", [("check", "--update-baseline"), ("init", "--yes")])
def test_a_full_disk_leaves_no_half_of_a_new_file(arguments: tuple[str, ...]) -> None:
    done = in_a_process(*arguments, preexec_fn=no_room)
    assert done.returncode == 2
    assert "cannot be written: file too large" in done.stderr
    assert strays() == []


@posix
def test_a_full_disk_leaves_posts_as_they_are() -> None:
    done = in_a_process(*FIX, preexec_fn=no_room)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: {name}: cannot be written: file too large" for name in POSTS
    ]
    assert "Fixed 0 problems" in done.stdout
    assert texts() == [BEFORE] * 3
    assert strays() == []


@posix
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--update-baseline", "."), ".postlint-baseline.json: cannot be written"),
        (("check", "--output-file", "json=found.json", "."), "cannot be written"),
        (("report", "."), "cannot be written"),
    ],
)
def test_a_full_disk_is_told_by_what_writes(arguments: tuple[str, ...], said: str) -> None:
    done = in_a_process(*arguments, "--no-cache", preexec_fn=no_room)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert said in line


@posix
def test_results_that_cannot_be_kept_change_nothing() -> None:
    command = ("check", ".", "--output-format", "json", "--cache-dir", "kept")
    roomy = in_a_process(*command)
    shutil.rmtree("kept")
    full = in_a_process(*command, preexec_fn=no_room)
    assert (full.returncode, full.stdout, full.stderr) == (0, roomy.stdout, "")


def as_a_user() -> tuple[str, ...]:
    """What runs a command without root's right to write all."""
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may write all, and setpriv is not there to change it")
    rights = "-dac_override,-dac_read_search"
    return (setpriv, f"--bounding-set={rights}", f"--inh-caps={rights}")


@pytest.fixture
def read_only(tmp_path: Path) -> Any:
    tmp_path.chmod(0o555)
    yield as_a_user
    tmp_path.chmod(0o755)


@posix
@pytest.mark.parametrize(
    ("arguments", "status", "errors"),
    [
        (("check", "."), 0, []),
        (FIX, 2, [f"{name}: cannot be written: permission denied" for name in POSTS]),
        (
            ("check", "--update-baseline", "."),
            2,
            [".postlint-baseline.json: cannot be written: permission denied"],
        ),
        (
            ("check", "--output-file", "json=found.json", "."),
            2,
            ["found.json: cannot be written: permission denied"],
        ),
        (("report", "."), 2, ["postlint-report.html: cannot be written: permission denied"]),
    ],
)
def test_a_tree_that_is_read_only_stays_as_it_is(
    arguments: tuple[str, ...],
    status: int,
    errors: list[str],
    read_only: Callable[[], tuple[str, ...]],
) -> None:
    done = in_a_process(*arguments, by=read_only())
    assert done.stderr.splitlines() == [f"error: {error}" for error in errors]
    assert done.returncode == status
    assert texts() == [BEFORE] * 3
    assert strays() == []


def fixing_while(change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> Result:
    """Fixes the posts; `change` happens after b.md was read, before it is written."""

    def fix(report: Any, *rest: Any) -> FixedPost:
        if report.source.path == "b.md":
            change()
        return fix_post(report, *rest)

    monkeypatch.setattr(_fixing, "fix_post", fix)
    return CliRunner().invoke(main, FIX)


def test_a_post_that_its_author_saves_meanwhile_is_the_authors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = BEFORE + "A line more.\n"
    result = fixing_while(lambda: Path("b.md").write_text(mine, "utf-8"), monkeypatch)
    assert result.exit_code == 2
    assert result.stderr == "error: b.md: was changed by another program while postlint read it\n"
    assert texts() == [AFTER, mine, AFTER]
    assert strays() == []


def test_a_post_that_vanishes_meanwhile_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    result = fixing_while(lambda: Path("b.md").unlink(), monkeypatch)
    assert result.exit_code == 2
    assert result.stderr == "error: b.md: is not a file that may be written\n"
    assert not Path("b.md").exists()
    assert Path("c.md").read_text("utf-8") == AFTER


@posix
def test_a_post_that_becomes_a_link_meanwhile_is_not_followed_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "b.md"
    outside.write_text(BEFORE, "utf-8")

    def swap() -> None:
        Path("b.md").unlink()
        Path("b.md").symlink_to(outside)

    result = fixing_while(swap, monkeypatch)
    assert result.exit_code == 2
    assert "a link to a file outside" in result.stderr
    assert outside.read_text("utf-8") == BEFORE
