"""The hooks, run by pre-commit in a git repository of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from checkout import IDENTITY, copy_checkout, git
from linting import ROOT

GOOD = "---\ntitle: Kettles\n---\n\nWater boils.\n"
BAD = "---\ntitle: Kettles\ndraft: true\ndraft: false\n---\n\nWater boils.\n"
FIXABLE = "---\ntitle: Kettles\n---\n\n## A Kettle'S Lid\n\nWater boils.\n"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it is now, committed, so that pre-commit can clone it."""
    folder = tmp_path_factory.mktemp("postlint")
    copy_checkout(folder)
    return folder


class Site:
    """A site in a git repository with the hooks of a config installed."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, **IDENTITY, "PRE_COMMIT_HOME": str(home)}
        self.environment.pop("PYTHONPATH", None)

    def put(self, name: str, text: str, *, staged: bool = True) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        if staged:
            git(self.folder, "add", name)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if "unexpected error" in done.stdout and "pip" in done.stdout:
            pytest.skip("packages cannot be installed here")
        return done

    def run_hook(self, hook: str) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "pre_commit", "run", hook)
        return self.run(*command, "--hook-stage=manual", "--all-files")

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "-m", "A post")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def site(hooks: Path, home: Path, tmp_path: Path) -> Site:
    git(tmp_path, "init", "-q")
    made = Site(tmp_path, home)
    config = {
        "repos": [
            {
                "repo": str(hooks),
                "rev": git(hooks, "rev-parse", "HEAD"),
                "hooks": [
                    {"id": "postlint"},
                    *({"id": f"postlint-{name}", "stages": ["manual"]} for name in ("fix", "site")),
                ],
            }
        ]
    }
    made.put(".pre-commit-config.yaml", yaml.safe_dump(config))
    assert made.run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    return made


def test_a_bad_post_is_not_committed_and_what_is_staged_is_what_is_linted(site: Site) -> None:
    site.put("content/a.md", BAD)
    refused = site.commit()
    assert refused.returncode == 1
    assert "error[duplicate-key]" in refused.stdout + refused.stderr
    assert " --> content/a.md:4:1" in refused.stdout + refused.stderr

    site.put("content/a.md", GOOD)
    site.put("content/a.md", BAD, staged=False)
    assert site.commit().returncode == 0
    assert git(site.folder, "show", "HEAD:content/a.md") == GOOD.strip()
    assert (site.folder / "content/a.md").read_text("utf-8") == BAD

    git(site.folder, "commit", "-qanm", "A bad post, past the hooks")
    whole = site.run_hook("postlint-site")
    assert whole.returncode == 1
    assert "error[duplicate-key]" in whole.stdout


def test_a_commit_that_passes_shows_an_answer_that_it_leaves_behind(site: Site) -> None:
    post = (
        "---\ntitle: Kettles\n---\n\n## Rolling boil\n\nWater takes {} minutes to reach a rolling boil "
        "in this kettle.\n\n## FAQ\n\n### How long does water take?\n\nWater takes 5 minutes to reach a "
        "rolling boil in this kettle.\n"
    )
    site.put("content/a.md", post.format(5))
    first = site.commit()
    assert first.returncode == 0
    assert "Found" not in first.stdout + first.stderr
    site.put("content/a.md", post.format(7))
    passed = site.commit()
    assert passed.returncode == 0
    assert "warning[faq-stale-answer]" in passed.stdout + passed.stderr


def test_posts_are_fixed(site: Site) -> None:
    site.put("content/a.md", FIXABLE)
    done = site.run_hook("postlint-fix")
    assert "files were modified by this hook" in done.stdout
    assert "## A Kettle's Lid" in (site.folder / "content/a.md").read_text("utf-8")


def test_the_hooks_take_all_suffixes_of_posts() -> None:
    import re

    from postlint.profile.pages import ALL_SUFFIXES

    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        for suffix in (*ALL_SUFFIXES, ".MD"):
            assert re.search(hook["files"], f"content/post{suffix}")
        assert not re.search(hook["files"], "content/post.txt")
        assert hook["require_serial"]


def test_the_manifest_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
