"""What assistive technology is told of an element: whether it is exposed, its role, its name.

Source: the Accessible Name and Description Computation 1.2 (steps 2A to 2I), HTML-AAM 1.0, and
WAI-ARIA 1.2 on the conflict between presentational roles and focus. Styles count where they
stand in a `style` attribute; style sheets are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.html import NOT_VISIBLE, Element
from postlint.document.html.names import KNOWN
from postlint.document.mask import DYNAMIC
from postlint.pattern import lazy

_DISPLAY_NONE = lazy(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_VISIBILITY = lazy(r"(?:^|;)\s*visibility\s*:\s*(\w+)", re.IGNORECASE)
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
_NAMED_FROM_CONTENT = frozenset(
    {"button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem"}
    | {"menuitemcheckbox", "menuitemradio", "option", "radio", "row", "rowheader", "switch"}
    | {"tab", "tooltip", "treeitem"}
)
_ROLES = _NAMED_FROM_CONTENT | frozenset(
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
_ALT_TAGS = frozenset({"img", "area"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure"}
    | {"figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"}
    | {"main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul", "img"}
)
_DEEPEST = 200
LONGEST = 2_000
"""Letters of a name that is referred to: nobody listens to more, and each reference repeats it."""
_MOST_REFERENCES = 20


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
        return (
            not _is(element.attribute("type"), "hidden") and element.attribute("disabled") is None
        )
    return element.tag in _FOCUSABLE_TAGS and element.attribute("disabled") is None


def accessible_name(element: Element) -> str:
    """Its accessible name, white space folded; empty where it has none.

    Where a template makes attributes of the element, or a script or plugin may fill it, the name
    is DYNAMIC: it may have one.
    """
    if element.has_dynamic_attributes:
        return DYNAMIC
    if name := _plain_name(element):
        return name
    name = " ".join(_name(element, set(), referenced=False, depth=0).split())
    return DYNAMIC if not name and _may_be_filled(element) else name


def _may_be_filled(element: Element) -> bool:
    """Whether something else writes what an element shows, by what stands in it.

    Plugins replace comments, scripts fill elements that are empty but for a `data-*`, and
    components are elements that HTML does not know.
    """
    if role(element) not in _NAMED_FROM_CONTENT:
        return False
    return element.has_comments or any(
        (held.tag not in KNOWN and not held.is_svg) or (held.is_empty and _has_data(held))
        for held in (element, *element.elements())
    )


def _has_data(element: Element) -> bool:
    return any(name.startswith("data-") for name, _ in element.attributes)


def _plain_name(element: Element) -> str:
    """The name of an element that holds nothing but its name as text; empty for any other."""
    is_plain = (
        element.holds_text_alone
        and not element.is_svg
        and element.attribute("aria-label") is None
        and element.attribute("aria-labelledby") is None
        and role(element) in _NAMED_FROM_CONTENT
    )
    return element.text if is_plain else ""


def _name(
    element: Element, visited: set[Element], *, referenced: bool, depth: int, inside: bool = False
) -> str:
    """The name of an element: `referenced` by `aria-labelledby`, or `inside` one that is.

    References are followed from the named element only, and not from what it refers to.
    """
    if element in visited or depth > _DEEPEST:
        return ""
    visited.add(element)
    follows = not referenced and not inside
    if follows and (labelled := _referenced_name(element)):
        return labelled
    if label := (element.attribute("aria-label") or "").strip():
        return label
    if (native := _native_name(element, visited, depth)) is not None and native.strip():
        return native
    if referenced or depth or role(element) in _NAMED_FROM_CONTENT:
        within = inside or referenced
        content = _content(element, visited, referenced=referenced, depth=depth, inside=within)
        if content.strip():
            return content
    return element.attribute("title") or ""


def _referenced_name(element: Element) -> str:
    """The name that `aria-labelledby` gives: hidden elements count, whole or in part."""
    asked = element.attribute("aria-labelledby")
    if not asked:
        return ""
    tree, names = element.tree, []
    for name in dict.fromkeys(asked.split(None, _MOST_REFERENCES)[:_MOST_REFERENCES]):
        target = tree.ids.get(name)
        if target is not None:
            if target not in tree.names:
                given = _name(target, set(), referenced=True, depth=1).split()
                tree.names[target] = " ".join(given)[:LONGEST]
            names.append(tree.names[target])
    return " ".join(names).strip()


def _native_name(element: Element, visited: set[Element], depth: int) -> str | None:
    """What HTML itself names an element by; None where that is its content or nothing."""
    if element.tag in _ALT_TAGS:
        return None if role(element) == "none" else alt(element)
    if element.tag == "input":
        return _input_name(element, visited, depth)
    if element.is_svg:
        title = next((child for child in element.child_elements if child.tag == "title"), None)
        return title.text if title is not None else element.attribute("xlink:title")
    inner = {"table": "caption", "fieldset": "legend"}.get(element.tag)
    if inner:
        held = next((child for child in element.child_elements if child.tag == inner), None)
        return held and _content(held, visited, referenced=False, depth=depth + 1)
    return None


def _input_name(element: Element, visited: set[Element], depth: int) -> str | None:
    kind = (element.attribute("type") or "text").lower()
    if kind in ("submit", "reset", "button"):
        return element.attribute("value") or {"submit": "Submit", "reset": "Reset"}.get(kind)
    labels = [
        _content(label, visited, referenced=False, depth=depth + 1) for label in _labels(element)
    ]
    if any(label.strip() for label in labels):
        return " ".join(labels)
    if kind == "image":
        return element.attribute("alt")
    return None


def _labels(element: Element) -> Iterator[Element]:
    name = element.attribute("id")
    if name and element.tree.ids.get(name) == element:
        yield from element.tree.labels.get(name, ())
    for around in element.ancestors:
        if around.tag == "label" and around.attribute("for") is None:
            yield around


def _content(
    element: Element, visited: set[Element], *, referenced: bool, depth: int, inside: bool = False
) -> str:
    """The text that an element's content gives its name."""
    parts: list[str] = []
    shows_hidden = referenced and is_unrendered(element)
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag in NOT_VISIBLE:
            continue
        elif shows_hidden or not _is_hidden_here(child):
            name = _name(child, visited, referenced=False, depth=depth + 1, inside=inside)
            parts.append(f" {name} " if child.tag in _BLOCKS else name)
    return "".join(parts)


def _is_hidden_here(element: Element) -> bool:
    """Whether an element hides itself, whatever its ancestors do."""
    visibility = _VISIBILITY.search(element.attribute("style") or "")
    return (
        _takes_no_space(element)
        or _is_taken_out(element)
        or (visibility is not None and visibility[1].lower() in ("hidden", "collapse"))
    )


def _is_taken_out(element: Element) -> bool:
    """Whether assistive technology is kept from it by an attribute of its own."""
    return _is(element.attribute("aria-hidden"), "true") or element.attribute("inert") is not None


def _takes_no_space(element: Element) -> bool:
    return (
        element.attribute("hidden") is not None
        or element.attribute("popover") is not None
        or (element.tag == "dialog" and element.attribute("open") is None)
        or bool(_DISPLAY_NONE.search(element.attribute("style") or ""))
    )


def _is(value: str | None, wanted: str) -> bool:
    return value is not None and value.strip().lower() == wanted
