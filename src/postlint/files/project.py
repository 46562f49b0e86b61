"""Where the project is found."""

from __future__ import annotations

import os
import sys
from functools import lru_cache

from postlint.files.reading import shipped
from postlint.version import __version__

_FIELD = b"Project-URL: "


@lru_cache(maxsize=1)
def addresses() -> dict[str, str]:
    """The addresses in `[project.urls]` of pyproject.toml, by name, as they were installed.

    Read here: importing `importlib.metadata` takes longer than linting a post.
    """
    for folder in sys.path:
        path = os.path.join(folder, f"postlint-{__version__}.dist-info", "METADATA")
        try:
            head = shipped(path).partition(b"\n\n")[0]
        except OSError:
            continue
        fields = (line[len(_FIELD) :] for line in head.splitlines() if line.startswith(_FIELD))
        named = (field.decode("utf-8", "replace").partition(", ") for field in fields)
        return {name: url for name, _, url in named}
    return {}


def home() -> str | None:
    """Where to read about postlint; None while that is nowhere."""
    known = addresses()
    return known.get("Documentation") or known.get("Repository")
