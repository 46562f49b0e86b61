"""The linters to compare with, as far as they are installed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

_POSTLINT = (sys.executable, "-m", "postlint", "check", "--isolated", "--output-format", "json")
_PEERS: dict[str, tuple[str, ...]] = {
    "rumdl": ("rumdl", "check", "--no-cache", "."),
    "rumdl, warm": ("rumdl", "check", "--cache-dir", "{kept}/rumdl", "."),
    "markdownlint-cli2": ("markdownlint-cli2", "**/*.md"),
    "remark": ("remark", "--frail", "--quiet", "--use", "remark-frontmatter", "--use",
               "remark-lint-frontmatter-schema", "--no-stdout", "."),
    "html-validate": ("html-validate", "."),
    "yamllint": ("yamllint", "."),
    "check-jsonschema": ("check-jsonschema", "--version"),
}  # fmt: skip


def commands(folders: Sequence[Path], kept: Path, names: Sequence[str]) -> dict[str, list[str]]:
    """Whatever is installed, by name: postlint cold and warm, and its peers.

    `folders` are where to look beside the PATH, `kept` is for caches. What is absent is told.
    """
    found = {
        "postlint": [*_POSTLINT, "--no-cache", "."],
        "postlint, warm": [*_POSTLINT, "--cache-dir", str(kept / "postlint"), "."],
    }
    path = ":".join(str(folder) for folder in folders)
    for name, (program, *arguments) in _PEERS.items():
        if names and not any(name.startswith(wanted) for wanted in names):
            continue
        where = shutil.which(program, path=path) or shutil.which(program)
        if where is None:
            print(f"{name}: not installed, left out")
        else:
            found[name] = [where, *(part.format(kept=kept) for part in arguments)]
    return found
