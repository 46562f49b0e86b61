"""Texts of many posts, held until they are looked at together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_BITS = 20
_BLOCK = 1 << _BITS
"""Bytes: large enough for the system to take a block back as soon as it is let go."""


class Shelf:
    """A text a post, by its path, and its digest.

    They lie side by side in blocks: the memory of as many texts, each by itself, would stay taken
    until the last of them is gone. A text is one line of ASCII, as all JSON here.
    """

    def __init__(self) -> None:
        self._posts: list[tuple[str, int, str]] = []
        """Paths; where texts begin: the number of the block, and the place in it; digests."""
        self._blocks: list[bytearray | None] = []
        self._left: list[int] = []

    def __len__(self) -> int:
        return len(self._posts)

    def put(self, path: str, text: str, digest: str) -> None:
        """Raises UnicodeEncodeError, which is a ValueError, for what is no ASCII."""
        if not self._blocks or len(self._blocks[-1] or b"") >= _BLOCK:
            self._blocks.append(bytearray())
            self._left.append(0)
        block = self._blocks[-1]
        assert block is not None
        start = len(block)
        block += text.encode("ascii")
        block += b"\n"
        self._left[-1] += 1
        self._posts.append((path, len(self._blocks) - 1 << _BITS | start, digest))

    def sort(self, rank: Callable[[str], Any]) -> None:
        """Puts the posts in the order of what ranks their paths."""
        self._posts.sort(key=lambda post: rank(post[0]))

    def paths(self) -> Iterator[str]:
        return (path for path, _, _ in self._posts)

    def digests(self) -> Iterator[tuple[str, str]]:
        """The paths, and the digests of their texts."""
        return ((path, digest) for path, _, digest in self._posts)

    def taken(self) -> Iterator[tuple[str, str]]:
        """The paths and texts, which are gone then."""
        self._posts.reverse()
        while self._posts:
            path, at, _ = self._posts.pop()
            yield path, self._text(at)
            number = at >> _BITS
            self._left[number] -= 1
            if not self._left[number]:
                self._blocks[number] = None
        self._blocks.clear()
        self._left.clear()

    def _text(self, at: int) -> str:
        block = self._blocks[at >> _BITS]
        assert block is not None
        start = at & _BLOCK - 1
        return block[start : block.index(b"\n", start)].decode("ascii")
