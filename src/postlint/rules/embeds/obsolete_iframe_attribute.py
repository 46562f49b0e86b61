import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_INSTEAD = {
    "align": "float, or text-align on what holds it",
    "allowtransparency": "",
    "frameborder": "`border: 0`, or a border of another width",
    "framespacing": "",
    "hspace": "margin",
    "longdesc": "a link to the description",
    "marginheight": "padding in the framed page",
    "marginwidth": "padding in the framed page",
    "scrolling": "overflow in the framed page",
    "vspace": "margin",
}
_NO_SCROLLING = ("no", "noscroll", "off")
_NO_BORDER = lazy(r"(?:^|;)\s*border(?:-width|-style)?\s*:\s*(?:0|none)\b", re.IGNORECASE)


class ObsoleteIframeAttribute(Rule):
    """An iframe has an attribute that HTML dropped.

    Told once a post. Browsers still follow most of these; validators refuse them, and CSS does the
    same for most.

    ```html bad
    <iframe src="/map/" title="Map" frameborder="0" style="border: 0"></iframe>
    ```

    ```html fixed
    <iframe src="/map/" title="Map" style="border: 0"></iframe>
    ```

    The fix is safe where the iframe's style says the same already, and unsafe elsewhere. What only
    the framed page could say instead is not reported: `scrolling="no"`, and the margins of a page
    of another host, or of one that a script chooses.

    Source: HTML, "Non-conforming features".
    """

    id = "obsolete-iframe-attribute"
    fixes = ("safe", "unsafe")
    nature = "deprecated"
    presets = ("style",)
    needs_elements = ("iframe",)
    folds = "site"
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe in post.elements("iframe"):
            for name, _ in iframe.attributes:
                is_obsolete = name in _INSTEAD and not _is_needed(iframe, name)
                span = iframe.attribute_span(name) if is_obsolete else None
                if span is not None:
                    yield self.diagnostic(
                        span,
                        f"`{name}` is obsolete on an iframe",
                        help=f"HTML dropped it, and CSS does the same: {_INSTEAD[name]}."
                        if _INSTEAD[name]
                        else "Delete it: browsers ignore it.",
                        fix=_delete(post, iframe, name, span),
                        cause="obsolete attributes on iframes",
                    )


def _is_needed(iframe: Element, name: str) -> bool:
    """Whether nothing that the author can write does the same."""
    if name == "scrolling":
        return (iframe.attribute(name) or "").lower() in _NO_SCROLLING
    if name in ("marginheight", "marginwidth"):
        url = iframe.url()
        return url is None or bool(url.hostname) or not url.path
    return False


def _delete(post: Post, iframe: Element, name: str, span: Span) -> Fix | None:
    is_said = name in ("allowtransparency", "framespacing") or (
        name == "frameborder"
        and iframe.attribute(name) in ("0", "no")
        and _NO_BORDER.search(iframe.attribute("style") or "") is not None
    )
    start = span.start
    while post.source.text[start - 1] in " \t\r\n":
        start -= 1
    if post.source.text[start - 1] == ">":
        return None  # a quote mark: the line would be left empty, and end the HTML
    applicability = Applicability.SAFE if is_said else Applicability.UNSAFE
    return Fix(f"Delete `{name}`", applicability, (Edit(Span(start, span.end), ""),))
