"""Git repositories in tests, and this checkout as one of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from linting import ROOT

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **IDENTITY},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def copy_checkout(folder: Path) -> None:
    """Puts this checkout as it is now into a folder, committed."""
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard").splitlines():
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "postlint")
