"""Whether a path stays where it seems to be: links may lead anywhere."""

from __future__ import annotations

import os


def leads_out(path: str, anchor: str) -> bool:
    """Whether what stands at a path lies outside of where the folder `anchor` belongs.

    That is its repository; without one the working directory if that holds it, else itself.
    """
    place, home = os.path.realpath(path), os.path.realpath(anchor)
    return not is_within(place, home) and not is_within(place, _home(home))


def is_within(path: str, folder: str) -> bool:
    """Whether a path is that of a folder, or of something in it. Both are absolute and normal."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def _home(folder: str) -> str:
    above, below = folder, ""
    while above != below:
        if os.path.lexists(os.path.join(above, ".git")):
            return above
        above, below = os.path.dirname(above), above
    here = os.path.realpath(os.getcwd())
    return here if is_within(folder, here) else folder
