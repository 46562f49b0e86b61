"""Patterns match what git matches, in time that grows with the path and no faster."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_limit import time_limit

from postlint.cli import main
from postlint.files.globs import matches, patterns

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

NAMES = ["a", "b", "ab", "a.md", "b.md", "aab.md", "A", "-", "]", "[a]", "a b", "#a", "!a", "\\a"]
PATHS = sorted({*NAMES, *(f"a/{name}" for name in NAMES), *(f"a/b/{name}" for name in NAMES), "b/a/b/a/b.md"})  # fmt: skip
PIECES = st.sampled_from(
    ["a", "b", ".md", "*", "**", "?", "/", "**/", "/**", "[ab]", "[!a]", "[^b-z]", "[a-", "]", "[]a]", "[[:alpha:]]", "[[:nope:]]", "[[:", "\\a", "\\*", "\\", " ", "\\ ", "!", "#", "\\#", "-", "[a-]", "[z-a]", "[\\]]", "[a/b]", "A"]
)  # fmt: skip
#: Git takes off what it can compare at once, and so sees stars in the midst of a name at its start.
ODD_IN_GIT = re.compile(r"!?/?[^*?\[\\]*[^*?\[\\/!]\*\*")
LINES = (
    st.lists(PIECES, min_size=1, max_size=6)
    .map("".join)
    .filter(lambda line: not ODD_IN_GIT.match(line))
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ignored")
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    return root


def ignored_by_git(root: Path, lines: list[str]) -> set[str]:
    """The paths that lines of a `.gitignore` take, of files that need not be there."""
    (root / ".gitignore").write_bytes("\n".join(lines).encode() + b"\n")
    done = subprocess.run(
        ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "-v", "-z", "--stdin"],
        cwd=root,
        input=b"\0".join(path.encode() for path in PATHS),
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    fields = done.stdout.decode().split("\0")[:-1]
    rows = [fields[at : at + 4] for at in range(0, len(fields), 4)]
    return {path for _, _, pattern, path in rows if not pattern.startswith("!")}


def ignored(lines: list[str]) -> set[str]:
    """The same by our own account: folders from above, and what they hold with them."""
    globs = patterns(tuple(lines))
    found = set()
    for path in PATHS:
        parts = path.split("/")
        above = ("/".join(parts[:count]) + "/" for count in range(1, len(parts)))
        if any(globs.verdict(place) for place in (*above, path)):
            found.add(path)
    return found


@needs_git
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, min_size=1, max_size=3))
def test_what_git_ignores(repository: Path, lines: list[str]) -> None:
    assert ignored(lines) == ignored_by_git(repository, lines)


@needs_git
@pytest.mark.parametrize(
    "lines",
    [
        ["*", "!a/", "!*.md"], ["/*", "!/a"], ["a/**/b.md"], ["**/b"], ["a/**"], ["**"], ["**/"],
        ["/"], ["!"], ["a/"], ["a/b/*"], ["*.md", "!a.md"], ["a b "], ["a\\ b"], ["\\#a"], ["\\!a"],
        ["[]]"], ["[[]a[]]"], ["a/*/a"], ["**/a/**/b/**"], ["*/b"], ["\\\\a"], ["[!]"],
    ],
    ids=repr,
)  # fmt: skip
def test_what_git_ignores_by_lines_that_people_write(repository: Path, lines: list[str]) -> None:
    assert ignored(lines) == ignored_by_git(repository, lines)


@pytest.mark.parametrize(
    ("globs", "path", "wanted"),
    [
        (("drafts",), "content/drafts/a.md", True),
        (("drafts/",), "content/drafts/a.md", True),
        (("content/**", "!content/drafts/"), "content/drafts/a.md", False),
        (("content/**", "!content/drafts/**"), "content/a.md", True),
        (("/a.md",), "content/a.md", False),
        (("*.md",), "../a.md", False),
        ((), "a.md", False),
    ],
)
def test_globs_of_settings(globs: tuple[str, ...], path: str, wanted: bool) -> None:
    assert matches(globs, path, Path()) is wanted


SLOW = [
    (("*a*a*a*a*a*ab",), "a" * 200),
    (("*a" * 60,), "a" * 250 + "b"),
    (("**/*a/" * 12 + "b",), "a/" * 60 + "a"),
    (("**/a/" * 30 + "b",), "a/" * 200 + "c"),
    (("*[ab]*[ab]" * 40 + "c",), "ab" * 120),
    (("?*?*" * 60 + "x",), "y" * 250),
    (("*" * 200 + "b",), "a" * 250),
    (("a*/" * 60 + "b",), "aaaaaa/" * 60 + "c"),
]


@pytest.mark.parametrize(("globs", "path"), SLOW, ids=lambda held: str(held)[:24])
def test_no_pattern_goes_back_again_and_again(globs: tuple[str, ...], path: str) -> None:
    """T10. Held by the time of a single match, which took minutes and more."""
    with time_limit(5):
        for deep in (False, True):
            assert not patterns(globs, deep=deep).verdict(path)


def test_ignore_files_and_settings_that_were_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T10."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*a*a*a*a*a*ab\n" + "**/*a/" * 12 + "b\n")
    (tmp_path / "postlint.toml").write_text(f'exclude = ["{"*a" * 60}"]\n')
    (tmp_path / ("a" * 200 + ".md")).write_text("Text.\n")
    deep = tmp_path.joinpath(*["a"] * 60)
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("Text.\n")
    with time_limit():
        assert CliRunner().invoke(main, ["check", "--no-cache"]).exit_code == 0
