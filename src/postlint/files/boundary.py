"""Whether a path stays where it seems to be: links may lead anywhere."""

from __future__ import annotations

import os


def leads_out(path: str, anchor: str) -> bool:
    """Whether what stands at a path lies outside of where the folder `anchor` belongs.

    That is its repository; without one the working directory if that holds it, else itself. What
    git keeps of a repository belongs to nothing.
    """
    place, home = os.path.realpath(path), os.path.realpath(anchor)
    if is_within(place, home):
        return is_of_git(os.path.relpath(place, home))
    home = _home(home)
    return not is_within(place, home) or is_of_git(os.path.relpath(place, home))


def is_of_git(path: str) -> bool:
    """Whether a path leads into a `.git`."""
    folders = os.path.dirname(path).lower().replace(os.sep, "/")
    return ".git" in folders.split("/")


def is_within(path: str, folder: str) -> bool:
    """Whether a path is that of a folder, or of something in it. Both are absolute and normal."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def repository(folder: str) -> str | None:
    """The root of the repository that a folder is in, by its real path."""
    above, below = folder, ""
    while above != below:
        if os.path.lexists(os.path.join(above, ".git")):
            return above
        above, below = os.path.dirname(above), above
    return None


def _home(folder: str) -> str:
    if root := repository(folder):
        return root
    here = os.path.realpath(os.getcwd())
    return here if is_within(folder, here) else folder
