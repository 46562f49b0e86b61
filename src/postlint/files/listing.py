"""What stands in folders, each listed once for all who ask about it in turn."""

from __future__ import annotations

import os

from postlint.files.nearest import nearest
from postlint.record import NamedTuple

_MOST_FOLDERS = 1024
"""Those that were listed last: a site of page bundles has as many folders as posts."""
_GIT = frozenset({".git"})


class Item(NamedTuple):
    """What stands in a folder under a name. A link to a file is one as well, and no folder."""

    name: str
    is_folder: bool
    is_file: bool
    is_link: bool


class _Held(NamedTuple):
    """What a folder holds, or why that is not known. `items` are made when they are asked for."""

    names: frozenset[str]
    entries: tuple[os.DirEntry[str], ...] = ()
    items: tuple[Item, ...] = ()
    error: OSError | None = None


class Listing:
    """What stands in folders, as it was when they were listed. Their paths are absolute."""

    def __init__(self) -> None:
        self._folders: dict[str, _Held] = {}
        self._repositories: dict[str, str | None] = {}

    def items(self, folder: str) -> tuple[Item, ...]:
        """What a folder holds, sorted by name. Raises OSError."""
        held = self._held(folder)
        if held.entries:
            made = tuple(sorted(map(_item, held.entries)))
            held = self._folders[folder] = held._replace(entries=(), items=made)
        if held.error is not None:
            raise held.error
        return held.items

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder; none where it cannot be listed."""
        return self._held(folder).names

    def may_hold(self, folder: str, names: frozenset[str]) -> bool:
        """Whether one of these stands in a folder, or nobody can tell, as it is not to be listed.

        Folders in them may be entered all the same.
        """
        held = self._held(folder)
        if held.error is not None:
            return not isinstance(held.error, FileNotFoundError)
        return not held.names.isdisjoint(names)

    def is_repository(self, folder: str) -> bool:
        """Whether a folder is the root of a version-controlled tree."""
        return self.may_hold(folder, _GIT) and os.path.exists(os.path.join(folder, ".git"))

    def repository(self, folder: str) -> str | None:
        """The root of the version-controlled tree that a folder is in."""
        return nearest(folder, self._repository_at, self._repositories, None)

    def _repository_at(self, folder: str) -> str | None:
        return folder if self.is_repository(folder) else None

    def _held(self, folder: str) -> _Held:
        return self._folders.get(folder) or self._hold(folder, _listed(folder))

    def _hold(self, folder: str, held: _Held) -> _Held:
        if len(self._folders) >= _MOST_FOLDERS:
            del self._folders[next(iter(self._folders))]
        self._folders[folder] = held
        return held


def _listed(folder: str) -> _Held:
    try:
        with os.scandir(folder) as found:
            entries = tuple(found)
    except OSError as error:
        return _Held(frozenset(), error=error)
    return _Held(frozenset([entry.name for entry in entries]), entries)


def _item(entry: os.DirEntry[str]) -> Item:
    is_link = entry.is_symlink()
    try:
        is_folder = entry.is_dir(follow_symlinks=False)
        return Item(entry.name, is_folder, not is_folder and entry.is_file(), is_link)
    except OSError:  # a link that goes round
        return Item(entry.name, is_folder=False, is_file=False, is_link=is_link)
