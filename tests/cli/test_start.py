"""What a run on one post imports: each module more is felt in every hook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from processes import environment_without

POST = """---
title: Kettles
date: 2024-05-06
description: How to boil water in a copper kettle.
---

## Why copper?

It is *quick*, see [the list](https://example.org/list).
"""
NOT_NEEDED = (
    "bs4",
    "difflib",
    "email",
    "hashlib",
    "html",
    "imagesize",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "multiprocessing",
    "postlint.pipeline.costs",
    "postlint.document.front_matter.toml",
    "postlint.document.front_matter.yaml",
    "postlint.files.history",
    "postlint.fixing.fixer",
    "postlint.results.baseline",
    "postlint.meaning",
    "rapidfuzz",
    "referencing",
    "regex",
    "subprocess",
    "tempfile",
    "tomli",
    "watchfiles",
    "yaml",
    "zipfile",
)


ONLY_TO_LINT = (
    "postlint.document.post",
    "postlint.pipeline.linter",
    "postlint.lookup",
    "postlint.rules.headings",
    "postlint.schema",
    "postlint.suppression",
    "pyromark",
    "turbohtml",
)
"""What linting needs, and a run that takes all from the cache does without."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "post.md").write_text(POST)
    return folder


@pytest.fixture(scope="module")
def imported(site: Path) -> frozenset[str]:
    """The modules that a check of one post imports."""
    return _imported(site)


@pytest.fixture(scope="module")
def imported_warm(site: Path, imported: frozenset[str]) -> frozenset[str]:  # noqa: ARG001
    """The modules that the same check imports when it is made again."""
    return _imported(site)


def _imported(folder: Path) -> frozenset[str]:
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
    code += (
        "from postlint.cli import main; main(['check', '--isolated', '--cache-dir', 'kept', '.'])"
    )
    command = [sys.executable, "-c", code]
    alone = environment_without("COVERAGE_")  # what measures coverage imports more
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, env=alone
    )
    return frozenset(done.stderr.split())


@pytest.mark.parametrize("module", ONLY_TO_LINT)
def test_a_run_that_takes_all_from_the_cache_does_not_import(
    imported: frozenset[str], imported_warm: frozenset[str], module: str
) -> None:
    assert module in imported
    assert module not in imported_warm


@pytest.mark.parametrize("module", NOT_NEEDED)
def test_a_plain_check_does_not_import(imported: frozenset[str], module: str) -> None:
    assert "postlint.pipeline.linter" in imported
    assert module not in imported


def test_rules_that_are_off_are_not_imported(imported: frozenset[str]) -> None:
    from postlint.rules.catalogue import BUILT_IN

    off = BUILT_IN.preset("all") - BUILT_IN.preset("recommended")
    files = {f"postlint.rules.{BUILT_IN.ids[id_]}.{id_}".replace("-", "_") for id_ in off}

    assert len(files) > 5
    assert files & imported == set()
    assert "postlint.rules.headings.empty_heading" in imported


@pytest.mark.parametrize(("posts", "objects"), [(1, 200_000), (70, 10_000)])
def test_cycles_are_looked_for_where_many_posts_may_leave_some(
    tmp_path: Path, posts: int, objects: int
) -> None:
    for number in range(posts):
        (tmp_path / f"{number}.md").write_text(POST)
    code = (
        "import atexit, gc, sys; from postlint.__main__ import main;"
        "atexit.register(lambda: print(gc.get_threshold()[0], file=sys.stderr));"
        "sys.argv[1:] = ['check', '--isolated', '--jobs=1', '.']; main()"
    )
    for _ in ("cold", "warm"):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stderr.split() == [str(objects)]
