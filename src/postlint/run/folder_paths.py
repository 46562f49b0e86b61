"""The folders that files stand in, by their paths alone."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_HAS_ONE_SIGN = os.sep == "/"


def folder_named(path: str) -> str:
    """The folder in a path, as it is written there."""
    return path[: path.rfind("/") + 1] if _HAS_ONE_SIGN else os.path.split(path)[0]


def folder_of(path: str) -> Path:
    """The absolute folder that a file stands in, without `..`: its parents hold it."""
    return Path(absolute_folder_of(path))


def folder_at(path: str) -> Path:
    """A folder, or that of a file; as `folder_of`."""
    return folder_of(os.path.join(path, "")) if os.path.isdir(path) else folder_of(path)


def absolute_folder_of(path: str) -> str:
    """`folder_of` as text."""
    return _absolute(os.path.dirname(path), os.getcwd())


@lru_cache(maxsize=4096)
def _absolute(folder: str, here: str) -> str:
    return str(Path(os.path.normpath(os.path.join(here, folder))))  # one leading slash
