from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html import Element
from postlint.document.html.names import KNOWN
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_REFERENCES = ("for", "list", "form", "headers", "popovertarget", "commandfor")
_ARIA_REFERENCES = (
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
)
_OF_FOOTNOTE = lazy(r"fn(?:ref)?[:-]?\d+(?:[:-]\d+)?")
_HELP_ON_REFERRED = "Give each its own id: a link or label of this post finds the first one only."
_HELP = "Give each its own id, or delete it where nothing needs it: only the first can be found."


class DuplicateId(Rule):
    """Two elements have the same id.

    An id names one element. Links, labels and scripts find the first of them, and never the
    others.

    ```html bad
    <h2 id="care">Daily care</h2>
    <h2 id="care">Yearly care</h2>
    ```

    ```html good
    <h2 id="daily-care">Daily care</h2>
    <h2 id="yearly-care">Yearly care</h2>
    ```

    It is an error where a link, a label or an `aria-*` attribute of the post refers to the id.
    Ids within SVG drawings are left alone, and those in tags that HTML does not know: that is XML
    which nobody fenced.

    Source: HTML, "The id attribute"; WCAG 4.1.1 (until 2.1).
    """

    id = "duplicate-id"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        repeated = {
            name: written
            for name, elements in _by_id(post).items()
            if len(elements) > 1
            and len(written := [one for one in elements if _is_written(one, post)]) > 1
        }
        referred = _referred(post) if repeated else frozenset()
        for name, elements in repeated.items():
            is_referred = name in referred
            yield self.diagnostic(
                elements[1].value_span("id"),
                f"the id `{name}` stands at {len(elements)} elements",
                help=_HELP_ON_REFERRED if is_referred else _HELP,
                related=[Related(elements[0].value_span("id"), "the first one")],
                severity=Severity.ERROR if is_referred else None,
            )


def _by_id(post: Post) -> dict[str, list[Element]]:
    """The elements of each id."""
    found: dict[str, list[Element]] = {}
    for element in post.tree.with_attribute("id"):
        name = element.attribute("id")
        is_of_html = element.tag in KNOWN or "-" in element.tag
        if name and is_of_html and not is_dynamic(name) and not element.is_svg:
            found.setdefault(name, []).append(element)
    return found


def _is_written(element: Element, post: Post) -> bool:
    """Whether it is the author's, and no copy that the parser makes of an unclosed one.

    What a component makes of its `id` is not known. Numbers of footnotes are not written: they
    begin anew in what a shortcode holds.
    """
    if element.is_markdown:
        return not _OF_FOOTNOTE.fullmatch(element.attribute("id") or "")
    has_components = post.is_mdx or post.profile.generator.has_components
    start = element.span.start + 1
    if has_components and post.source.text[start : start + 1].isupper():
        return False
    return element.attribute_span("id") is not None


def _referred(post: Post) -> frozenset[str]:
    """The ids that links, labels and the like of the post refer to."""
    names: set[str] = set()
    for element in post.elements():
        for attribute, value in element.attributes:
            if attribute == "href" and value.startswith("#"):
                names.add(value[1:])
            elif attribute in _ARIA_REFERENCES or attribute in _REFERENCES:
                names.update(value.split())
    return frozenset(names)
