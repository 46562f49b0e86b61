"""The alt texts that rules about wording read."""

from collections.abc import Iterator

from postlint.document.accessibility import is_hidden
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived


@derived
def alts(post: Post) -> tuple[tuple[Element, str], ...]:
    """The images that readers meet, each with its alt text, white space folded.

    Left out are images without one, and alt texts that the build makes.
    """
    return tuple(_found(post))


def _found(post: Post) -> Iterator[tuple[Element, str]]:
    for image in post.elements("img"):
        alt = " ".join((image.attribute("alt") or "").split())
        if alt and not is_dynamic(alt) and not alt.startswith("{") and not is_hidden(image):
            yield image, alt
