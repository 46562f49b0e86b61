"""What scripts in a post may make of it."""

from __future__ import annotations

from postlint.document.html import Element

_PROGRAMS = ("", "module", "text/javascript", "application/javascript", "text/babel")


def may_be_filled(element: Element) -> bool:
    """Whether a script that stands in the post may write an element's content: it names its id."""
    own = element.attribute("id") or ""
    return own != "" and any(
        (script.attribute("type") or "").strip().lower() in _PROGRAMS and own in script.raw_text
        for script in element.tree.elements("script")
    )
