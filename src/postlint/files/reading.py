"""What files hold, and what tells that a file still holds it. The only module that reads files.

All are read up to a limit; a pipe or a device, which might never end, is refused.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from postlint.files import mounted, unsaved
from postlint.files.boundary import is_of_git, leads_out
from postlint.record import NamedTuple
from postlint.source import UnreadableError

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_HAS_CHANGE_TIME = os.name == "posix"
"""Elsewhere `st_ctime` is when a file was made, which tells nothing."""
LONG_AGO = 2_000_000_000
"""Nanoseconds: no file system counts time in coarser steps."""
_HELD = "held by an editor"
"""Proves nothing."""


class TooLargeError(Exception):
    """A file of more bytes than postlint reads. Its argument is their number."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


class Reading(NamedTuple):
    """What a file held. `status` is what the system said of it just before.

    It is None where an editor holds the file.
    """

    data: bytes
    status: os.stat_result | None

    @property
    def size(self) -> int:
        """Bytes of the file, of which `data` may have the first alone."""
        return max(self.status.st_size if self.status else 0, len(self.data))

    def proof(self, now: int) -> str:
        """A stamp that the file only has while it holds the same; empty where none is sure.

        `now` is a time before it was read, in nanoseconds. A file that was changed just before may
        change again within the same step of the clock: its stamp proves nothing.
        """
        status = self.status
        if status is None or not _HAS_CHANGE_TIME:
            return ""
        is_old = max(status.st_mtime_ns, status.st_ctime_ns) < now - LONG_AGO
        return _stamp(status) if is_old else ""


def read(path: str, most: int, within: str | None = None) -> Reading:
    """What a file holds. Raises UnreadableError, and TooLargeError for more than `most` bytes.

    `within` is for files that nobody named: they are refused where links lead out of where that
    folder belongs.
    """
    if within is not None and leads_out(path, within):
        raise UnreadableError("is a link that leads elsewhere", "Put the file itself there.")
    reading = head(path, most + 1)
    if len(reading.data) > most:
        raise TooLargeError(reading.size)
    return reading


def head(path: str, most: int, *, takes_git: bool = False) -> Reading:
    """The first bytes of a file, `most` of them. Raises UnreadableError.

    What git keeps of a repository is read, under whatever name, by what `takes_git` alone: it may
    hold passwords.
    """
    if not takes_git and _is_of_git(path):
        raise UnreadableError("is git's own", "Keep it outside of `.git`.")
    shown = unsaved.held(path)
    return Reading(shown[:most], None) if shown is not None else _on_disk(path, most)


def lies_on_disk(path: str, data: bytes) -> bool:
    """Whether this is what a file holds, whatever an editor shows of it."""
    try:
        return _on_disk(path, len(data) + 1).data == data
    except UnreadableError:
        return False


def _on_disk(path: str, most: int) -> Reading:
    try:
        with open(os.open(path, os.O_RDONLY | _WITHOUT_WAITING), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("is no regular file", "Lint standard input with `-` instead.")
            afar = mounted.read_from(path, most)
            return Reading(file.read(most) if afar is None else afar, status)
    except OSError as error:
        reason = f"cannot be opened: {(error.strerror or str(error)).lower()}"
        raise UnreadableError(reason, "Check the file and its permissions.") from None
    except ValueError:  # a NUL in it
        raise UnreadableError("has a path that no file has", "Check the path.") from None


def _is_of_git(path: str) -> bool:
    try:
        if not (os.path.islink(path) or ".git" in path.lower()):
            return False
        here = os.path.realpath(os.getcwd())
        return is_of_git(os.path.relpath(os.path.realpath(path), here))
    except (OSError, ValueError):  # a path that no file has, or on another drive
        return False


def text_of(
    path: Path, most: int, errors: str = "strict", within: Path | None = None
) -> str | None:
    """The text of a file, with `\n` as its only line end.

    None where it cannot be read, is no UTF-8 or has more than `most` bytes. `within` as of `read`.
    """
    try:
        data = read(str(path), most, None if within is None else str(within)).data
        text = data.decode("utf-8-sig", errors)
    except (UnreadableError, TooLargeError, UnicodeDecodeError):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shipped(path: str | Path) -> bytes:
    """What a file holds that comes with postlint, or with code that runs. Raises OSError."""
    with open(path, "rb", buffering=0) as file:
        return file.readall()


def stamp(path: str) -> str:
    """What the system says of a file, as far as any change of what it holds changes it.

    Raises OSError. The time of the last change (`ctime`) cannot be set by programs, other than
    that of the last writing (`mtime`).
    """
    return _HELD if unsaved.held(path) is not None else _stamp(os.stat(path))


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
