"""The files in which other tools say what they ask of a site's posts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from postlint.record import NamedTuple

Tool = Literal["astro", "decap", "front_matter_cms"]

_FOLDERS = ("", "static", "public", "source", "src", "assets", "content", "docs", "app")
"""Where a site keeps the page `admin/` of its editors."""
_FILES: tuple[tuple[Tool, str], ...] = (
    ("astro", ".astro/collections"),
    ("front_matter_cms", "frontmatter.json"),
    *(
        ("decap", os.path.join(folder, "admin", name))
        for folder in _FOLDERS
        for name in ("config.yml", "config.yaml")
    ),
)


class CollectionFile(NamedTuple):
    """A file, or a folder of them, of a tool. `path` is seen from the site's root."""

    tool: Tool
    path: str


def collection_files(root: Path) -> tuple[CollectionFile, ...]:
    """Those that a site has."""
    held = set(os.listdir(root)) if root.is_dir() else set[str]()
    if "static" in held:
        held.discard("public")  # what the build writes
    return tuple(
        CollectionFile(tool, path.replace(os.sep, "/"))
        for tool, path in _FILES
        if path.partition(os.sep)[0].partition("/")[0] in held and os.path.exists(root / path)
    )
