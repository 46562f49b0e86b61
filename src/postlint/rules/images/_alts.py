"""The alt texts that rules about wording read."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.accessibility import alt, is_hidden, role
from postlint.document.html import Element
from postlint.document.html.names import KNOWN
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.document.shortcodes.parameters import parameters
from postlint.record import NamedTuple
from postlint.source import Span


class Alt(NamedTuple):
    """An alt text that readers meet, white space folded; `source` is its image's address.

    `element` is the image. Where an unknown template call makes it, there is none: the text stands
    at `place`, and `caption` is what the call is given for one.
    """

    text: str
    source: str
    element: Element | None = None
    place: Span = Span(0, 0)
    caption: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        if self.element is None:
            return self.place
        has_own = self.element.attribute("fig-alt") is not None
        return self.element.value_span("fig-alt" if has_own else "alt")


@derived
def alts(post: Post) -> tuple[Alt, ...]:
    """The alt texts of images and components, and those of template calls.

    Left out are images without one, those whose role takes it away, and alt texts that the build
    makes.
    """
    return (*_of_elements(post), *_of_calls(post))


def _of_elements(post: Post) -> Iterator[Alt]:
    images = post.elements("img")
    if post.is_mdx:
        images = (e for e in post.tree.with_attribute("alt") if _is_image(e))
    for image in images:
        text = _text(alt(image) or "")
        if text and not is_hidden(image) and role(image) != "none":
            yield Alt(text, image.attribute("src") or "", image)


def _is_image(element: Element) -> bool:
    return element.tag == "img" or (
        element.tag not in KNOWN and element.attribute("src") is not None
    )


def _of_calls(post: Post) -> Iterator[Alt]:
    """The alt texts that calls are given with the address of an image."""
    for call in post.calls:
        if call.kind != "call" or post.profile.shortcode(call.name) is not None:
            continue
        if "alt" not in post.source.slice(call.parameters):
            continue
        given = parameters(post.source.text, call).named
        source, own, caption = given.get("src"), given.get("alt"), given.get("caption")
        text = _text(own.text) if own else ""
        if source is not None and own is not None and text:
            yield Alt(text, source.text, None, own.span, caption.text if caption else "")


def _text(alt: str) -> str:
    """An alt text with its white space folded; empty where the build makes it."""
    return "" if is_dynamic(alt) or alt.lstrip().startswith("{") else " ".join(alt.split())
