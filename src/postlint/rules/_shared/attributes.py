"""Attributes that rules about images and embeds look for, and add."""

import re

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.document.accessibility import is_hidden
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.source import Span

_PLAIN = lazy(r"[\w-]+")
_STYLED = lazy(r"(?:^|[;\s])(?:(?P<one>width|height)|aspect-ratio)\s*:", re.IGNORECASE)


def is_sized(element: Element) -> bool:
    """Whether a browser knows an element's shape before it loads: width and height, or a ratio."""
    styled = {found["one"] for found in _STYLED.finditer(element.attribute("style") or "")}
    return None in styled or all(
        name in styled or (element.attribute(name) or "").strip() for name in ("width", "height")
    )


def lacks_source(element: Element) -> bool:
    """Whether an element has no address, and nothing that may give it one.

    Scripts and frameworks fill in what is hidden, has an id, `data-*`, `:src` and the like.
    """
    return not (
        any(value.strip() for name, value in element.attributes if _is_source(name))
        or any(not _PLAIN.fullmatch(name) for name, _ in element.attributes)
        or _is_scripted(element)
        or is_hidden(element)
    )


def is_other_component(post: Post, image: Element) -> bool:
    """Whether an image of HTML is a component of the site's own, which takes no `src`.

    HTML reads `<Image>` as `<img>`.
    """
    is_component = post.is_mdx and post.source.slice(image.span).startswith("<Image")
    return is_component and image.attribute("src") is None and any(image.attributes)


def _is_source(name: str) -> bool:
    return "src" in name or name.startswith("data-") or name == "id"


def _is_scripted(element: Element) -> bool:
    has_class = element.attribute("class") is not None
    return has_class and next(element.tree.elements("script"), None) is not None


def make_lazy(post: Post, element: Element, applicability: Applicability) -> Fix | None:
    """A fix that adds `loading="lazy"` to a tag; None where no tag is written."""
    start = element.span.start
    end = start + 1 + len(element.tag)
    if post.source.text[start:end].lower() != f"<{element.tag}":
        return None
    return Fix('Add loading="lazy"', applicability, (Edit(Span(end, end), ' loading="lazy"'),))
