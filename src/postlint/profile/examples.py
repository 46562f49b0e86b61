"""Which sites are there to be looked at or tested with, and not to be read."""

from __future__ import annotations

import os
from functools import lru_cache

from postlint.files.boundary import repository
from postlint.profile.site import Site

_FOLDERS = frozenset(
    {"example", "examples", "examplesite", "sample", "samples", "demo", "demos", "starter"}
    | {"starters", "template", "templates", "boilerplate", "boilerplates", "playground"}
    | {"sandbox", "test", "tests", "__tests__", "e2e", "fixtures", "__fixtures__", "testdata"}
)
_SETTINGS = ("postlint.toml", ".postlint.toml")


@lru_cache(maxsize=16)
def is_example(site: Site) -> bool:
    """Whether a site lies in a folder of examples, starters or tests of its repository.

    One that has settings of its own for postlint is meant to be read.
    """
    root = os.path.realpath(site.root) if site.root is not None else None
    above = repository(root) if root is not None else None
    if root is None or above is None or _has_settings(root):
        return False
    return not _FOLDERS.isdisjoint(os.path.relpath(root, above).lower().split(os.sep))


def _has_settings(root: str) -> bool:
    return any(os.path.exists(os.path.join(root, name)) for name in _SETTINGS)
