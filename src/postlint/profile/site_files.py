"""The files of a site, listed when asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from posixpath import dirname, join, normpath
from typing import TypeVar, cast

from postlint.files import digests
from postlint.files.globs import Globs, patterns
from postlint.files.reading import head
from postlint.profile.image_size import Size, image_size
from postlint.profile.states import HEAD, LARGEST_HEAD, LARGEST_TEXT, PART, States, joined, text_in
from postlint.source import UnreadableError

T = TypeVar("T")

OWN_FOLDER = ".postlint_cache"
"""What postlint keeps in a site is no part of it."""

_MOST_ENTRIES = 500_000
_MOST_ABOVE = 8
_NEVER = frozenset({".git", "node_modules"})


class Kind(StrEnum):
    """What stands at a path. OUTSIDE: what links, limits or permissions hide."""

    FILE = "file"
    FOLDER = "folder"
    OUTSIDE = "outside"


_Listing = Mapping[str, Kind]


class SiteFiles:
    """The files below a site's root. Paths are seen from there, with `/`; the root is "".

    Folders are listed when a question needs them, once, so that a single post on a large site
    costs a few listings. Links are followed within the site only. Nothing but what was listed is
    ever opened. `asked` are the folders (with `/` at their end; `/**/` for the names of all they
    hold, `/**` for what is in these files as well) and files (with `//head` where only their first
    bytes count, `//front` where only a part of their text does) that answers came from since it was
    last cleared: a result is still true while their `digest` is.
    """

    def __init__(self, root: str) -> None:
        self.asked: set[str] = set()
        self.root = os.path.realpath(root)
        self.states = States(self)
        self._listings: dict[str, _Listing | None] = {}
        self._linked: set[str] = set()
        self._entries = 0
        self._ignore_files: dict[str, Globs] = {}
        self._derived: dict[object, tuple[object, frozenset[str]]] = {}

    def kind(self, path: str) -> Kind | None:
        """What stands at a path, case counted; None for nothing."""
        path = normpath(path)
        if path in (".", "/"):
            return Kind.FOLDER
        if path.startswith(("../", "/")) or path == "..":
            return Kind.OUTSIDE
        folder, kind = "", Kind.FOLDER
        for name in path.split("/"):
            if kind is not Kind.FOLDER:
                return None if kind is Kind.FILE else kind
            listing = self._listing(folder)
            found = Kind.OUTSIDE if listing is None else listing.get(name)
            if found is None:
                return None
            folder, kind = join(folder, name), found
        return kind

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path, or may: OUTSIDE counts."""
        return self.kind(path) in (Kind.FILE, Kind.OUTSIDE)

    def is_folder(self, path: str) -> bool:
        return self.kind(path) is Kind.FOLDER

    def names(self, folder: str) -> tuple[str, ...]:
        """The names in a folder, sorted; none where there is no folder."""
        if self.kind(folder) is not Kind.FOLDER:
            return ()
        return tuple(self._listing(normpath(folder)) or ())

    def walk(self, folder: str) -> Iterator[str]:
        """The files in a folder and below, sorted by name, links left out.

        Raises OverflowError where there are more than the limit, or some cannot be seen.
        """
        folder = normpath(folder).removeprefix(".")
        waiting = [(folder, self.kind(folder))]
        while waiting:
            path, kind = waiting.pop()
            if kind is Kind.FILE:
                yield path
            elif kind is Kind.FOLDER:
                waiting += reversed(self._held(path))

    def _held(self, folder: str) -> list[tuple[str, Kind | None]]:
        """What a walk meets in a folder. Raises OverflowError."""
        listing = self._listing(folder)
        if listing is None:
            raise OverflowError(folder)
        found: list[tuple[str, Kind | None]] = []
        for name, kind in listing.items():
            path = f"{folder}/{name}" if folder else name
            if name not in _NEVER and path not in self._linked:
                found.append((path, kind))
        return found

    def text(self, path: str) -> str | None:
        """The text of a file; None where there is none, or it is too large or no UTF-8."""
        if self.kind(path) is not Kind.FILE:
            return None
        self.asked.add(path)
        data = self.head(path, LARGEST_TEXT + 1)
        return None if data is None else text_in(data)

    def part(self, path: str, part: str) -> str | None:
        """The part of a post's text that has a name in `parts`; None as `text` gives it.

        What comes of it holds whatever else the file says.
        """
        if self.kind(path) is not Kind.FILE:
            return None
        self.asked.add(f"{path}{PART}{part}")
        return self.states.part(path, part)

    def is_ignored(self, path: str) -> bool:
        """Whether a `.gitignore` leaves a path out: one in the site, or in the repository above."""
        folder, at = normpath(path), normpath(path)
        while folder not in (".", "/") and not folder.endswith(".."):
            folder = dirname(folder) or "."
            verdict = self._ignored(folder, at if folder == "." else at[len(folder) + 1 :])
            if verdict is not None:
                return verdict
        for above in self._folders_above():
            relative = os.path.relpath(os.path.join(self.root, at), os.path.join(self.root, above))
            verdict = self._ignored(above, relative.replace(os.sep, "/"))
            if verdict is not None:
                return verdict
        return False

    def _ignored(self, folder: str, path: str) -> bool | None:
        name = normpath(join(folder, ".gitignore"))
        if name not in self._ignore_files:
            data = self.head(name, LARGEST_HEAD) or b""
            lines = data.decode("utf-8", "replace").splitlines()
            self._ignore_files[name] = patterns(tuple(lines), deep=True)
        self.asked.add(name)
        return self._ignore_files[name].verdict(path)

    def _folders_above(self) -> Iterator[str]:
        """The folders from the site's up to the root of the repository, where it is in one."""
        folders = ["."]
        while not os.path.exists(os.path.join(self.root, folders[-1], ".git")):
            if len(folders) > _MOST_ABOVE:
                return
            folders.append(normpath(join(folders[-1], "..")))
        yield from folders[1:]

    def image_size(self, path: str) -> Size | None:
        """The size of a PNG, GIF, JPEG or WebP file; None where its first bytes do not tell."""
        path = normpath(path)
        if self.kind(path) is not Kind.FILE:
            return None
        self.asked.add(path + HEAD)
        return image_size(self.head(path, LARGEST_HEAD) or b"")

    def head(self, path: str, most: int) -> bytes | None:
        """The first bytes of a file; None where it is none, as a pipe, or cannot be read."""
        try:
            return head(os.path.join(self.root, path), most).data
        except UnreadableError:
            return None

    def derived(
        self, function: Callable[..., T], *arguments: object, below: tuple[str, ...] = ()
    ) -> T:
        """`function(*arguments)`, worked out once; what it asks counts as asked each time.

        All that it asks of folders `below` and what they hold counts as few questions: `joined`.
        """
        key = (function, *arguments)
        if key not in self._derived:
            before, self.asked = self.asked, set()
            try:
                made = function(*arguments)
                self._derived[key] = made, frozenset(joined(self.asked, below))
            finally:
                before |= joined(self.asked, below)
                self.asked = before
        value, asked = self._derived[key]
        self.asked |= asked
        return cast(T, value)

    def digest(self, asked: Iterable[str]) -> str:
        """What changes when folders or files of `asked` do."""
        before, self.asked = self.asked, set()
        made = self.states.digest(asked)
        self.asked = before
        return made

    def listed(self, folder: str) -> str:
        """What changes when what a folder holds does."""
        listing = self._listing(normpath(folder))
        if listing is None:
            return ""
        told = "\0".join([*listing, *listing.values()])
        return digests.of(told.encode("utf-8", "surrogateescape"))

    def place(self, path: str) -> str:
        """Where a file stands on the disk."""
        return f"{self.root}/{path}"

    def _listing(self, folder: str) -> _Listing | None:
        """What a folder holds, sorted; None where it cannot be listed."""
        folder = "." if folder in ("", ".") else folder
        self.asked.add(f"{folder}/")
        if folder not in self._listings:
            self._listings[folder] = self._list(folder)
        return self._listings[folder]

    def _list(self, folder: str) -> _Listing | None:
        if self._entries > _MOST_ENTRIES:
            return None
        try:
            with os.scandir(os.path.join(self.root, folder)) as entries:
                listing = {
                    entry.name: self._kind(entry, folder)
                    for entry in entries
                    if entry.name != OWN_FOLDER
                }
        except OSError:
            return None
        self._entries += len(listing)
        return dict(sorted(listing.items()))

    def _kind(self, entry: os.DirEntry[str], folder: str) -> Kind:
        if entry.is_symlink():
            target = os.path.realpath(entry.path)
            if os.path.commonpath([self.root, target]) != self.root:
                return Kind.OUTSIDE
            if entry.is_dir():
                self._linked.add(normpath(join(folder, entry.name)))
        return Kind.FOLDER if entry.is_dir() else Kind.FILE
