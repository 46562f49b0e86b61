"""Which role an element has, and whether it can be focused."""

from __future__ import annotations

import re

from postlint.document.html import Element

_PRESENTATIONAL = frozenset({"none", "presentation"})
_IMPLICIT_ROLES = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "img": "img",
    "iframe": "iframe",
    "button": "button",
    "li": "listitem",
    "td": "cell",
    "th": "columnheader",
    "tr": "row",
    "summary": "button",
    "option": "option",
}
NAMED_FROM_CONTENT = frozenset(
    {"button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem"}
    | {"menuitemcheckbox", "menuitemradio", "option", "radio", "row", "rowheader", "switch"}
    | {"tab", "tooltip", "treeitem"}
)
_ROLES = NAMED_FROM_CONTENT | frozenset(
    {"alert", "alertdialog", "application", "article", "banner", "blockquote", "caption", "code"}
    | {"combobox", "complementary", "contentinfo", "definition", "deletion", "dialog", "directory"}
    | {"document", "emphasis", "feed", "figure", "form", "generic", "grid", "group", "img", "image"}
    | {"insertion", "list", "listbox", "listitem", "log", "main", "marquee", "math", "menu"}
    | {"menubar", "meter", "navigation", "none", "note", "paragraph", "presentation"}
    | {"progressbar", "radiogroup", "region", "rowgroup", "scrollbar", "search", "searchbox"}
    | {"separator", "slider", "spinbutton", "status", "strong", "subscript", "superscript"}
    | {"table", "tablist", "tabpanel", "term", "textbox", "time", "timer", "toolbar", "tree"}
    | {"treegrid", "graphics-document", "graphics-object", "graphics-symbol"}
)
_GLOBAL_ATTRIBUTES = frozenset(
    {"aria-atomic", "aria-braillelabel", "aria-brailleroledescription", "aria-busy"}
    | {"aria-controls", "aria-current", "aria-describedby", "aria-description", "aria-details"}
    | {"aria-dropeffect", "aria-flowto", "aria-grabbed", "aria-keyshortcuts", "aria-label"}
    | {"aria-labelledby", "aria-live", "aria-owns", "aria-relevant", "aria-roledescription"}
)
_FOCUSABLE_TAGS = frozenset({"button", "select", "textarea", "iframe", "summary"})


def role(element: Element) -> str | None:
    """Its role: the first known one it asks for, or its tag's own; None where it has none.

    A request for `none` or `presentation` does not hold on an element that can be focused or has
    a global `aria-*` attribute.
    """
    for asked in (element.attribute("role") or "").lower().split():
        if asked in _PRESENTATIONAL:
            if not is_focusable(element) and not has_global_aria(element):
                return "none"
            break
        if asked in _ROLES:
            return "img" if asked == "image" else asked
    return _implicit_role(element)


def alt(element: Element) -> str | None:
    """The alternative text of an image: the one that Quarto is given beside a caption, or `alt`."""
    own = element.attribute("fig-alt")
    return own if own is not None and element.is_markdown else element.attribute("alt")


def _implicit_role(element: Element) -> str | None:
    tag = element.tag
    if tag in ("a", "area"):
        return "link" if element.attribute("href") is not None else None
    if tag == "input":
        kind = (element.attribute("type") or "text").lower()
        return "button" if kind in ("image", "submit", "button", "reset") else "textbox"
    if tag == "img" and alt(element) == "":
        named = element.attribute("aria-label") or element.attribute("aria-labelledby")
        return "img" if named or is_focusable(element) else "none"
    return _IMPLICIT_ROLES.get(tag)


def has_global_aria(element: Element) -> bool:
    return any(name in _GLOBAL_ATTRIBUTES for name, _ in element.attributes)


def is_focusable(element: Element) -> bool:
    """Whether the keyboard or a script can focus it."""
    tabindex = element.attribute("tabindex")
    if tabindex is not None and re.fullmatch(r"\s*-?\d+\s*", tabindex):
        return True
    if element.tag in ("a", "area"):
        return element.attribute("href") is not None
    if element.tag == "input":
        is_hidden = (element.attribute("type") or "").strip().lower() == "hidden"
        return not is_hidden and element.attribute("disabled") is None
    return element.tag in _FOCUSABLE_TAGS and element.attribute("disabled") is None
