"""What scripts in a post may make of it."""

from __future__ import annotations

from postlint.document.html import Element

_BEFORE_NAMES = "\"'`#."
"""What stands before an id or class in a script: the quote of a text, or a selector's sign."""
_PROGRAMS = ("", "module", "text/javascript", "application/javascript", "text/babel")


def may_be_filled(element: Element) -> bool:
    """Whether a script in the post's text may write an element's content: one that names its id,
    or one from elsewhere that stands below it. A pattern of empty elements may be found by class.
    """
    own = element.attribute("id") or ""
    if not own and any(element.elements("span", "a")):
        own = (element.attribute("class") or "").partition(" ")[0]
    scripts = element.tree.elements("script") if own else ()
    return any(_is_program(script) and _may_find(script, element, own) for script in scripts)


def _is_program(script: Element) -> bool:
    return (script.attribute("type") or "").strip().lower() in _PROGRAMS


def _may_find(script: Element, element: Element, own: str) -> bool:
    if script.attribute("src") is None:
        return any(f"{sign}{own}" in script.raw_text for sign in _BEFORE_NAMES)
    return script.span.start > element.span.start
