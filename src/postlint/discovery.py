"""From paths named on the command line to the files to lint."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from postlint.profile.site import is_site_config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
_NEVER = frozenset({"node_modules"})
_AT_SITE_ROOT = frozenset({"layouts", "themes", "public", "resources", "_site", "archetypes"})
_BESIDE_CONTENT = frozenset({"layouts", "themes", "archetypes", "static", "assets", "data"})


class UnreadablePathError(Exception):
    """A path that does not exist or cannot be listed. Its text says which and why."""


def discover(paths: Iterable[str], exclude: Iterable[str] = ()) -> Iterator[str]:
    """The posts under paths: a file named is always one, a folder named is always gone into.

    Inside a folder, hidden folders, what belongs to a site's theme or output, what `.gitignore`
    names and what matches a glob of `exclude` are left out. Sorted, and each file once. Raises
    UnreadablePathError.
    """
    seen: set[str] = set()
    excluded = _spec(tuple(exclude))
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = _walk(path, excluded)
        elif os.path.exists(path) or os.path.islink(path):
            found = (path,)
        else:
            raise UnreadablePathError(f"{path}: no such file or folder")
        for file in found:
            shown = display(file)
            if shown not in seen:
                seen.add(shown)
                yield shown


def display(path: str) -> str:
    """A path as people are shown it: relative to the working directory, with `/`."""
    try:
        path = os.path.relpath(path)
    except ValueError:  # on another drive
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")


def _walk(folder: str, excluded: GitIgnoreSpec | None) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadablePathError(f"{folder}: {(error.strerror or str(error)).lower()}") from None
    folders = {entry.name for entry in entries if entry.is_dir()}
    at_root = any(is_site_config(entry.name) for entry in entries) or (
        "content" in folders and bool(folders & _BESIDE_CONTENT)
    )
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        left_out = is_folder and (
            entry.name.startswith(".")
            or entry.name in _NEVER
            or (at_root and entry.name in _AT_SITE_ROOT)
        )
        if left_out or (not is_folder and not entry.name.lower().endswith(SUFFIXES)):
            continue
        if _is_ignored(entry.path, is_folder=is_folder) or _matches(
            excluded, entry.path, is_folder
        ):
            continue
        if is_folder:
            yield from _walk(entry.path, excluded)
        elif entry.is_file():
            yield entry.path


def _matches(spec: GitIgnoreSpec | None, path: str, is_folder: bool) -> bool:
    if spec is None:
        return False
    return spec.match_file(display(path) + "/" * is_folder)


def _is_ignored(path: str, *, is_folder: bool) -> bool:
    """Whether a `.gitignore` between the file and its repository's root names it."""
    folder = os.path.dirname(os.path.abspath(path))
    root = _repository(folder)
    if root is None:
        return False
    here: str | None = folder
    while here is not None:
        spec = _gitignore(here)
        if spec is not None:
            relative = PurePosixPath(
                os.path.relpath(os.path.abspath(path), here).replace(os.sep, "/")
            )
            verdict = spec.check_file(f"{relative}{'/' * is_folder}").include
            if verdict is not None:
                return verdict
        here = None if here == root else os.path.dirname(here)
    return False


@lru_cache(maxsize=4096)
def _repository(folder: str) -> str | None:
    """The root of the repository that a folder is in."""
    for candidate in (Path(folder), *Path(folder).parents):
        if (candidate / ".git").exists():
            return str(candidate)
    return None


@lru_cache(maxsize=4096)
def _gitignore(folder: str) -> GitIgnoreSpec | None:
    try:
        lines = (Path(folder) / ".gitignore").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return _spec(tuple(lines))


def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec | None:
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
