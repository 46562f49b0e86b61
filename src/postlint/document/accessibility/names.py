"""The accessible name of an element."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.accessibility.hiding import is_hidden_here, is_unrendered
from postlint.document.accessibility.roles import NAMED_FROM_CONTENT, alt, role
from postlint.document.html import NOT_VISIBLE, Element
from postlint.document.html.names import KNOWN
from postlint.document.mask import DYNAMIC

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
    if role(element) not in NAMED_FROM_CONTENT:
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
        and role(element) in NAMED_FROM_CONTENT
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
    if referenced or depth or role(element) in NAMED_FROM_CONTENT:
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
        elif shows_hidden or not is_hidden_here(child):
            name = _name(child, visited, referenced=False, depth=depth + 1, inside=inside)
            parts.append(f" {name} " if child.tag in _BLOCKS else name)
    return "".join(parts)
