"""Asks the real generators, by the scripts in `judges`, what they make of posts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from judges import answer

_JUDGES = Path(__file__).parent / "judges"
_PACKAGES = Path(__file__).parents[1] / "node" / "generators"


class Judge(NamedTuple):
    """A script that prints an answer for each of the posts given as JSON.

    `package` is what it needs: a module of Python, a gem, a package of npm. `path` is where its
    posts lie. Where `of_syntax`, it knows nothing of what the values should be.
    """

    script: str
    package: str
    path: str
    of_syntax: bool = False

    def answers(self, data: object) -> list[Any]:
        """What it says. Skips where what it needs is not there."""
        command, folder = self._command()
        said: list[Any] = answer(command, data, folder)
        return said

    def verdicts(self, posts: Sequence[str]) -> list[str | None]:
        """Why each post is refused; None for one that is not."""
        return self.answers(list(posts))

    def _command(self) -> tuple[list[str], Path | None]:
        script = _JUDGES / self.script
        if script.suffix == ".py":
            if find_spec(self.package) is None:
                pytest.skip(f"{self.package} is not installed")
            return [sys.executable, str(script)], None
        if script.suffix == ".rb":
            ruby = shutil.which("ruby")
            asked = [ruby or "", "-e", f"require '{self.package}'"]
            if ruby is None or subprocess.run(asked, capture_output=True).returncode:
                pytest.skip(f"the gem {self.package} is not installed")
            return [ruby, str(script)], None
        is_there = (_PACKAGES / "node_modules" / self.package).is_dir()
        if shutil.which("node") is None or not is_there:
            pytest.skip(f"{self.package} is not installed in tests/node/generators")
        return ["node", "--input-type=module", "-e", script.read_text("utf-8")], _PACKAGES
