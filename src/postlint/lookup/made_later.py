"""Files that are not there yet: the build makes them, or a script that runs before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname

from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_RECIPES = ("package.json", "Makefile", "makefile", "GNUmakefile", "justfile", "netlify.toml")
_FOLDERS = ("scripts", "bin", "build", "hack", ".github/workflows")
_MOST_FILES = 100


def may_be_made(place: Place, paths: Iterable[str]) -> bool:
    """Whether one of the files at some paths, seen from the site's root, may be made later.

    A `.gitignore` leaves it out, or what builds the site names the folder that it lies in, which
    is not there.
    """
    files = place.files
    return any(files.is_ignored(path) or _is_filled(files, path) for path in paths)


def _is_filled(files: SiteFiles, path: str) -> bool:
    folder = dirname(path)
    while "/" in folder and files.kind(folder) is None:
        named = re.compile(rf"(?<![\w-]){re.escape(folder)}(?![\w-]|/\w)")
        if any(map(named.search, files.derived(_recipes, files))):
            return True
        folder = dirname(folder)
    return False


def _recipes(files: SiteFiles) -> tuple[str, ...]:
    """The texts of what builds a site."""
    return tuple(text for path in _recipe_paths(files) if (text := files.text(path)))


def _recipe_paths(files: SiteFiles) -> Iterator[str]:
    yield from _RECIPES
    for folder in _FOLDERS:
        for name in files.names(folder)[:_MOST_FILES]:
            yield f"{folder}/{name}"
