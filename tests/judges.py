"""The real generators, and what they are built on: each skips its tests where it is absent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest

_NODE = Path(__file__).parent / "node"
GENERATORS = _NODE / "generators"
"""Where `npm install` has put the generators that are written in JavaScript."""

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
needs_ruby = pytest.mark.skipif(shutil.which("ruby") is None, reason="Ruby is not installed")


def needs_package(name: str, folder: Path = _NODE) -> pytest.MarkDecorator:
    """Skips without a package of npm, which `npm ci --prefix tests/node` installs."""
    is_there = shutil.which("node") and (folder / "node_modules" / name).is_dir()
    return pytest.mark.skipif(not is_there, reason=f"{name} is not installed in {folder.name}")


def needs_gem(name: str) -> pytest.MarkDecorator:
    """Skips without a gem, which Debian's package `jekyll` brings."""
    ruby = shutil.which("ruby")
    has = ruby and subprocess.run([ruby, "-e", f"require '{name}'"], capture_output=True).returncode
    return pytest.mark.skipif(has != 0, reason=f"the gem {name} is not installed")


def node(script: str, data: object) -> Any:
    """What a script of JavaScript prints as JSON, with `data` as JSON on its standard input.

    It may import the packages of tests/node.
    """
    return answer(["node", "--input-type=module", "-e", script], data, _NODE)


def ruby(script: str, data: object) -> Any:
    """The same of a script of Ruby."""
    return answer(["ruby", "-e", script], data, _NODE)


def answer(command: list[str], data: object, folder: Path | None) -> Any:
    """What a program, run in a folder, prints as JSON, with `data` on its standard input."""
    environment = {**os.environ, "TZ": "UTC"}
    with TemporaryFile("w+", encoding="utf-8") as given:  # Node does not wait for a pipe
        json.dump(data, given)
        given.seek(0)
        done = subprocess.run(
            command,
            stdin=given,
            capture_output=True,
            text=True,
            env=environment,
            check=True,
            cwd=folder,
        )
    return json.loads(done.stdout)
