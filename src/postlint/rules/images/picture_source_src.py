from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_TAKEN = ("srcset", "data-srcset")


class PictureSourceSrc(Rule):
    """A `<source>` in a `<picture>` has its image in `src`, where browsers do not look.

    They take `srcset` there, and `src` in a video or a sound only: the image is never shown.

    ```html bad
    <picture>
      <source src="kettle.webp" type="image/webp">
      <img src="kettle.jpg" alt="A copper kettle">
    </picture>
    ```

    ```html fixed
    <picture>
      <source srcset="kettle.webp" type="image/webp">
      <img src="kettle.jpg" alt="A copper kettle">
    </picture>
    ```

    Source: HTML, "The source element".
    """

    id = "picture-source-src"
    fixes = ("safe",)
    needs_elements = ("picture",)
    severity: Severity = Severity.WARNING
    help = "Write `srcset` for `src`: browsers ignore a source of a picture without it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for picture in post.elements("picture"):
            for source in picture.child_elements:
                if source.tag == "source" and _is_ignored(source):
                    yield self.diagnostic(
                        source.attribute_span("src") or source.span,
                        "browsers ignore the `src` of a source in a picture",
                        fix=_rename(source),
                    )


def _is_ignored(source: Element) -> bool:
    if source.attribute("src") is None or source.has_dynamic_attributes:
        return False
    return all(source.attribute(name) is None for name in _TAKEN)


def _rename(source: Element) -> Fix | None:
    """Safe where the address can stand in a list of candidates as it is."""
    address, span = source.attribute("src") or "", source.attribute_span("src")
    if span is None or not address or any(sign in address for sign in " ,\t\n"):
        return None
    edit = Edit(Span(span.start, span.start + len("src")), "srcset")
    return Fix("Write `srcset`", Applicability.SAFE, (edit,))
