"""A folder of its own for each test, to put a site's files in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


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
