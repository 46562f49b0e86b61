"""What is hidden, and from whom."""

from __future__ import annotations

import re

from postlint.document.html import Element
from postlint.pattern import lazy

_DISPLAY_NONE = lazy(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_VISIBILITY = lazy(r"(?:^|;)\s*visibility\s*:\s*(\w+)", re.IGNORECASE)


def is_hidden(element: Element) -> bool:
    """Whether neither eyes nor assistive technology meet it, by its own or its ancestors' doing."""
    return element.tree.may_hide and (
        is_unrendered(element)
        or any(_is_taken_out(around) for around in (element, *element.ancestors))
    )


def is_unrendered(element: Element) -> bool:
    """Whether it is not shown at all, or not before a script asks for it.

    That is by `hidden`, `display: none`, `visibility: hidden`, as a popover or a closed dialog.
    """
    visibility = None
    for around in (element, *element.ancestors) if element.tree.may_hide else ():
        if _takes_no_space(around):
            return True
        if visibility is None and (found := _VISIBILITY.search(around.attribute("style") or "")):
            visibility = found[1].lower()
    return visibility in ("hidden", "collapse")


def is_hidden_here(element: Element) -> bool:
    """Whether an element hides itself, whatever its ancestors do."""
    visibility = _VISIBILITY.search(element.attribute("style") or "")
    return (
        _takes_no_space(element)
        or _is_taken_out(element)
        or (visibility is not None and visibility[1].lower() in ("hidden", "collapse"))
    )


def _is_taken_out(element: Element) -> bool:
    """Whether assistive technology is kept from it by an attribute of its own."""
    return (element.attribute("aria-hidden") or "").strip().lower() == "true" or element.attribute(
        "inert"
    ) is not None


def _takes_no_space(element: Element) -> bool:
    return (
        element.attribute("hidden") is not None
        or element.attribute("popover") is not None
        or (element.tag == "dialog" and element.attribute("open") is None)
        or bool(_DISPLAY_NONE.search(element.attribute("style") or ""))
    )
