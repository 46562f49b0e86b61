"""Folders whose files lie elsewhere, as at an address, and are read there when they are asked for.

In such a folder stand files with the names and sizes of those, so that whatever looks for files
finds them. `address` makes them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Protocol


class Mount(Protocol):
    """A folder, as an absolute path that ends in a slash, and where its files are read."""

    folder: str

    def head(self, path: str, most: int) -> bytes:
        """The first bytes of a file at a path as seen from the folder. Raises UnreadableError."""

    def bring(self, paths: Iterable[str]) -> None:
        """Begins to read files that are asked for soon."""


_mounts: list[Mount] = []
"""They are of the process, as the disk is."""


def mount(mounted: Mount) -> None:
    """From now on the files in a folder are read where they lie."""
    _mounts.append(mounted)


def unmount(mounted: Mount) -> None:
    """From now on they are what lies on the disk."""
    _mounts.remove(mounted)


def is_address(path: str) -> bool:
    """Whether this names a place by an address, such as `s3://bucket/site`, and not by a path."""
    return "://" in path


def read_from(path: str, most: int) -> bytes | None:
    """The first bytes of a file that lies elsewhere; None for any other. Raises UnreadableError."""
    place = os.path.abspath(path) if _mounts else path
    for mounted in _mounts:
        if place.startswith(mounted.folder):
            return mounted.head(place.removeprefix(mounted.folder).replace(os.sep, "/"), most)
    return None


def bring(paths: Iterable[str]) -> None:
    """Begins to read files that are asked for soon, where they lie elsewhere."""
    for mounted in _mounts:
        places = map(os.path.abspath, paths)
        inside = (place for place in places if place.startswith(mounted.folder))
        mounted.bring([place.removeprefix(mounted.folder).replace(os.sep, "/") for place in inside])


def lies_elsewhere(path: str) -> bool:
    """Whether a file is one of those that lie elsewhere."""
    return any(os.path.abspath(path).startswith(mounted.folder) for mounted in _mounts)


def is_above(folder: str) -> bool:
    """Whether a folder holds a mounted one only because that has to stand somewhere."""
    below = os.path.join(folder, "")
    return any(mounted.folder != below and mounted.folder.startswith(below) for mounted in _mounts)
