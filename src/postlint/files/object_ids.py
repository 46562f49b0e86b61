"""Whether files hold what git keeps under an id."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.files.git import LARGEST
from postlint.files.reading import TooLargeError, read
from postlint.source import UnreadableError

_HASHES = {40: "sha1", 64: "sha256"}


def holds(path: str, object_id: bytes) -> bool:
    """Whether a file holds what an object of git's does, line ends aside."""
    try:
        data = read(path, LARGEST).data
    except (UnreadableError, TooLargeError):
        return False
    return object_id in (_object_id(form, len(object_id)) for form in _forms(data))


def _forms(data: bytes) -> Iterator[bytes]:
    """What git may hold for a file: its bytes, or those with other line ends."""
    yield data
    if b"\r\n" in data:
        yield data.replace(b"\r\n", b"\n")
    elif b"\n" in data:
        yield data.replace(b"\n", b"\r\n")


def _object_id(data: bytes, digits: int) -> bytes:
    """The id that git gives some bytes, in a repository whose ids have so many digits."""
    import hashlib

    made = hashlib.new(_HASHES.get(digits, "sha1"), usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest().encode()
