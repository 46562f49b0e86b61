"""The real generators, and what they are built on: each skips its tests where it is absent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
needs_ruby = pytest.mark.skipif(shutil.which("ruby") is None, reason="Ruby is not installed")


def node(script: str, data: object) -> Any:
    """What a script of JavaScript prints as JSON, with `data` as JSON on its standard input."""
    return _answer(["node", "-e", script], data)


def ruby(script: str, data: object) -> Any:
    """The same of a script of Ruby."""
    return _answer(["ruby", "-e", script], data)


def _answer(command: list[str], data: object) -> Any:
    environment = {**os.environ, "TZ": "UTC"}
    done = subprocess.run(
        command, input=json.dumps(data), capture_output=True, text=True, env=environment, check=True
    )
    return json.loads(done.stdout)
