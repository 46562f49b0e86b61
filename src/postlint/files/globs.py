"""Files named by patterns, as in `.gitignore`."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(globs: tuple[str, ...], path: str, root: Path) -> bool:
    """Whether a file's path, seen from `root`, matches one of the globs, as in `.gitignore`."""
    spec = patterns(globs)
    relative = os.path.relpath(path, root).replace(os.sep, "/") + "/" * path.endswith("/")
    return spec is not None and not relative.startswith("../") and spec.match_file(relative)


@lru_cache(maxsize=256)
def patterns(lines: tuple[str, ...]) -> GitIgnoreSpec | None:
    """What matches the lines of a `.gitignore`; None for no lines."""
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
