"""What holds for a folder because of what stands in it, or in one above."""

from __future__ import annotations

from collections.abc import Callable
from os.path import dirname
from typing import TypeVar

T = TypeVar("T")


def nearest(start: str, found_at: Callable[[str], T | None], known: dict[str, T], nothing: T) -> T:
    """What `found_at` gives for `start` (an absolute folder) or the nearest folder above it.

    `nothing` where it gives None for all. `known` holds what was found for folders before; it
    grows, so that each folder is looked at once.
    """
    passed = []
    folder = start
    while folder not in known:
        passed.append(folder)
        found = found_at(folder)
        above = dirname(folder)
        if found is not None or folder == above:
            known[folder] = nothing if found is None else found
        else:
            folder = above
    for below in passed:
        known[below] = known[folder]
    return known[folder]
