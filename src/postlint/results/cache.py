"""Keeps what was found in posts, in files of a folder.

A result is kept with digests of all that it depends on, so it is never stale. Files are replaced
whole: runs side by side lose entries at worst. What is damaged, or not postlint's, is no entry.
Nothing of it is ever run. The parts of a result stay JSON until they are asked for.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from json.encoder import encode_basestring_ascii as _as_json
from zlib import crc32

from postlint.files.own_folder import Folder
from postlint.profile.site_files import SiteFiles
from postlint.profile.states import States
from postlint.record import NamedTuple
from postlint.results.kept import NO_ITEMS, NOTHING, WrittenFacts, as_json, known_parts, parsed

_MAGIC = b"postlint results 6 "
_SUFFIX = ".results"
_LARGEST = 100_000_000
"""Bytes of a file of them; a larger one is read as empty."""
_SHARDS = 64
"""How many files the results lie in: a run on one post reads and writes but one of them."""
_SITES, _TEXTS = _SHARDS, _SHARDS + 1
"""The numbers of the files for what was found in whole sites, and for what is known of texts."""
_MOST_OF_A_POST = 4
"""How many results are kept of a post, by different settings; the last ones used."""


class Entry(NamedTuple):
    """What was found in a post, and when that holds.

    `inputs` and `content` are digests: of all that it depends on beside the post, and of the
    post's bytes. `stamp` is that of a file which was sure to hold these bytes; empty where nothing
    is sure. It holds at moments between `since` and `until`, both exclusive, in ISO 8601; empty
    where there is no such bound. It holds while the site's files that were `asked` for have the
    digest `files`, and while the site's posts give the same answers to the questions in `shared`.
    `asked` and all behind it is JSON: `found` and `places` as `kept` writes them, then the parts
    of `WrittenFacts`, and how what was found is shown as text. `found` is null where only facts
    were made.
    """

    inputs: str
    content: str
    stamp: str
    since: str
    until: str
    files: str
    asked: str
    shared: str
    found: str
    places: str
    habits: str
    silenced: str
    of_rules: str
    digest: str
    texts: str = NO_ITEMS

    @property
    def facts(self) -> WrittenFacts | None:
        """The facts of the post; None where none were asked for."""
        if self.habits == NOTHING:
            return None
        return WrittenFacts(self.habits, self.silenced, self.of_rules, self.digest)

    def without_facts(self) -> Entry:
        """What makes the report alone."""
        return self._replace(habits=NOTHING, silenced=NOTHING, of_rules=NOTHING, digest=NOTHING)

    def holds(self, now: datetime | None, files: SiteFiles | None) -> bool:
        """Whether it holds at a moment, for these files of the post's site.

        Raises ValueError or TypeError for what postlint did not write.
        """
        return (not (self.since or self.until) or self._holds_at(now)) and (
            self.asked == NO_ITEMS
            or (files is not None and files.digest(parsed(self.asked)) == self.files)
        )

    def _holds_at(self, now: datetime | None) -> bool:
        return (
            now is not None
            and (not self.since or datetime.fromisoformat(self.since) < now)
            and (not self.until or now < datetime.fromisoformat(self.until))
        )


_PARTS = len(Entry._fields)
_Held = dict[str, str]
"""The results of posts by absolute path, in JSON: their parts in columns, the last used first.

No column has a tab or a line end in it: JSON writes them otherwise. What is not asked for stays one
text, which takes a third of the memory.
"""


class Cache:
    """The results in a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = Folder(folder, _MAGIC)
        self._here = os.path.join(os.getcwd(), "")
        self._shards: dict[int, _Held] = {}
        self._changed: set[int] = set()
        self._sites: dict[str, States] = {}

    def entries(self, path: str, inputs: str) -> list[Entry]:
        """What was found in the post at a path with these inputs, the last used one first."""
        name = self._name(path)
        rows = _rows(self._shard(_number(name)), name)
        return [row for row in rows if row.inputs == inputs]

    def put(self, path: str, entry: Entry) -> None:
        name = self._name(path)
        number = _number(name)
        held = self._shard(number)
        others = [row for row in _rows(held, name) if row[:2] != entry[:2]]
        rows = [entry, *others[: _MOST_OF_A_POST - 1]]
        held[_as_json(name)] = "\t".join(["\t".join(row) for row in rows])
        self._changed.add(number)

    def put_texts(self, path: str, inputs: str, content: str, texts: str) -> None:
        """Keeps how what was found in a post is shown, if it is still the same."""
        for row in self.entries(path, inputs):
            if row.content == content:
                self.put(path, row._replace(texts=texts))

    def site(self, root: str) -> list[str]:
        """What is kept of the site with its root at an absolute path, in columns."""
        found = self._shard(_SITES).get(_as_json(root))
        return [] if found is None else found.split("\t")

    def put_site(self, root: str, columns: list[str]) -> None:
        self._shard(_SITES)[_as_json(root)] = "\t".join(columns)
        self._changed.add(_SITES)

    def teach(self, files: SiteFiles) -> None:
        """Tells files of a site what is kept of their texts, and keeps what they learn of them."""
        if files.root not in self._sites:
            self._sites[files.root] = files.states
            files.states.parts |= known_parts(self._shard(_TEXTS).get(_as_json(files.root), "{}"))

    def _learn(self) -> None:
        for root, states in self._sites.items():
            if states.has_learnt:
                self._shard(_TEXTS)[_as_json(root)] = as_json(states.parts)
                self._changed.add(_TEXTS)

    def save(self) -> None:
        """Writes what changed, without the posts that are gone; nothing where that is forbidden."""
        self._learn()
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
    """The results in a file's bytes; none where they are not as they were written.

    Each line has those of a post: its path, a tab, and their columns.
    """
    head, _, body = data.partition(b"\n")
    if not body.isascii() or head != _checksum(body):
        return {}
    lines = (line.partition("\t") for line in body.decode("ascii").split("\n"))
    return {name: rows for name, _, rows in lines if rows}


def _rows(held: _Held, name: str) -> list[Entry]:
    """The results of a post; whoever uses one finds out whether its parts are what they should."""
    found = held.get(_as_json(name))
    if found is None:
        return []
    columns = found.split("\t")
    if len(columns) == _PARTS:
        return [Entry._make(columns)]
    if len(columns) % _PARTS:
        return []
    return [Entry._make(columns[at : at + _PARTS]) for at in range(0, len(columns), _PARTS)]


def _as_bytes(held: _Held) -> bytes:
    there = (f"{name}\t{rows}\n" for name, rows in held.items() if _exists(name))
    body = "".join(there).encode("ascii")
    return _checksum(body) + b"\n" + body


def _checksum(body: bytes) -> bytes:
    """What tells that bytes are as they were written: nobody is to be kept from forging it."""
    return b"%d %08x" % (len(body), crc32(body))


def _exists(name: str) -> bool:
    """Whether there is a file of a name in JSON."""
    try:
        return os.path.lexists(json.loads(name))
    except (ValueError, TypeError):
        return False
