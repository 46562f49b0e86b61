"""What a generator writes of a post."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from postlint.profile.site import Place


class Told(NamedTuple):
    """What an address follows from: where a post stands, and what its front matter says.

    The keys of `values` are in lower case. `now` is the moment of the build; None where it does
    not matter whether a post is published yet.
    """

    place: Place
    values: Mapping[str, object]
    now: datetime | None


class Output(NamedTuple):
    """Where a generator writes what it makes of a post.

    `file` is its page's, from the root of the output and with no `/` before it; None where there
    is none, or where it cannot be told. `redirects` are the files that lead there from the old
    addresses in its front matter, in their order; an empty one is not known. Of two posts with one
    `identity` only one is built, or none. `page` is the path of a post in the content, behind
    its language and a colon, and `terms` what it is filed under, where `lists` need them.
    """

    file: str | None = None
    redirects: tuple[str, ...] = ()
    identity: str | None = None
    page: str | None = None
    terms: tuple[str, ...] = ()


class Copy(NamedTuple):
    """A file of the output that no post is the source of, and what it is in words."""

    file: str
    what: str


def address(file: str) -> str:
    """The address of a file of the output, as people write it."""
    return f"/{file.removesuffix('index.html')}"


def listed(value: object) -> tuple[object, ...]:
    """What a key says that takes one value or a list of them."""
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
