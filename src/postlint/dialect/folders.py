"""Where the files lie that addresses in a post lead to."""

from __future__ import annotations

from typing import Literal

from postlint.record import NamedTuple


class Folders(NamedTuple):
    """The folders of a site, seen from its root. `{source|.}` is the setting `source`, or `.`.

    `published` are those whose paths are addresses as they are; one with a setting that is not
    set is left out. `elsewhere` are those whose files are published at other paths.
    `beside` are the places from which a relative address is seen: the post's own `folder`, that of
    its `page` where several files make one, and its `stem`, the folder named like the file.
    `may_be_more`: files may come from elsewhere, always or where one of these settings is there.
    `unknown_with`: settings with which nothing is known to be missing. `from_root`: addresses from
    the site's root are known. `alias` stands for the site's root at the start of an address.
    `has_aliases`: so may any word.
    """

    published: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    beside: tuple[Literal["folder", "page", "stem"], ...] = ("folder",)
    may_be_more: bool | tuple[str, ...] = False
    unknown_with: tuple[str, ...] = ()
    from_root: bool = True
    alias: str = ""
    has_aliases: bool = False
