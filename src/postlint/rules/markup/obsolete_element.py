import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.misread import named_tags
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_INSTEAD = {
    "acronym": "Use <abbr>.",
    "basefont": "Set the font in the site's CSS.",
    "bgsound": "Use <audio>.",
    "big": "Set the size in CSS, or use <strong> where it stresses.",
    "blink": "Browsers ignore it: delete it.",
    "center": "Centre with CSS: `text-align: center`, or `margin: auto` for an image.",
    "dir": "Use <ul>.",
    "font": "Set colour, face and size in CSS.",
    "frame": "Use <iframe>.",
    "frameset": "Use <iframe>.",
    "keygen": "Browsers ignore it: delete it.",
    "listing": "Use <pre><code>.",
    "marquee": "Delete it: moving text cannot be read by many, and cannot be stopped.",
    "multicol": "Use CSS columns.",
    "nobr": "Use CSS: `white-space: nowrap`.",
    "noembed": "Use <object> with content inside.",
    "noframes": "Use <iframe>.",
    "plaintext": "Use <pre>.",
    "spacer": "Browsers ignore it: use CSS margins.",
    "strike": "Use <del> for what no longer holds, <s> for what is no longer relevant.",
    "tt": "Use <code>, <kbd>, <samp> or <var>.",
    "xmp": "Use <pre><code>.",
}

_SHOWN_AS_MEANT = frozenset(
    {"acronym", "big", "dir", "font", "listing", "nobr", "noembed", "noframes", "strike", "tt"}
    | {"xmp"}
)
"""What all browsers still show as it was meant: a note is enough."""
_RENAMED = {
    "acronym": ("abbr", ""),
    "center": ("div", ' style="text-align: center"'),
    "dir": ("ul", ""),
    "nobr": ("span", ' style="white-space: nowrap"'),
    "strike": ("s", ""),
    "tt": ("code", ""),
}
"""What looks the same: another element, and the attribute that it needs for it."""


class ObsoleteElement(Rule):
    """An element that HTML dropped.

    Browsers may stop showing it as meant, and validators refuse it; for each there is something
    that says the same. Told once for each element; what only sets letters (`<font>`, `<tt>`,
    `<big>` and the like) is no more than noted.

    ```html bad
    <center><img src="kettle.jpg" alt="A copper kettle"></center>
    ```

    ```html fixed
    <div style="text-align: center"><img src="kettle.jpg" alt="A copper kettle"></div>
    ```

    A name in angle brackets that is no tag at all (`kettle [<dir>]`) is `unclosed-element`'s.

    The fix writes an element that looks the same, where there is one. It is unsafe: the site's CSS
    may style the old one.

    Source: HTML, "Non-conforming features".
    """

    id = "obsolete-element"
    fixes = ("unsafe",)
    nature = "deprecated"
    presets = ("style",)
    needs_elements = tuple(_INSTEAD)
    folds = "site"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for element in post.elements(*_INSTEAD):
            if element.is_svg or element.is_markdown:
                continue
            if element.span not in named_tags(post):
                yield self.diagnostic(
                    element.span,
                    f"<{element.tag}> is obsolete in HTML",
                    help=_INSTEAD[element.tag],
                    severity=Severity.INFO if element.tag in _SHOWN_AS_MEANT else None,
                    fix=_rename(post, element),
                )


def _rename(post: Post, element: Element) -> Fix | None:
    name, attribute = _RENAMED.get(element.tag, ("", ""))
    if not name or (attribute and element.attribute("style") is not None):
        return None
    start, whole = element.span.start, element.full_span
    end = re.search(rf"</{element.tag}(?=\s*>$)", post.source.slice(whole), re.IGNORECASE)
    if end is None:
        return None
    length = len(element.tag)
    end_start = whole.start + end.start() + len("</")
    edits = (
        Edit(Span(start + 1, start + 1 + length), name + attribute),
        Edit(Span(end_start, end_start + length), name),
    )
    return Fix(f"Write <{name}{attribute}>", Applicability.UNSAFE, edits)
