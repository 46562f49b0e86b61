"""The GitHub Action, and the pipelines that the docs show, held against the schemas of their services."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from linting import ROOT

from postlint.version import __version__

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


@pytest.mark.parametrize("path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=str)
def test_the_workflows_are_valid(path: Path) -> None:
    check("github-workflows", path)


def test_the_extension_has_postlints_version() -> None:
    package = json.loads((ROOT / "editors/vscode/package.json").read_text("utf-8"))
    assert package["version"] == __version__


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
def test_the_notes_of_a_version(tmp_path: Path) -> None:
    for name in (".ci/notes", "src/postlint/version.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    log = (
        "# Changelog\n\n## Unreleased\n\n- New.\n\n## {} (today)\n\n- Told.\n\n## 0.0.1\n\n- Old.\n"
    )
    for headed, tag, told in (
        (__version__, f"v{__version__}", "\n- Told.\n"),
        (f"{__version__}1", f"v{__version__}", None),
        (__version__, "v9.9.9", None),
    ):
        (tmp_path / "CHANGELOG.md").write_text(log.format(headed), "utf-8")
        done = subprocess.run(
            ["bash", str(tmp_path / ".ci/notes"), tag], capture_output=True, text=True, check=False
        )
        assert (done.stdout or None, done.returncode) == (told, 0 if told else 1), done.stderr


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
