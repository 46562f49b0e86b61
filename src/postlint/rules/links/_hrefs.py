"""The addresses that a post's links lead to."""

from collections.abc import Iterator

from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.lookup.address import base_of

_LONGEST_SCHEME = 12


def addresses(post: Post) -> Iterator[tuple[Element, str]]:
    """The links with an address that no template makes, and that address as browsers trim it."""
    for link in post.elements("a", "area"):
        address = link.attribute("href")
        if address is not None and not is_dynamic(address):
            yield link, address.strip(" \t\r\n\f")


def inner_addresses(post: Post) -> Iterator[tuple[Element, str]]:
    """Those that may lead to the post's own site."""
    place = post.place
    if place is None:
        return
    base = base_of(place.site)
    host = base.hostname if base is not None else None
    for link, address in addresses(post):
        colon = address.find(":", 0, _LONGEST_SCHEME)
        leads_out = address.startswith("//") or (colon > 0 and address[:colon].isalnum())
        if not leads_out or (host and host in address.lower()):
            yield link, address
