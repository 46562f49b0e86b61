from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules._shared.attributes import is_other_component, lacks_source
from postlint.rules.rule import Rule


class MissingImageSrc(Rule):
    """An image has no address.

    Browsers show nothing, or the sign of a broken image.

    ```html bad
    <img src="" alt="A copper kettle">
    ```

    ```html good
    <img src="kettle.jpg" alt="A copper kettle">
    ```

    ```markdown bad
    ![A copper kettle]()
    ```

    A `<picture>` shows nothing without an `<img>` in it, whatever its sources:

    ```html bad
    <picture><source srcset="kettle.avif" type="image/avif"></picture>
    ```

    ```html good
    <picture>
      <source srcset="kettle.avif" type="image/avif">
      <img src="kettle.jpg" alt="A copper kettle">
    </picture>
    ```

    `srcset` gives an address as well, and so may scripts: images with `data-src`, other `data-*`
    attributes or an `id` are left alone.

    Source: HTML, "The img element" and "The picture element".
    """

    id = "missing-image-src"
    needs_elements = ("img", "picture")
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for picture in post.elements("picture"):
            if _has_sources_only(picture):
                yield self.diagnostic(
                    picture.span,
                    "this picture has no `<img>`",
                    help="Add one after the sources: browsers show them in its place, and nothing "
                    "without it.",
                )
        for image in post.elements("img"):
            if not lacks_source(image) or _is_in_picture(image) or is_other_component(post, image):
                continue
            if next(image.attributes, None) is None:
                yield self.diagnostic(
                    image.span,
                    "this tag shows no image",
                    help="Add an address in `src`. Where the tag itself is meant, write it as code "
                    "or as `&lt;img>`: as it is, readers see nothing.",
                )
            else:
                yield self.diagnostic(
                    image.value_span("src"),
                    "this image has no address",
                    help="Add the image's address, or delete it: browsers show a broken image.",
                )


def _has_sources_only(picture: Element) -> bool:
    """Whether nothing but sources stands in a `picture`."""
    inner = [child for child in picture.children if not isinstance(child, str) or child.strip()]
    return bool(inner) and all(not isinstance(e, str) and e.tag == "source" for e in inner)


def _is_in_picture(image: Element) -> bool:
    """Whether a `picture` around it offers addresses."""
    around = image.parent
    return around is not None and around.tag == "picture" and any(around.elements("source"))
