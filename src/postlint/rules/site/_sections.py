"""Sections of Hugo's that have another address than their folder."""

from __future__ import annotations

from collections.abc import Sequence
from posixpath import basename, dirname
from typing import Protocol, TypeVar


class _Page(Protocol):
    @property
    def address(self) -> str | None: ...

    @property
    def page(self) -> str | None: ...


P = TypeVar("P", bound=_Page)


def outside_moved(posts: Sequence[tuple[str, P]]) -> list[tuple[str, P]]:
    """The posts whose address does not follow from that of a section above them.

    The `slug` of a section moves all that is in it: nothing is said of that.
    """
    indexes = (post for _, post in posts if post.page and "_index." in post.page)
    moved = {dirname(post.page or "") for post in indexes if _is_moved(post)}
    if not moved:
        return list(posts)
    return [(path, post) for path, post in posts if not _is_below(post.page or "", moved)]


def _is_moved(post: _Page) -> bool:
    if not post.page or not post.address or not basename(post.page).startswith("_index."):
        return False
    own = dirname(post.page).partition(":")[2].lower().replace(" ", "-")
    return bool(own) and not post.address.rstrip("/").lower().endswith(f"/{own}")


def _is_below(page: str, folders: set[str]) -> bool:
    folder = dirname(page)
    if basename(page).startswith("_index."):
        folder = dirname(folder)
    while folder:
        if folder in folders:
            return True
        folder = dirname(folder)
    return False
