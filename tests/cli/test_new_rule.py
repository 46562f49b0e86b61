"""`postlint rules new`: what a new rule needs is laid out, and runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from checkout import copy_checkout
from click.testing import CliRunner, Result
from site_folder import put, said, site_folder  # noqa: F401

from postlint.cli import main


def _new(name: str) -> Result:
    return CliRunner().invoke(main, ("rules", "new", name))


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(
    ("plugins", "path", "is_told"),
    [
        (None, "lint/no_lead_table.py", True),
        ('"checks"', "checks/no_lead_table.py", False),
        ('"checks/tea.py"', "checks/no_lead_table.py", True),
    ],
)
def test_a_site_s_own(plugins: str | None, path: str, is_told: bool) -> None:
    put("postlint.toml", "" if plugins is None else f"plugins = [{plugins}]\n")
    put("checks/tea.py", "from postlint import Rule\nclass Tea(Rule):\n    id = 'tea'\n"
        "    def check(self, post):\n        return iter(())\n")  # fmt: skip
    put("content/a.md", "no-lead-table: this.\n")
    result = _new("custom/no-lead-table")

    assert result.exit_code == 0, result.output
    folder = Path(path).parent
    assert f"Wrote {path}.\nWrote {folder}/cases/no-lead-table.md.\n" in result.stdout
    assert ("is to stand in `plugins` of postlint.toml" in result.stdout) is is_told
    put("postlint.toml", f'plugins = ["{folder}"]\n')
    (found,) = said("--select", "no-lead-table")
    assert found["message"] == "`no-lead-table: this.` is wrong"


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("no-lead-table", "is no GROUP/ID"),
        ("custom/NoLeadTable", "is no GROUP/ID"),
        ("custom/duplicate-key", "a rule, group or preset `duplicate-key` already"),
        ("custom/images", "a rule, group or preset `images` already"),
        ("images/no-lead-table", "A rule of your own is `custom/no-lead-table`"),
    ],
)
def test_names_that_no_rule_can_have(name: str, fault: str) -> None:
    result = _new(name)
    assert result.exit_code == 2
    assert fault in " ".join(result.stderr.split())
    assert [path.name for path in Path().iterdir()] == [".git"]


@pytest.mark.usefixtures("site_folder")
def test_no_file_is_written_over() -> None:
    put("lint/no_lead_table.py", "mine\n")
    result = _new("custom/no-lead-table")
    assert result.exit_code == 2
    assert "lint/no_lead_table.py" in result.stderr
    assert Path("lint/no_lead_table.py").read_text() == "mine\n"


def test_one_of_postlint_s_own(tmp_path: Path) -> None:
    copy_checkout(tmp_path)
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    off = tmp_path / "tests" / "rules" / "off_by_default.txt"
    off.parent.mkdir()
    off.write_text("long-alt\nyoutube-cookies\n", "utf-8")

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
        return subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )

    made = run("-m", "postlint", "rules", "new", "images/no-lead-table")
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[:4] == [
        "Wrote src/postlint/rules/images/no_lead_table.py.",
        "Wrote tests/cases/images/no-lead-table.md.",
        "Wrote schemas/postlint.json.",
        "Wrote tests/rules/off_by_default.txt.",
    ]
    assert off.read_text("utf-8") == "long-alt\nno-lead-table\nyoutube-cookies\n"
    assert '"no-lead-table"' in (tmp_path / "schemas" / "postlint.json").read_text("utf-8")
    tried = run(
        "-c",
        "from pathlib import Path; from postlint.testing import cases, examples\n"
        "held = cases(Path('tests/cases')); held += examples(held[0].rule)\n"
        "print(len([one.check() for one in held]))",
    )
    assert tried.stdout == "4\n", tried.stderr
    told = "from postlint.rules.catalogue import BUILT_IN as b; print('no-lead-table' in b.preset({!r}))"
    for preset, is_in in (("recommended", False), ("strict", False), ("all", True)):
        assert run("-c", told.format(preset)).stdout == f"{is_in}\n"
    again = run("-m", "postlint", "rules", "new", "links/no-lead-table")
    assert again.returncode == 2
    assert "there is a rule `no-lead-table` already" in again.stderr
    other = run("-m", "postlint", "rules", "new", "image/tea")
    assert "Did you mean `images`?" in other.stderr
