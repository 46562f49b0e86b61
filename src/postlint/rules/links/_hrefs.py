"""The addresses that a post's links lead to."""

from collections.abc import Iterator

from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post

_LONGEST = 60


def addresses(post: Post) -> Iterator[tuple[Element, str]]:
    """The links with an address that no template makes, and that address as browsers trim it."""
    for link in post.elements("a", "area"):
        address = link.attribute("href")
        if address is not None and not is_dynamic(address):
            yield link, address.strip(" \t\r\n\f")


def shortened(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
