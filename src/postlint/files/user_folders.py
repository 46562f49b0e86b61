"""Where programs keep what they can make again, for the user who runs them."""

from __future__ import annotations

import os
import sys


def cache_folder(program: str) -> str | None:
    """The folder for a program's caches; None where the user has none.

    Sources: the XDG Base Directory Specification, the guidelines of macOS and Windows.
    """
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        place = os.path.expanduser("~/Library/Caches")
    else:
        place = os.environ.get("XDG_CACHE_HOME", "")
        place = place if os.path.isabs(place) else os.path.expanduser("~/.cache")
    return os.path.join(place, program) if os.path.isabs(place) else None
