"""What each generator is called where its version is pinned."""

from __future__ import annotations

from postlint.record import NamedTuple


class Packages(NamedTuple):
    """The names of one generator.

    `npm`, `gems`, `python` are packages, `tools` the names that version managers have for it,
    `variables` those of the environment, `files` hold its version alone, `images` are the last
    part of an image's name, `go` is its module.
    """

    npm: tuple[str, ...] = ()
    gems: tuple[str, ...] = ()
    python: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    go: str | None = None


UNPINNED = Packages()
"""A generator whose version nothing pins."""
