"""The settings where no file says any."""

from __future__ import annotations

import os
import sys
from functools import lru_cache

from postlint.config.model import Config
from postlint.files.reading import shipped
from postlint.rules.catalogue import ENTRY_POINTS


@lru_cache(maxsize=1)
def defaults() -> Config:
    """The settings where no file says any: those of Config, with the installed plugins.

    Raises ConfigError.
    """
    if not any(_offers_rules(folder) for folder in sys.path):
        return Config()
    from postlint.config.own_rules import with_installed  # few have plugins

    return Config(catalogue=with_installed())


def _offers_rules(folder: str) -> bool:
    """Whether a package in a folder of Python's path names our entry points.

    Looks at nothing else: importing `importlib.metadata` takes longer than linting a post.
    """
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return False
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            try:
                text = shipped(os.path.join(folder, name, "entry_points.txt"))
            except OSError:
                continue
            if f"[{ENTRY_POINTS}]".encode() in text:
                return True
    return False
