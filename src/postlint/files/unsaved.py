"""What editors show of files and have not written: it stands before what lies on the disk."""

from __future__ import annotations

import os
from collections.abc import Mapping

_texts: dict[str, bytes] = {}
"""By absolute path. It is of the process, as the disk is."""


def hold(path: str, data: bytes) -> None:
    """From now on the file at a path is read as this."""
    for name in _names(path):
        _texts[name] = data


def release(path: str) -> None:
    """From now on the file at a path is what lies on the disk."""
    for name in _names(path):
        _texts.pop(name, None)


def held(path: str) -> bytes | None:
    """What an editor shows of the file at a path; None where none holds it."""
    return _texts.get(os.path.abspath(path)) if _texts else None


def all_held() -> Mapping[str, bytes]:
    """What all files that editors hold are read as, by absolute path."""
    return dict(_texts)


def _names(path: str) -> set[str]:
    """What a file is asked for by: its path, and where links on the way lead."""
    return {os.path.abspath(path), os.path.realpath(path)}
