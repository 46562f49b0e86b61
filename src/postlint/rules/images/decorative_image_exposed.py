from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, is_hidden
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule

_NAMING = ("aria-labelledby", "aria-label", "title")


class DecorativeImageExposed(Rule):
    """An image is marked as decorative and named all the same.

    An empty alt text or the role `none` hides an image from screen readers; a name beside it
    brings the image back, so nobody knows which of the two was meant.

    ```html bad
    <img src="kettle.jpg" alt="" title="A copper kettle">
    ```

    ```html good
    <img src="kettle.jpg" alt="A copper kettle">
    <img src="line.png" alt="">
    ```

    A `title` counts beside an empty alt text only; `aria-label` and `aria-labelledby` count beside
    the roles `none` and `presentation` as well.

    Source: ACT rule 46ca7f.
    """

    id = "decorative-image-exposed"
    presets = ("accessibility",)
    needs_elements = ("img", "svg", "canvas")
    severity: Severity = Severity.WARNING
    help = (
        "Move the name to `alt` where the image tells something, or delete the name where it only "
        "decorates: screen readers read one of the two."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in post.elements("img", "svg", "canvas"):
            if not any(image.attribute(name) for name in _NAMING):
                continue
            marked = _mark(image)
            naming = _naming(image) if marked and not is_hidden(image) else None
            if marked and naming:
                yield self.diagnostic(
                    image.value_span(naming),
                    f"{marked} marks this image as decorative, but `{naming}` names it",
                )


def _mark(image: Element) -> str | None:
    """What marks an image as decorative. In Markdown, an empty alt text is missing-image-alt's."""
    asked = (image.attribute("role") or "").lower().split()
    if asked:
        return f"the role `{asked[0]}`" if asked[0] in ("none", "presentation") else None
    is_empty = image.tag == "img" and image.attribute("alt") == ""
    return "the empty alt text" if is_empty and not image.is_markdown else None


def _naming(image: Element) -> str | None:
    """The attribute that gives a decorative image its name."""
    name = accessible_name(image)
    if not name or is_dynamic(name):
        return None
    names = _NAMING[:2] if image.attribute("role") else _NAMING
    return next((name for name in names if (image.attribute(name) or "").strip()), None)
