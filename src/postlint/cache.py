"""Keeps what was found in posts, in files of a folder.

A result is found by the post's path and by a key that is made of all that it depends on, so a
result is never stale. Files are replaced whole: runs side by side lose entries at worst. What is
damaged, or not postlint's, is no entry. Nothing of it is ever run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import datetime
from hashlib import blake2b
from typing import Any

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.profile.site_files import SiteFiles
from postlint.source import Span

_MAGIC = b"postlint results 1 "
_SUFFIX = ".results"
_TEMPORARY = ".tmp"
_SHARDS = 64
"""How many files the results lie in: a run on one post reads and writes but one of them."""
_MOST_OF_A_POST = 4
"""How many results are kept of a post, by different settings; the last ones used."""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Results of postlint. May be deleted.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found in a post: `diagnostics` as JSON.

    It holds at moments between `since` and `until`, both exclusive, in ISO 8601; empty where
    there is no such bound. It holds while the site's files that were `asked` for (a JSON list)
    have the digest `files`; both are empty where none were.
    """

    key: bytes
    """In hexadecimal digits."""
    since: bytes
    until: bytes
    asked: bytes
    files: bytes
    diagnostics: bytes

    def holds_at(self, now: datetime | None) -> bool:
        if not self.since and not self.until:
            return True
        return now is not None and all(
            (
                not self.since or datetime.fromisoformat(self.since.decode()) < now,
                not self.until or now < datetime.fromisoformat(self.until.decode()),
            )
        )

    def holds_for(self, files: SiteFiles | None) -> bool:
        if not self.asked:
            return True
        asked = [_text(path) for path in json.loads(self.asked)]
        return files is not None and files.digest(asked).encode() == self.files


_PARTS = len(fields(Entry))


@dataclass(slots=True)
class Shard:
    """The results in one file, of each post the last used one first."""

    entries: dict[bytes, list[Entry]] = field(default_factory=dict)
    is_changed: bool = False

    def add(self, post: bytes, entry: Entry) -> None:
        others = [old for old in self.entries.get(post, ()) if old.key != entry.key]
        self.entries[post] = [entry, *others[: _MOST_OF_A_POST - 1]]
        self.is_changed = True


class Cache:
    """The results in a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._shards: dict[int, Shard] = {}

    def get(
        self, path: str, key: bytes, now: datetime | None = None, files: SiteFiles | None = None
    ) -> tuple[Diagnostic, ...] | None:
        """What was found in the post at a path with this key; None where that is not known.

        `files` are those of the post's site, as they are now.
        """
        post = _name(path)
        for entry in self._shard(post).entries.get(post, ()):
            if entry.key == key:
                try:
                    if entry.holds_at(now) and entry.holds_for(files):
                        return tuple(map(_diagnostic, json.loads(entry.diagnostics)))
                except (ValueError, TypeError, KeyError, IndexError):
                    return None  # not what postlint writes
        return None

    def knows(self, path: str) -> bool:
        """Whether something was found in the post at a path before, by whatever key."""
        post = _name(path)
        return post in self._shard(post).entries

    def put(self, path: str, entry: Entry) -> None:
        post = _name(path)
        self._shard(post).add(post, entry)

    def read_all(self) -> None:
        """Reads all files now, for processes that are forked to share."""
        for number in range(_SHARDS):
            self._read(number)

    def save(self) -> None:
        """Writes what changed, without the posts that are gone; nothing where that is forbidden."""
        changed = [number for number, shard in self._shards.items() if shard.is_changed]
        if not changed:
            return
        with suppress(OSError):
            self._make_folder()
            for number in changed:
                shard = self._shards[number]
                _write(self._path(number), _as_bytes(shard))
                shard.is_changed = False

    def _make_folder(self) -> None:
        if not os.path.isdir(self.folder):
            os.makedirs(self.folder, exist_ok=True)
            for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
                with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                    file.write(text)

    def _path(self, number: int) -> str:
        return os.path.join(self.folder, f"{number:02}{_SUFFIX}")

    def _shard(self, post: bytes) -> Shard:
        return self._read(blake2b(post, digest_size=1).digest()[0] % _SHARDS)

    def _read(self, number: int) -> Shard:
        if number not in self._shards:
            data = b""
            with suppress(OSError), open(self._path(number), "rb") as file:
                data = file.read()
            self._shards[number] = _shard_of(data)
        return self._shards[number]


def entry_of(
    key: bytes,
    diagnostics: Iterable[Diagnostic],
    since: datetime | None = None,
    until: datetime | None = None,
    files: SiteFiles | None = None,
) -> Entry:
    """What is kept of a result. What was asked of `files` was asked for it."""
    made = json.dumps([_kept(each) for each in diagnostics], separators=(",", ":"))
    asked = sorted(files.asked) if files is not None else []
    if files is None or not asked:
        return Entry(key, _iso(since), _iso(until), b"", b"", made.encode())
    state = files.digest(asked).encode()
    return Entry(key, _iso(since), _iso(until), json.dumps(asked).encode(), state, made.encode())


def _iso(moment: datetime | None) -> bytes:
    return moment.isoformat().encode() if moment else b""


def clear(folder: str) -> int:
    """Deletes the results in a folder; the folder too, where nothing else is in it.

    Returns how many files were deleted. Raises OSError.
    """
    if not os.path.isdir(folder):
        return 0
    ours = [name for name in os.listdir(folder) if name.endswith((_SUFFIX, _TEMPORARY))]
    for name in [*ours, ".gitignore", "CACHEDIR.TAG"]:
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, name))
    with suppress(OSError):
        os.rmdir(folder)
    return len(ours)


# Files


def _name(path: str) -> bytes:
    """What a post is known by: its absolute path, which holds no tab and no line end in JSON."""
    return json.dumps(os.path.abspath(path)).encode()


def _shard_of(data: bytes) -> Shard:
    """The results in a file's bytes; none where they are not as they were written."""
    head, _, body = data.partition(b"\n")
    shard = Shard()
    if head != _head(body):
        return shard
    for line in body.split(b"\n"):
        post, *parts = line.split(b"\t")
        if len(parts) == _PARTS:
            shard.entries.setdefault(post, []).append(Entry(*parts))
    return shard


