"""What rules about images and embeds ask of the addresses that are loaded."""

from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived

LOADERS = ("img", "source", "video", "input")
"""The elements that load images and videos."""
_LOADING = ("src", "srcset", "poster", "data-src", "data-srcset")


@derived
def loaded(post: Post) -> tuple[tuple[Element, str, str], ...]:
    """What images and videos load: the element, the attribute's name, and its value.

    Left out are values that templates make.
    """
    return tuple(
        (element, name, value)
        for element in post.elements(*LOADERS)
        for name in _LOADING
        if (value := element.attribute(name)) and not is_dynamic(value)
    )
