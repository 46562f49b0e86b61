"""Files that lie at an address, such as `s3://bucket/site`. The only module that knows fsspec."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from threading import Lock
from typing import Any, BinaryIO, cast

from postlint.files import mounted
from postlint.record import NamedTuple
from postlint.source import UnreadableError

_LARGEST = 1 << 40
"""Bytes that a placeholder seems to have at most."""
_MOST_AHEAD = 1_000_000
"""Bytes: larger files are not read before they are asked for."""
_MOST_IN_MEMORY = 16_000_000
"""Bytes of an output; larger ones wait on the disk."""
_FEW_BYTES = 1024
"""Who asks for so few of a file asks for those of its neighbours as well."""
_IN_MEMORY = "memory"


class AddressError(Exception):
    """An address that cannot be used. Its text says which and why, in one line."""


class Listing(NamedTuple):
    """The files at an address: their sizes by path as seen from there.

    `contents` is what they hold where no other process can read it.
    """

    url: str
    sizes: Mapping[str, int]
    contents: Mapping[str, bytes] | None = None

    @property
    def name(self) -> str:
        """The last name in the address."""
        place = self.url.partition("::")[0].partition("://")[2].strip("/")
        name = place.rpartition("/")[2]
        return name if _fits(name) else "site"


def listing(url: str) -> Listing:
    """The files at an address, but for what git keeps. Raises AddressError."""
    with _told(url):
        filesystem, root = _opened(url)
        found = filesystem.find(root, detail=True)
        if not found and not filesystem.exists(root):
            raise AddressError(f"{url}: there is no such folder or bucket")
        base = _base(root)
        sizes = {
            path: info.get("size") or 0
            for name, info in found.items()
            if (path := name.removeprefix(base).lstrip("/")) and not path.endswith("/")
        }
        if found and not any(name.startswith(base) for name in found):
            raise AddressError(f"{url}: it is a file: name the folder that it lies in")
        held = None
        if _IN_MEMORY in filesystem.protocol:
            held = {path: filesystem.cat_file(base + path) for path in sizes}
    kept = {path: size for path, size in sizes.items() if not _is_of_git(path)}
    return Listing(url, kept, held)


def lay(folder: str, found: Listing) -> Iterator[str]:
    """Writes the placeholders of files into an empty folder; yields the paths that no file has.

    A `.git` stands beside them: what lies at an address belongs together as a repository does.
    """
    os.makedirs(os.path.join(folder, ".git"))
    made: set[str] = set()
    for path, size in found.sizes.items():
        above = path.rpartition("/")[0]
        place = os.path.join(folder, path)
        try:
            if not all(map(_fits, path.split("/"))):
                raise ValueError(path)
            if above not in made:
                os.makedirs(os.path.join(folder, above), exist_ok=True)
                made.add(above)
            with open(place, "xb") as file:
                file.truncate(min(size, _LARGEST))
        except (OSError, ValueError):
            yield path


@contextmanager
def laid_out(url: str) -> Iterator[tuple[str, Listing, list[str]]]:
    """A folder of this process that seems to hold the files at an address, and these.

    With the paths that no file has. It is gone after the block. Raises AddressError.
    """
    found = listing(url)
    with TemporaryDirectory(prefix="postlint-", ignore_cleanup_errors=True) as above:
        folder = os.path.join(os.path.realpath(above), found.name)
        unfit = list(lay(folder, found))
        at_address = AtAddress(folder, found)
        mounted.mount(at_address)
        try:
            yield folder, found, unfit
        finally:
            mounted.unmount(at_address)


class AtAddress:
    """A folder of placeholders, and where what they stand for is read."""

    def __init__(self, folder: str, found: Listing) -> None:
        self.folder = os.path.join(folder, "")
        self.found = found
        self._heads: dict[str, bytes] = {}
        self._ahead: dict[str, Future[Mapping[str, Any]]] = {}
        self._reader = ThreadPoolExecutor(1)
        self._lock = Lock()
        self._filesystem: Any = None
        self._base = ""

    def head(self, path: str, most: int) -> bytes:
        """The first bytes of a file at a path as seen from the folder. Raises UnreadableError."""
        if self.found.contents is not None:
            return self.found.contents[path][:most]
        if self.found.sizes.get(path) == 0:  # of nothing, stores give no range
            return b""
        if (future := self._ahead.pop(path, None)) is not None:
            data = future.result().get(path)
            if isinstance(data, bytes):
                return data[:most]
        if most <= _FEW_BYTES:
            if path not in self._heads:
                self._bring_heads(path)
            if (start := self._heads.get(path)) is not None:
                return start[:most]
        try:
            with self._lent() as files:
                data = files.cat_file(self._base + path, start=0, end=most)
        except (FileNotFoundError, PermissionError) as error:
            raise UnreadableError(f"cannot be read: {_reason(error)}", "Check its store.") from None
        except Exception as error:  # noqa: BLE001 - each store has its own
            raise AddressError(f"{self.found.url}: {path}: {_reason(error)}") from None
        assert isinstance(data, bytes)
        return data

    def bring(self, paths: Iterable[str]) -> None:
        """Begins to read small files together: a store takes as long for many as for one."""
        if self.found.contents is not None:
            return
        small = [path for path in paths if 0 < self.found.sizes.get(path, 0) <= _MOST_AHEAD]
        future = self._reader.submit(self._read, small)
        self._ahead |= dict.fromkeys(small, future)

    def _read(self, paths: list[str]) -> Mapping[str, Any]:
        """What files hold, or what went wrong, by path; nothing where all went wrong."""
        with suppress(Exception):
            with self._lent() as files:
                names = [self._base + path for path in paths]
                found = files.cat_ranges(names, None, None, on_error="return")
            return dict(zip(paths, found, strict=True))
        return {}

    def _bring_heads(self, path: str) -> None:
        """Reads the first bytes of all files of a kind in a folder."""
        folder, _, name = path.rpartition("/")
        ending = name.rpartition(".")[2]
        beside = [
            other
            for other, size in self.found.sizes.items()
            if size and other.rpartition("/")[0] == folder and other.endswith(f".{ending}")
        ]
        with suppress(Exception):
            with self._lent() as files:
                names = [self._base + other for other in beside]
                heads = files.cat_ranges(names, 0, _FEW_BYTES, on_error="return")
            pairs = zip(beside, heads, strict=True)
            self._heads |= {other: data for other, data in pairs if isinstance(data, bytes)}

    @contextmanager
    def _lent(self) -> Iterator[Any]:
        """The file system, to one thread at a time: most of them keep what they list unguarded."""
        with self._lock:
            if self._filesystem is None:
                self._filesystem, root = _opened(self.found.url)
                self._base = _base(root)
            yield self._filesystem


@contextmanager
def written_to(url: str) -> Iterator[BinaryIO]:
    """What is written to it is stored at an address, or nothing if the block raises.

    Raises AddressError.
    """
    with SpooledTemporaryFile(_MOST_IN_MEMORY) as made:
        yield cast(BinaryIO, made)
        made.seek(0)
        with _told(url):
            filesystem, place = _opened(url)
            with filesystem.open(place, "wb") as file:
                copyfileobj(made, file)


def _opened(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    filesystem, root = url_to_fs(url)
    return filesystem, root


def _base(root: str) -> str:
    return f"{root.rstrip('/')}/" if root.strip("/") else ""


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turns whatever a store raises into an AddressError."""
    try:
        yield
    except AddressError:
        raise
    except ImportError as error:
        if error.name == "fsspec":
            raise AddressError(f"{url}: reading it needs the extra `dask` of postlint") from None
        raise AddressError(f"{url}: {_package(url)}") from None
    except Exception as error:  # noqa: BLE001 - each store has its own
        raise AddressError(f"{url}: {_reason(error)}") from None


def _package(url: str) -> str:
    """What is to be installed for an address."""
    from fsspec.registry import known_implementations

    protocols = re.findall(r"([A-Za-z0-9+.-]+)://", url)
    told = [
        known_implementations[each].get("err")
        for each in protocols
        if each in known_implementations
    ]
    return next((f"{text[0].lower()}{text[1:]}" for text in told if text), "a package is missing")


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file, folder or bucket"
    if isinstance(error, PermissionError):
        return "its store does not let you in"
    if isinstance(error, ValueError):
        return "it is no address that fsspec knows"
    return f"its store does not answer ({type(error).__name__})"


def _fits(name: str) -> bool:
    """Whether a name can be a file's or a folder's."""
    return name not in ("", ".", "..") and "\0" not in name and os.sep not in name


def _is_of_git(path: str) -> bool:
    return ".git" in path.split("/")[:-1]
