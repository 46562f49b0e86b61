from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

Style = Callable[[str], str]
"""What CSS says for the value of an attribute; empty where it cannot be told, or it is nothing."""


def _length(value: str) -> str:
    found = re.fullmatch(r"\s*(\d+)(?:px)?(%?)\s*", value)
    return f"{found[1]}{found[2] or 'px'}" if found else ""


def _sized(name: str) -> Style:
    return lambda value: f"{name}: {size}" if (size := _length(value)) else ""


def _as_it_is(name: str) -> Style:
    return lambda value: f"{name}: {value.strip()}" if re.fullmatch(r"\s*[#\w]+\s*", value) else ""


def _floated(value: str) -> str:
    value = value.strip().lower()
    if value in ("left", "right"):
        return f"float: {value}"
    return f"vertical-align: {value}" if value in ("top", "middle", "bottom") else ""


def _box_aligned(value: str) -> str:
    value = value.strip().lower()
    if value == "center":
        return "margin-left: auto; margin-right: auto"
    return f"float: {value}" if value in ("left", "right") else ""


def _border(value: str) -> str:
    size = _length(value)
    return f"border: {size} solid" if size not in ("", "0px") else "border: 0" if size else ""


_TEXT = {"align": _as_it_is("text-align")}
_CELL = {
    "align": _as_it_is("text-align"),
    "bgcolor": _as_it_is("background-color"),
    "height": _sized("height"),
    "nowrap": lambda _: "white-space: nowrap",
    "valign": _as_it_is("vertical-align"),
    "width": _sized("width"),
}
_ROW = {name: _CELL[name] for name in ("align", "bgcolor", "height", "valign")}
_OBSOLETE: dict[str, dict[str, Style | None]] = {
    "a": {"charset": None, "coords": None, "rev": None, "shape": None},
    "br": {"clear": None},
    "caption": {"align": None},
    "col": {"align": None, "bgcolor": _as_it_is("background-color"), "width": _sized("width")},
    "dl": {"compact": None},
    "hr": {
        "align": None,
        "color": _as_it_is("color"),
        "noshade": None,
        "size": None,
        "width": _sized("width"),
    },
    "img": {
        "align": _floated,
        "border": _border,
        "hspace": lambda value: f"margin: 0 {size}" if (size := _length(value)) else "",
        "longdesc": None,
        "name": None,
        "vspace": lambda value: f"margin: {size} 0" if (size := _length(value)) else "",
    },
    "li": {"type": None},
    "object": {"align": _floated, "border": _border, "hspace": None, "vspace": None},
    "pre": {"width": None},
    "table": {
        "align": _box_aligned,
        "bgcolor": _as_it_is("background-color"),
        "border": None,
        "bordercolor": _as_it_is("border-color"),
        "cellpadding": None,
        "cellspacing": _sized("border-spacing"),
        "frame": None,
        "height": _sized("height"),
        "rules": None,
        "summary": None,
        "width": _sized("width"),
    },
    "td": {**_CELL, "abbr": None, "axis": None, "scope": None},
    "th": {**_CELL, "axis": None},
    "tr": dict(_ROW),
    "ul": {"compact": None, "type": None},
    **{tag: dict(_ROW) for tag in ("tbody", "tfoot", "thead")},
    **{tag: dict(_TEXT) for tag in ("div", "h1", "h2", "h3", "h4", "h5", "h6", "p")},
}
_ATTRIBUTES = tuple(dict.fromkeys(name for names in _OBSOLETE.values() for name in names))
_LONGEST = 4


class ObsoleteAttribute(Rule):
    """An attribute that HTML dropped for CSS, such as `align`, `bgcolor` or `cellpadding`.

    Browsers still follow most of them. Validators refuse them, and they win over the theme's
    style for small screens and for the dark.

    ```html bad
    <img src="kettle.jpg" alt="A copper kettle" align="left" hspace="8">
    ```

    ```html fixed
    <img src="kettle.jpg" alt="A copper kettle" style="float: left; margin: 0 8px">
    ```

    Told once a site. The fix says the same in `style`, where all that an element has can be said
    so; it is unsafe, as the theme's CSS may count on the attribute. Those of iframes are
    `obsolete-iframe-attribute`'s.

    Source: HTML, "Non-conforming features".
    """

    id = "obsolete-attribute"
    fixes = ("unsafe",)
    nature = "deprecated"
    presets = ("style",)
    needs_elements = tuple(_OBSOLETE)
    folds = "site"
    severity: Severity = Severity.INFO
    help = "Say it in the site's CSS, or in `style`: HTML dropped it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for element in post.tree.with_attribute(*_ATTRIBUTES):
            known = _OBSOLETE.get(element.tag, {})
            names = [name for name, _ in element.attributes if name in known]
            if not names or element.is_markdown or element.is_svg:
                continue
            span = element.attribute_span(names[0])
            if span is None or (element.tag, names) == ("table", ["border"]):
                continue
            shown = ", ".join(f"`{name}`" for name in names[:_LONGEST])
            yield self.diagnostic(
                span,
                f"{shown} {'is' if len(names) == 1 else 'are'} obsolete on <{element.tag}>",
                fix=_in_style(post, element, names),
                cause="obsolete attributes",
            )


def _in_style(post: Post, element: Element, names: list[str]) -> Fix | None:
    """Says in `style` what attributes said; None where one of them cannot be said there."""
    rules = []
    for name in names:
        style = _OBSOLETE[element.tag][name]
        rule = style(element.attribute(name) or "") if style is not None else ""
        if not rule:
            return None
        rules.append(rule)
    spans = [element.attribute_span(name) for name in names]
    if element.attribute("style") is not None or None in spans:
        return None
    first, *others = (span for span in spans if span is not None)
    edits = [Edit(first, f'style="{"; ".join(rules)}"')]
    for other in others:
        start = other.start
        while post.source.text[start - 1] in " \t":
            start -= 1
        edits.append(Edit(Span(start, other.end), ""))
    return Fix("Say it in `style`", Applicability.UNSAFE, tuple(edits))