def _as_bytes(shard: Shard) -> bytes:
    lines = [
        b"\t".join((post, *(getattr(entry, part.name) for part in fields(Entry))))
        for post, entries in shard.entries.items()
        if _is_there(post)
        for entry in entries
    ]
    body = b"".join(line + b"\n" for line in lines)
    return _head(body) + b"\n" + body


def _is_there(post: bytes) -> bool:
    """Whether a post that is known by a name still exists."""
    try:
        return os.path.lexists(_text(json.loads(post)))
    except (ValueError, TypeError):
        return False


def _head(body: bytes) -> bytes:
    return _MAGIC + blake2b(body, digest_size=16).hexdigest().encode()


def _write(path: str, data: bytes) -> None:
    """Writes a file whole or not at all."""
    from tempfile import mkstemp

    descriptor, temporary = mkstemp(_TEMPORARY, dir=os.path.dirname(path))
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


# Diagnostics


def _kept(diagnostic: Diagnostic) -> list[Any]:
    fix = diagnostic.fix
    return [
        diagnostic.rule,
        diagnostic.group,
        diagnostic.severity.value,
        diagnostic.message,
        diagnostic.span,
        diagnostic.help,
        [[related.span, related.message, related.path] for related in diagnostic.related],
        fix
        and [fix.title, fix.applicability.value, [[edit.span, edit.text] for edit in fix.edits]],
    ]


def _diagnostic(kept: list[Any]) -> Diagnostic:
    """The diagnostic that was kept. Raises ValueError or TypeError for anything else."""
    rule, group, severity, message, span, help_, related, fix = kept
    return Diagnostic(
        _text(rule),
        _text(group),
        Severity(severity),
        _text(message),
        _span(span),
        help_ and _text(help_),
        tuple(
            Related(_span(place), _text(said), path and _text(path))
            for place, said, path in related
        ),
        fix and _fix(*fix),
    )


def _fix(title: str, applicability: str, edits: list[Any]) -> Fix:
    made = tuple(Edit(_span(span), _text(text)) for span, text in edits)
    return Fix(_text(title), Applicability(applicability), made)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _span(value: Any) -> Span:
    start, end = value
    if not (type(start) is type(end) is int and 0 <= start <= end):
        raise ValueError("no span")
    return Span(start, end)
