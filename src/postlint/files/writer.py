"""Writes files: each is the old one or the new one, whole, whenever a run is killed.

What writes is here, in `output` and in `own_folder`, and nowhere else.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress

from postlint.files import reading
from postlint.files.boundary import leads_out
from postlint.source import UnreadableError

PREFIX = ".postlint-"
SUFFIX = ".tmp"
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class NotWrittenError(Exception):
    """A file that was left as it is. The text says why, to follow the file's path."""


def write(path: str, before: bytes, after: bytes, trees: Iterable[str]) -> None:
    """Makes the file at `path`, read as `before`, hold `after`.

    The new bytes are written beside the file, brought to the disk, and renamed over it; mode and
    (where permitted) owner stay. A link is followed to a file inside one of the folders `trees`.
    Raises NotWrittenError where it leads elsewhere, where the file was changed since it was read,
    and where the system refuses.
    """
    target = _followed(path, trees)
    try:
        if not os.path.isfile(target) or not os.access(target, os.W_OK):
            raise NotWrittenError("is not a file that may be written")
        _replace(target, before, after)
    except OSError as error:
        raise refused(error) from None


def create(path: str, data: bytes, within: str) -> None:
    """Makes a file at `path`, where there is none, that holds `data`, and the folders above it.

    Raises NotWrittenError, and leaves no file, where the system refuses, and where links lead out
    of where the folder `within` belongs.
    """
    folder = os.path.dirname(path)
    if leads_out(folder, within):
        raise NotWrittenError("lies behind a link that leads elsewhere")
    try:
        os.makedirs(folder or ".", exist_ok=True)
        with open(path, "xb") as file:
            try:
                file.write(data)
                file.flush()
            except OSError:
                os.unlink(path)
                raise
    except OSError as error:
        raise refused(error) from None


def refused(error: OSError | ValueError) -> NotWrittenError:
    """What is told of a file that the system does not let be written."""
    said = error.strerror if isinstance(error, OSError) else None
    return NotWrittenError(f"cannot be written: {(said or str(error)).lower()}")


def clear_strays(folder: str) -> None:
    """Deletes temporary files that killed runs left in a folder; those in use stay."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(PREFIX) and name.endswith(SUFFIX):
                with suppress(OSError):
                    _delete_unused(os.path.join(folder, name))


def _followed(path: str, trees: Iterable[str]) -> str:
    target = os.path.realpath(path)
    if os.path.islink(path) and not any(_is_in(target, tree) for tree in trees):
        raise NotWrittenError("is a link to a file outside the folders that are linted")
    return target


def _is_in(target: str, tree: str) -> bool:
    """Whether a file is among those of a tree. Hidden folders are no part of it."""
    try:
        parts = os.path.relpath(target, os.path.realpath(tree)).split(os.sep)
    except ValueError:  # on another drive
        return False
    return not any(part.startswith(".") for part in parts)


def _replace(target: str, before: bytes, after: bytes) -> None:
    import tempfile  # brings ten modules, and most runs write nothing

    descriptor, temporary = tempfile.mkstemp(SUFFIX, PREFIX, os.path.dirname(target))
    try:
        with open(descriptor, "wb") as file:
            lock(descriptor)
            file.write(after)
            file.flush()
            keep_owner_and_mode(target, temporary)
            os.fsync(descriptor)
            if sys.platform != "win32":  # while it is locked: nobody else takes it for a stray
                _swap(target, temporary, before, after)
        if sys.platform == "win32":  # where open files cannot be renamed
            _swap(target, temporary, before, after)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _swap(target: str, temporary: str, before: bytes, after: bytes) -> None:
    most = max(len(before), len(after))
    try:
        now = reading.head(target, most + 1).data
    except UnreadableError:
        now = b""
    if now == before and os.stat(target).st_nlink > 1:
        raise NotWrittenError("has another name, a hard link, which would keep the old text")
    if now == before:
        os.replace(temporary, target)
    elif now != after:
        raise NotWrittenError("was changed by another program while postlint read it")


def keep_owner_and_mode(target: str, temporary: str) -> None:
    kept = os.stat(target)
    if sys.platform != "win32":
        for owner in (kept.st_uid, -1):
            with suppress(OSError):
                os.chown(temporary, owner, kept.st_gid)
                break
    os.chmod(temporary, stat.S_IMODE(kept.st_mode))


def _delete_unused(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY | _AS_IT_IS)
    try:
        lock(descriptor)
        if sys.platform != "win32":
            os.unlink(path)
    finally:
        os.close(descriptor)
    if sys.platform == "win32":  # which refuses to delete a file that somebody has open
        os.unlink(path)


def lock(descriptor: int) -> None:
    """Marks a file as in use until it is closed. Raises OSError where it is in use already."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
