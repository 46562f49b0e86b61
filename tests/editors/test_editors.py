"""Real editors, without a screen: each opens a post, writes, and mends it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from site_folder import put

SCRIPTS = Path(__file__).parent
EDITORS = SCRIPTS.parents[1] / "docs" / "editors.md"
FRAME = '🐕 <iframe src="http://maps.example/embed" title="Map"></iframe>'
CONFIG = 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n'


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    put("hugo.toml", CONFIG)
    for name in ("dog", "cat"):
        put(
            f"content/posts/{name}.md",
            f"---\ntitle: Dogs\ndate: 2026-01-02\n---\n\n## Food\n\n{FRAME}\n",
        )
    return tmp_path / "content/posts/dog.md"


def noted(command: list[str], post: Path, setup: str | None = None) -> dict[str, Any]:
    """What an editor's script noted."""
    server = Path(sys.executable).with_name("postlint")
    notes = post.parents[2] / "notes.json"
    told = {"POST": str(post), "SERVER": str(server), "NOTES": str(notes)}
    told |= {
        "HOME": str(post.parents[2]),
        "PATH": f"{server.parent}{os.pathsep}{os.environ['PATH']}",
    }
    if setup is not None:
        told["SETUP"] = str(notes.with_name("setup"))
        Path(told["SETUP"]).write_text(setup, "utf-8")
    done = subprocess.run(
        command, env=os.environ | told, capture_output=True, text=True, timeout=180, check=False
    )
    assert notes.exists(), done.stdout + done.stderr
    held: dict[str, Any] = json.loads(notes.read_text("utf-8"))
    return held


def has_eglot() -> bool:
    if shutil.which("emacs") is None:
        return False
    asked = "(progn (package-initialize) (unless (require 'eglot nil t) (kill-emacs 1)))"
    done = subprocess.run(["emacs", "--batch", "--eval", asked], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim(post: Path) -> None:
    setup = re.findall(r"```lua\n(.*?)```", EDITORS.read_text("utf-8"), re.DOTALL)[-1]
    script = f"luafile {SCRIPTS / 'neovim.lua'}"
    seen = noted(["nvim", "--headless", "-u", "NONE", "-c", script], post, setup)

    assert seen["found"]
    assert seen["site"]
    place = next(
        [line, column] for code, line, column in seen["first"] if code == "insecure-iframe"
    )
    assert place == [7, len("🐕 ".encode()) + len('<iframe src="')]  # Neovim counts bytes
    assert "# insecure-iframe" in seen["hover"]
    assert seen["mended"]
    assert "https://maps.example/embed" in seen["text"]
    assert seen["typed"]
    assert seen["symbols"] == "Food"


@pytest.mark.skipif(not has_eglot(), reason="Emacs with eglot is not installed")
def test_emacs(post: Path) -> None:
    seen = noted(["emacs", "--batch", "-l", str(SCRIPTS / "emacs.el")], post)

    assert seen["found"] is True
    assert seen["site"] is True
    place = next([line, column] for text, line, column in seen["first"] if "plain HTTP" in text)
    assert place == [8, len('🐕 <iframe src="')]
    assert "# insecure-iframe" in seen["hover"]
    assert seen["mended"] is True
    assert "https://maps.example/embed" in seen["text"]
    assert seen["typed"] is True
