"""What holds for a folder because of a file in it or in a folder above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def nearest(
    start: Path, found_at: Callable[[Path], T | None], known: dict[Path, T], nothing: T
) -> T:
    """What `found_at` gives for `start` (an absolute folder) or the nearest folder above it.

    `nothing` where it gives None for all. `known` holds what was found for folders before; it
    grows, so that each folder is looked at once.
    """
    passed = []
    folder = start
    while folder not in known:
        passed.append(folder)
        found = found_at(folder)
        if found is not None or folder == folder.parent:
            known[folder] = nothing if found is None else found
        else:
            folder = folder.parent
    for below in passed:
        known[below] = known[folder]
    return known[folder]
