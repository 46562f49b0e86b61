"""The names in folders, each folder listed once for all who ask about it in turn."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_MOST_FOLDERS = 1024
"""Those asked for last: a site of page bundles has as many folders as posts."""


class Listing:
    """What stands in folders, as it was when they were listed."""

    def __init__(self) -> None:
        self._names = lru_cache(maxsize=_MOST_FOLDERS)(_names_in)

    def names(self, folder: Path) -> frozenset[str]:
        """The names in a folder; none where it cannot be listed."""
        return self._names(folder) or frozenset()

    def may_hold(self, folder: Path, names: frozenset[str]) -> bool:
        """Whether one of these stands in a folder, or nobody can tell, as it is not to be listed.

        Folders in them may be entered all the same.
        """
        held = self._names(folder)
        return held is None or not held.isdisjoint(names)


def _names_in(folder: Path) -> frozenset[str] | None:
    try:
        return frozenset(os.listdir(folder))
    except FileNotFoundError:
        return frozenset()
    except OSError:
        return None
