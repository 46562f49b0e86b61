"""From paths named on the command line to the files to lint."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from postlint.files.globs import Globs, patterns
from postlint.files.reading import text_of
from postlint.profile.site import is_site_config

SUFFIXES = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
REPORT = "postlint-report.html"
"""Where `postlint report` writes its page; it is no post."""
_NEVER = frozenset({"node_modules", "_includes", "_layouts"})
"""Packages, and the parts of pages that Jekyll and Eleventy put around posts."""
_AT_SITE_ROOT = frozenset({"layouts", "themes", "public", "resources", "_site", "archetypes"})
_BESIDE_CONTENT = frozenset({"layouts", "themes", "archetypes", "static", "assets", "data"})

_LARGEST_IGNORE_FILE = 256 * 1024
"""Bytes: a larger `.gitignore` says nothing."""


class UnreadablePathError(Exception):
    """A path that does not exist. Its text says which."""


def discover(
    paths: Iterable[str],
    is_excluded: Callable[[str], bool] = lambda _: False,
    on_error: Callable[[str], None] = lambda _: None,
) -> Iterator[str]:
    """The posts under paths: a file named is always one, a folder named is always gone into.

    Inside a folder, hidden folders, what belongs to a site's theme or output, what `.gitignore`
    names and what `is_excluded` says are left out. Links to folders are not followed, and links to
    files not out of the repository: what they lead to is none of its posts. Sorted, and each file
    once. A folder that cannot be listed is told to `on_error`. Raises
    UnreadablePathError for a path that does not exist.
    """
    seen: set[str] = set()
    walker = _Walker(is_excluded, on_error)
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = walker.walk(display(path))
        elif os.path.lexists(path):
            found = (display(path),)
        else:
            raise UnreadablePathError(f"{path}: no such file or folder")
        for shown in found:
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


class _Walker:
    """Walks folders, and remembers the ignore files that it met. Its paths are those shown."""

    def __init__(self, excludes: Callable[[str], bool], on_error: Callable[[str], None]) -> None:
        self.excludes = excludes
        self.on_error = on_error
        self.repositories: dict[str, str | None] = {}
        self.ignore_files: dict[str, Globs | None] = {}

    def walk(self, folder: str) -> Iterator[str]:
        waiting = [self.entries(folder)]
        while waiting:
            path = next(waiting[-1], None)
            if path is None:
                waiting.pop()
            elif path.endswith("/"):
                waiting.append(self.entries(path[:-1] or "/"))
            else:
                yield path

    def entries(self, folder: str) -> Iterator[str]:
        """The posts right in a folder, and the folders to go into, which end in a slash."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.on_error(f"{display(folder)}: {(error.strerror or str(error)).lower()}")
            return
        at_root = _is_site_root(entries)
        is_ignored = self.ignoring(folder)
        before = "" if folder == "." else os.path.join(folder, "").replace(os.sep, "/")
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name == REPORT or (is_folder and _is_left_out(entry.name, at_root=at_root)):
                continue
            if not is_folder and not entry.name.lower().endswith(SUFFIXES):
                continue
            slash = "/" * is_folder
            if self.excludes(before + entry.name + slash) or is_ignored(entry.name + slash):
                continue
            if is_folder or (_leads_to(entry.is_file) and not self.leads_out(entry)):
                yield before + entry.name + slash

    def leads_out(self, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is a link to a file outside of the repository that the link is in."""
        if not entry.is_symlink():
            return False
        root = self.repository(os.path.dirname(os.path.abspath(entry.path)))
        return root is not None and not Path(os.path.realpath(entry.path)).is_relative_to(
            os.path.realpath(root)
        )

    def ignoring(self, folder: str) -> Callable[[str], bool]:
        """Tells of a name in a folder whether a `.gitignore` up to the repository's root has it.

        The ignore files are found once for all names of a folder.
        """
        folder = top = os.path.abspath(folder)
        root = self.repository(folder)
        specs: list[tuple[Globs, str]] = []
        while root is not None:
            spec = self.ignore_file(folder)
            if spec is not None:
                above = os.path.relpath(top, folder).replace(os.sep, "/")
                specs.append((spec, "" if above == "." else f"{above}/"))
            if folder == root:
                break
            folder = os.path.dirname(folder)
        return (lambda name: _verdict(specs, name)) if specs else (lambda _: False)

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

    def ignore_file(self, folder: str) -> Globs | None:
        if folder not in self.ignore_files:
            file = Path(folder, ".gitignore")
            text = text_of(file, _LARGEST_IGNORE_FILE, "replace", within=file.parent)
            self.ignore_files[folder] = patterns(tuple((text or "").splitlines()))
        return self.ignore_files[folder]


def _verdict(specs: list[tuple[Globs, str]], name: str) -> bool:
    """Whether the first of the ignore files that says anything of a name leaves it out."""
    for spec, above in specs:
        verdict = spec.verdict(above + name)
        if verdict is not None:
            return verdict
    return False


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
