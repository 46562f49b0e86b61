"""What a generator writes of a post."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from postlint.profile.site import Place
from postlint.record import NamedTuple


class Told(NamedTuple):
    """What an address follows from: where a post stands, and what its front matter says.

    The keys of `values` are in lower case. `now` is the moment of the build; None where it does
    not matter whether a post is published yet.
    """

    place: Place
    values: Mapping[str, object]
    now: datetime | None


class Output(NamedTuple):
    """What a generator writes of a post, by addresses from the site's root: `/a/`, `/a.html`.

    `address` is its page's; None where it has none, or where it cannot be told. `redirects` are
    the old addresses in its front matter that lead there, in their order; an empty one is not
    known. Of two posts with one `identity` only one is built, or none. `page` is the path of a post
    in the content, behind its language and a colon, and `terms` what it is filed under, where
    `lists` need them. It is not `rendered` where it makes no page ever: its front matter says
    so, or it translates a post that is gone.
    """

    address: str | None = None
    redirects: tuple[str, ...] = ()
    identity: str | None = None
    page: str | None = None
    terms: tuple[str, ...] = ()
    rendered: bool = True


class Copy(NamedTuple):
    """An address of the site whose page no post is the source of, and what is there in words."""

    address: str
    what: str


def address_of(file: str) -> str:
    """The address that a file of the output is reached at."""
    is_index = file == "index.html" or file.endswith("/index.html")
    return f"/{file.removesuffix('index.html')}" if is_index else f"/{file}"


def listed(value: object) -> tuple[object, ...]:
    """What a key says that takes one value or a list of them."""
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
