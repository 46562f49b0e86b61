from collections.abc import Iterator
from itertools import islice

from postlint.diagnostic import Applicability, Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules._shared.attributes import make_lazy
from postlint.rules.rule import Rule


class EagerImage(Rule):
    """An `<img>` further down is loaded at once.

    Every reader pays for it, even those who never scroll that far.

    ```html bad
    <img src="kettle.jpg" alt="A copper kettle">
    <img src="spout.jpg" alt="Its spout">
    ```

    ```html fixed
    <img src="kettle.jpg" alt="A copper kettle">
    <img loading="lazy" src="spout.jpg" alt="Its spout">
    ```

    The first image of a post is left alone, and so are images in Markdown, which cannot say it.
    The fix is unsafe: an image on the first screen comes later then.

    Source: Lighthouse's offscreen-images.
    """

    id = "eager-image"
    fixes = ("unsafe",)
    default = False
    presets = ("seo",)
    needs_elements = ("img",)
    severity: Severity = Severity.INFO
    help = 'Add loading="lazy": browsers then fetch it when readers come near.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in islice(post.elements("img"), 1, None):
            if _is_eager(image):
                fix = make_lazy(post, image, Applicability.UNSAFE)
                yield self.diagnostic(image.span, "this image is loaded at once", fix=fix)


def _is_eager(image: Element) -> bool:
    if image.is_markdown or image.has_dynamic_attributes:
        return False
    url = image.url()
    is_loaded = url is not None and url.scheme != "data" and bool(url.geturl())
    asked = ("loading", "fetchpriority")
    return is_loaded and all(image.attribute(name) is None for name in asked)
