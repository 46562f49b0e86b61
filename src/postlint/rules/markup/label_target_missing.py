from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html import Element
from postlint.document.html.names import KNOWN
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.rule import Rule

_FIELDS = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
_NAMING = ("aria-labelledby", "aria-describedby")


class LabelTargetMissing(Rule):
    """An element is named or described by another one that is not there.

    Screen readers look for the id and find nothing: the element has no name, or the label belongs
    to no field, and a click on it does nothing.

    ```html bad
    <section aria-labelledby="lid-title"><h2 id="lid-head">Lids</h2><p>Of tin.</p></section>
    ```

    ```html good
    <section aria-labelledby="lid-head"><h2 id="lid-head">Lids</h2><p>Of tin.</p></section>
    ```

    A label names fields alone:

    ```html bad
    <label for="lid">Lid</label> <span id="lid">of steel</span>
    ```

    ```html good
    <label for="lid">Lid</label> <input id="lid">
    ```

    Looked at are `aria-labelledby`, `aria-describedby`, and `for` of a `<label>`. Known are the ids
    in the post, those that the generator gives to headings, and those in the site's templates.
    Silent where a shortcode, a component or a script of the post may make the id, and in posts
    that others include.

    Source: WAI-ARIA, `aria-labelledby`; HTML, "The label element".
    """

    id = "label-target-missing"
    folds = "post"
    presets = ("accessibility",)
    severity: Severity = Severity.WARNING
    help = "Correct the id, or give it to the element that is meant."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        if "aria-labelledby" not in text and "aria-describedby" not in text and "for=" not in text:
            return
        from postlint.lookup.anchors import may_have_place
        from postlint.lookup.fragments import is_fragment

        for element in post.elements():
            for name, id_ in _ids(element):
                other = _unlabelable(post, id_) if name == "for" else None
                if other is not None:
                    yield self.diagnostic(
                        element.value_span(name),
                        f"`for` of this `<label>` names `{shortened(id_)}`, a `<{other.tag}>`",
                        help="Give the id of a field: a label names no other element, and a click "
                        "on it does nothing.",
                        related=[Related(other.span, "this has the id")],
                    )
                elif not may_have_place(id_, post) and not is_fragment(post):
                    yield self.diagnostic(
                        element.value_span(name),
                        f"`{name}` of this `<{element.tag}>` names `{shortened(id_)}`, "
                        "and no element has that id",
                    )


def _unlabelable(post: Post, id_: str) -> Element | None:
    """The first element with an id, if no label can name it; components may hold a field."""
    found = next((e for e in post.tree.with_attribute("id") if e.attribute("id") == id_), None)
    if found is None or found.tag not in KNOWN or found.tag in _FIELDS:
        return None
    return found


def _ids(element: Element) -> Iterator[tuple[str, str]]:
    """The ids that an element names, each with its attribute."""
    names = (*_NAMING, "for") if element.tag == "label" else _NAMING
    for name in names:
        value = element.attribute(name)
        if value and not is_dynamic(value):
            yield from ((name, one) for one in (value.split() if name != "for" else [value]))
