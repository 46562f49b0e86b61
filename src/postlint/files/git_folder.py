"""Where git keeps a repository, and whether what is there are files."""

from __future__ import annotations

import os
from contextlib import suppress

from postlint.files.reading import head
from postlint.source import UnreadableError

_LONGEST_POINTER = 10_000
"""Bytes of a file that says where the repository is."""


def git_folder(root: str) -> str:
    """What the `.git` of a folder is, or leads to."""
    place = os.path.join(root, ".git")
    if not os.path.isfile(place):
        return place
    return os.path.join(root, _pointed(place).removeprefix("gitdir:").strip())


def common_folder(place: str) -> str:
    """Where a work tree that was added to a repository has its objects and branches."""
    pointer = os.path.join(place, "commondir")
    return os.path.join(place, _pointed(pointer).strip()) if os.path.isfile(pointer) else place


def _pointed(path: str) -> str:
    with suppress(UnreadableError):
        data = head(path, _LONGEST_POINTER, takes_git=True).data
        return data.decode(errors="surrogateescape")
    return ""


def odd_file(place: str) -> str | None:
    """The first pipe, device or socket among what git reads of a repository: it would wait for it.

    `place` is what its `.git` is.
    """
    waiting = [(place, False), *((held, False) for held in {common_folder(place)} - {place})]
    while waiting:
        folder, goes_on = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if goes_on or entry.name in ("objects", "refs", "info"):
                    waiting.append((entry.path, True))
            elif os.path.exists(entry.path) and not (entry.is_file() or entry.is_dir()):
                return os.path.relpath(entry.path, os.path.dirname(place))
    return None
