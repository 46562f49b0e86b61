"""From paths named on the command line to the files to lint, and what they hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.globs import patterns
from postlint.profile.site import is_site_config
from postlint.source import UnreadableError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
REPORT = "postlint-report.html"
"""Where `postlint report` writes its page; it is no post."""
_NEVER = frozenset({"node_modules", "_includes", "_layouts"})
"""Packages, and the parts of pages that Jekyll and Eleventy put around posts."""
_AT_SITE_ROOT = frozenset({"layouts", "themes", "public", "resources", "_site", "archetypes"})
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BESIDE_CONTENT = frozenset({"layouts", "themes", "archetypes", "static", "assets", "data"})


class UnreadablePathError(Exception):
    """A path that does not exist. Its text says which."""


class TooLargeError(Exception):
    """A file of more bytes than postlint reads. Its argument is their number."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def discover(
    paths: Iterable[str],
    is_excluded: Callable[[str], bool] = lambda _: False,
    on_error: Callable[[str], None] = lambda _: None,
) -> Iterator[str]:
    """The posts under paths: a file named is always one, a folder named is always gone into.

    Inside a folder, hidden folders, what belongs to a site's theme or output, what `.gitignore`
    names and what `is_excluded` says are left out. Links to folders are not followed. Sorted, and
    each file once. A folder that cannot be listed is told to `on_error`. Raises
    UnreadablePathError for a path that does not exist.
    """
    seen: set[str] = set()
    walker = _Walker(is_excluded, on_error)
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = walker.walk(path)
        elif os.path.lexists(path):
            found = (path,)
        else:
            raise UnreadablePathError(f"{path}: no such file or folder")
        for file in found:
            shown = display(file)
            if shown not in seen:
                seen.add(shown)
                yield shown


def read_bytes(path: str, most: int | None = None) -> bytes:
    """What a file holds. Raises UnreadableError, and TooLargeError for more than `most` bytes.

    A pipe or a device is refused: reading it might never end.
    """
    try:
        with open(os.open(path, os.O_RDONLY | _WITHOUT_WAITING), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("is no regular file", "Lint standard input with `-` instead.")
            data = file.read(-1 if most is None else most + 1)
    except OSError as error:
        reason = f"cannot be opened: {(error.strerror or str(error)).lower()}"
        raise UnreadableError(reason, "Check the file and its permissions.") from None
    if most is not None and len(data) > most:
        raise TooLargeError(max(status.st_size, len(data)))
    return data


def display(path: str) -> str:
    """A path as people are shown it: relative to the working directory, with `/`."""
    try:
        path = os.path.relpath(path)
    except ValueError:  # on another drive
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")


class _Walker:
    """Walks folders, and remembers the ignore files that it met."""

    def __init__(self, excludes: Callable[[str], bool], on_error: Callable[[str], None]) -> None:
        self.excludes = excludes
        self.on_error = on_error
        self.repositories: dict[str, str | None] = {}
        self.ignore_files: dict[str, GitIgnoreSpec | None] = {}

    def walk(self, folder: str) -> Iterator[str]:
        waiting = [self.entries(folder)]
        while waiting:
            path = next(waiting[-1], None)
            if path is None:
                waiting.pop()
            elif path.endswith(os.sep):
                waiting.append(self.entries(path[: -len(os.sep)]))
            else:
                yield path

    def entries(self, folder: str) -> Iterator[str]:
        """The posts right in a folder, and the folders to go into, which end in a separator."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.on_error(f"{display(folder)}: {(error.strerror or str(error)).lower()}")
            return
        at_root = _is_site_root(entries)
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name == REPORT or (is_folder and _is_left_out(entry.name, at_root=at_root)):
                continue
            if not is_folder and not entry.name.lower().endswith(SUFFIXES):
                continue
            if self.is_excluded(entry.path, is_folder=is_folder):
                continue
            if is_folder:
                yield entry.path + os.sep
            elif _leads_to(entry.is_file):
                yield entry.path

    def is_excluded(self, path: str, *, is_folder: bool) -> bool:
        slash = "/" * is_folder
        return self.excludes(path + slash) or self.is_ignored(os.path.abspath(path), slash)

    def is_ignored(self, path: str, slash: str) -> bool:
        """Whether a `.gitignore` between the file and its repository's root names it."""
        folder = os.path.dirname(path)
        root = self.repository(folder)
        while root is not None:
            spec = self.ignore_file(folder)
            if spec is not None:
                relative = os.path.relpath(path, folder).replace(os.sep, "/")
                verdict = spec.check_file(relative + slash).include
                if verdict is not None:
                    return verdict
            if folder == root:
                break
            folder = os.path.dirname(folder)
        return False

    def repository(self, folder: str) -> str | None:
        """The root of the repository that a folder is in."""
        passed = []
        while folder not in self.repositories:
            passed.append(folder)
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self.repositories[folder] = folder
            elif parent == folder:
                self.repositories[folder] = None
            else:
                folder = parent
        for below in passed:
            self.repositories[below] = self.repositories[folder]
        return self.repositories[folder]

    def ignore_file(self, folder: str) -> GitIgnoreSpec | None:
        if folder not in self.ignore_files:
            try:
                text = Path(folder, ".gitignore").read_text("utf-8", errors="replace")
            except OSError:
                text = ""
            self.ignore_files[folder] = patterns(tuple(text.splitlines()))
        return self.ignore_files[folder]


def _is_site_root(entries: list[os.DirEntry[str]]) -> bool:
    folders = {entry.name for entry in entries if _leads_to(entry.is_dir)}
    return any(is_site_config(entry.name) for entry in entries) or (
        "content" in folders and bool(folders & _BESIDE_CONTENT)
    )


def _leads_to(kind: Callable[[], bool]) -> bool:
    """Whether an entry is of a kind; a link that goes round is of none."""
    try:
        return kind()
    except OSError:
        return False


def _is_left_out(name: str, *, at_root: bool) -> bool:
    return name.startswith(".") or name in _NEVER or (at_root and name in _AT_SITE_ROOT)
