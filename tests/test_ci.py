"""The GitHub Action, and the pipelines that the docs show, held against the schemas of their services."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from linting import ROOT

SNIPPETS = re.findall(
    r"^<!-- ([a-z-]+) -->\n```yaml\n(.*?)^```$",
    (ROOT / "docs/ci.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
LINT = ACTION["runs"]["steps"][-1]


def check(schema: str, path: Path) -> None:
    options = ["--regex-variant=nonunicode", f"--builtin-schema=vendor.{schema}"]
    command = [sys.executable, "-m", "check_jsonschema", *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_one() -> None:
    check("github-actions", ROOT / "action.yml")


@pytest.mark.parametrize(("service", "text"), SNIPPETS, ids=[name for name, _ in SNIPPETS])
def test_pipelines_in_the_docs_are_valid(service: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "pipeline.yml"
    path.write_text(text, "utf-8")
    check(service, path)


def test_there_is_a_pipeline_for_each_service() -> None:
    assert {name for name, _ in SNIPPETS} == {"github-workflows", "gitlab-ci", "azure-pipelines"}


def test_no_input_stands_in_a_script() -> None:
    """An input in a script would be run; in a variable of the environment it is text."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash")
def test_the_action_lints_and_writes_sarif(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a b.md").write_text(
        "---\ntitle: a\ndraft: true\ndraft: false\n---\n", "utf-8"
    )
    (tmp_path / "postlint").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m postlint "$@"\n', "utf-8"
    )
    (tmp_path / "postlint").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PATHS": "content/ $(touch taken)",
        "ARGUMENTS": "--fail-on warning",
        "SARIF_FILE": "my out.sarif",
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", LINT["run"]]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "error: $(touch: no such file or folder\n"
    assert not (tmp_path / "taken").exists()
    done = subprocess.run(
        command, cwd=tmp_path, env={**environment, "PATHS": "content/"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=content/a b.md,line=4,")
    assert '"duplicate-key"' in (tmp_path / "my out.sarif").read_text("utf-8")
