"""Keeps what was found in posts, in files of a folder.

A result is kept with digests of all that it depends on, so it is never stale. Files are replaced
whole: runs side by side lose entries at worst. What is damaged, or not postlint's, is no entry.
Nothing of it is ever run.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple
from zlib import crc32

from postlint.files import digests
from postlint.files.own_folder import Folder
from postlint.profile.site_files import SiteFiles

_MAGIC = b"postlint results 4 "
_SUFFIX = ".results"
_LARGEST = 100_000_000
"""Bytes of a file of them; a larger one is read as empty."""
_SHARDS = 64
"""How many files the results lie in: a run on one post reads and writes but one of them."""
_MOST_OF_A_POST = 4
"""How many results are kept of a post, by different settings; the last ones used."""


class Entry(NamedTuple):
    """What was found in a post, and when that holds.

    `inputs` and `content` are digests: of all that it depends on beside the post, and of the
    post's bytes. `stamp` is that of a file which was sure to hold these bytes; empty where nothing
    is sure. It holds at moments between `since` and `until`, both exclusive, in ISO 8601; empty
    where there is no such bound. It holds while the site's files that were `asked` for have the
    digest `files`, and while the site's posts give the same answers to the questions in `shared`.
    `found`, `places` and `facts` are as `kept` writes them; `found` is None where only facts were
    made.
    """

    inputs: str
    content: str
    stamp: str
    since: str
    until: str
    asked: list[str]
    files: str
    shared: list[Any]
    found: list[Any] | None
    places: list[Any]
    facts: list[Any] | None

    def holds(self, now: datetime | None, files: SiteFiles | None) -> bool:
        """Whether it holds at a moment, for these files of the post's site."""
        return (not (self.since or self.until) or self._holds_at(now)) and (
            not self.asked or (files is not None and files.digest(self.asked) == self.files)
        )

    def _holds_at(self, now: datetime | None) -> bool:
        return (
            now is not None
            and (not self.since or datetime.fromisoformat(self.since) < now)
            and (not self.until or now < datetime.fromisoformat(self.until))
        )


_PARTS = len(Entry._fields)
_Held = dict[str, str]
"""Lists of entries by absolute path, both as JSON, the last used entry first.

What is not asked for is never read as JSON, and takes a third of the memory.
"""
_JSON = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


class Cache:
    """The results in a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = Folder(folder, _MAGIC)
        self._here = os.path.join(os.getcwd(), "")
        self._shards: dict[int, _Held] = {}
        self._changed: set[int] = set()

    def entries(self, path: str, inputs: str) -> list[Entry]:
        """What was found in the post at a path with these inputs, the last used one first."""
        name = self._name(path)
        rows = _rows(self._shard(_number(name)), name)
        return [Entry(*row) for row in rows if row[0] == inputs]

    def put(self, path: str, entry: Entry) -> None:
        name = self._name(path)
        number = _number(name)
        held = self._shard(number)
        others = [row for row in _rows(held, name) if tuple(row[:2]) != entry[:2]]
        held[_JSON(name)] = _JSON([entry, *others[: _MOST_OF_A_POST - 1]])
        self._changed.add(number)

    def save(self) -> None:
        """Writes what changed, without the posts that are gone; nothing where that is forbidden."""
        if not self._changed:
            return
        with suppress(OSError):
            while self._changed:
                number = self._changed.pop()
                self._folder.write(_file(number), _as_bytes(self._shards[number]))

    def _name(self, path: str) -> str:
        """What a post is known by: its absolute path."""
        if path.startswith(("/", ".")) or os.sep != "/":
            return os.path.abspath(path)
        return self._here + path  # a path that is shown is normal; this takes a tenth

    def _shard(self, number: int) -> _Held:
        if number not in self._shards:
            self._shards[number] = _held(self._folder.read(_file(number), _LARGEST))
        return self._shards[number]


def _number(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape")) % _SHARDS


def clear(folder: str) -> int:
    """Deletes the results in a folder; the folder too, where nothing else is in it.

    Returns how many files were deleted. Raises OSError.
    """
    return Folder(folder, _MAGIC).clear()


def _file(number: int) -> str:
    return f"{number:02}{_SUFFIX}"


# Files


def _held(data: bytes) -> _Held:
    """The entries in a file's bytes; none where they are not as they were written.

    Each line has those of a post: its path, a tab, and the list.
    """
    head, _, body = data.partition(b"\n")
    if not body.isascii() or head != digests.of(body).encode():
        return {}
    lines = (line.partition("\t") for line in body.decode("ascii").split("\n"))
    return {name: rows for name, _, rows in lines if rows}


def _rows(held: _Held, name: str) -> list[list[Any]]:
    """The entries of a post; whoever uses one finds out whether its parts are what they should."""
    found = held.get(_JSON(name))
    if found is None:
        return []
    try:
        rows = json.loads(found)
    except (ValueError, RecursionError):
        return []
    if not isinstance(rows, list):
        return []
    return [row for row in rows if isinstance(row, list) and len(row) == _PARTS]


def _as_bytes(held: _Held) -> bytes:
    there = (f"{name}\t{rows}\n" for name, rows in held.items() if _exists(name))
    body = "".join(there).encode("ascii")
    return digests.of(body).encode() + b"\n" + body


def _exists(name: str) -> bool:
    """Whether there is a file of a name in JSON."""
    try:
        return os.path.lexists(json.loads(name))
    except (ValueError, TypeError):
        return False
