"""What scripts in a post may make of it."""

from __future__ import annotations

from postlint.document.html import Element

_PROGRAMS = ("", "module", "text/javascript", "application/javascript", "text/babel")


def may_be_filled(element: Element) -> bool:
    """Whether a script of the post may write an element's content: it has an id to be found by."""
    return bool(element.attribute("id")) and any(
        (script.attribute("type") or "").strip().lower() in _PROGRAMS
        for script in element.tree.elements("script")
    )
