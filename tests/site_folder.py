"""A folder of its own for each test, to put a site's files in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from postlint.cli import main


@pytest.fixture
def site_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes an empty folder, which nothing around it belongs to, the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def put(name: str, content: str | dict[str, Any]) -> None:
    """Writes a file of the site: text, or JSON."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def said(*arguments: str) -> list[dict[str, Any]]:
    """The diagnostics, as in JSON, of a run on the current folder or on what is named."""
    result = CliRunner().invoke(main, ("check", "--output-format", "json", *arguments))
    assert result.exit_code in (0, 1), result.output
    diagnostics: list[dict[str, Any]] = json.loads(result.stdout)["diagnostics"]
    return diagnostics
