"""Folders that hold nothing but what postlint wrote, such as a cache."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import ENOTDIR
from time import time_ns

from postlint.files.boundary import is_within, leads_out
from postlint.files.reading import TooLargeError, head, read
from postlint.source import UnreadableError

_NEW = os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_UNFINISHED = ".tmp"
_TAGS = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Results of postlint. May be deleted.\n",
}


class Folder:
    """A folder of files that are all postlint's own, each with `magic` as its first bytes.

    A link in its place is no such folder, nor is what lies behind one that leads out of the working
    directory: neither is read, written or cleared.
    """

    def __init__(self, path: str, magic: bytes) -> None:
        self.path = path
        self._magic = magic
        self._is_read = False  # whether it is ours is asked once for all files

    def read(self, name: str, most: int) -> bytes:
        """What a file holds after `magic`; nothing where it is none of ours, or larger."""
        place = os.path.join(self.path, name)
        try:
            self._is_read = self._is_read or self._is_there()
            if not self._is_read or os.path.islink(place):
                return b""
            data = read(place, most).data
        except (UnreadableError, TooLargeError, NotADirectoryError):
            return b""
        return data.removeprefix(self._magic) if data.startswith(self._magic) else b""

    def write(self, name: str, data: bytes) -> None:
        """Makes a file hold `magic` and `data`; the folder too, if missing. Raises OSError."""
        if not self._is_there():
            self._make()
        place = os.path.join(self.path, name)
        temporary = f"{place}.{os.getpid()}-{time_ns()}{_UNFINISHED}"
        try:
            with open(os.open(temporary, os.O_WRONLY | _NEW, 0o600), "wb") as file:
                file.write(self._magic + data)
            os.replace(temporary, place)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise

    def clear(self) -> int:
        """Deletes what is ours, and the folder where nothing else is in it. Raises OSError.

        Returns how many files were deleted.
        """
        if not self._is_there():
            return 0
        ours = [name for name in os.listdir(self.path) if self._is_ours(name)]
        for name in ours:
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(self.path, name))
        for name, text in _TAGS.items():
            if self._begins(name, text):
                os.unlink(os.path.join(self.path, name))
        with suppress(OSError):
            os.rmdir(self.path)
        return len(ours)

    def _is_ours(self, name: str) -> bool:
        place = os.path.join(self.path, name)
        is_unfinished = name.endswith(_UNFINISHED) and os.lstat(place).st_size == 0
        return is_unfinished or self._begins(name, self._magic)

    def _begins(self, name: str, start: bytes) -> bool:
        place = os.path.join(self.path, name)
        try:
            return not os.path.islink(place) and head(place, len(start)).data == start
        except UnreadableError:
            return False

    def _is_there(self) -> bool:
        """Whether the folder is there. Raises NotADirectoryError where it is none of ours."""
        here = os.getcwd()
        above = os.path.dirname(os.path.abspath(self.path))
        if is_within(above, here) and leads_out(above, here):
            raise NotADirectoryError(ENOTDIR, "it lies behind a link", self.path)
        try:
            status = os.lstat(self.path)
        except FileNotFoundError:
            return False
        if not stat.S_ISDIR(status.st_mode):
            raise NotADirectoryError(ENOTDIR, "a link or a file stands in its place", self.path)
        return True

    def _make(self) -> None:
        os.makedirs(self.path, exist_ok=True)
        for name, text in _TAGS.items():
            with open(os.path.join(self.path, name), "xb") as file:
                file.write(text)
