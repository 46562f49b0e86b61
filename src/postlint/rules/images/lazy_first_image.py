from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class LazyFirstImage(Rule):
    """The first image of a post is loaded lazily.

    It mostly stands on the first screen, and `loading="lazy"` makes readers wait for it.

    ```html bad
    <img src="kettle.jpg" alt="A copper kettle" loading="lazy">
    ```

    ```html fixed
    <img src="kettle.jpg" alt="A copper kettle" loading="eager">
    ```

    The fix is unsafe: the image may stand far down the page.

    Source: Lighthouse's lcp-lazy-loaded.
    """

    id = "lazy-first-image"
    fixes = ("unsafe",)
    default = False
    presets = ("seo",)
    needs_elements = ("img",)
    severity: Severity = Severity.INFO
    help = 'Delete loading="lazy" where it stands on the first screen: readers wait for it.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        image = next(post.elements("img"), None)
        if image is not None and (image.attribute("loading") or "").strip().lower() == "lazy":
            span = image.value_span("loading")
            fix = Fix("Load it at once", Applicability.UNSAFE, (Edit(span, "eager"),))
            yield self.diagnostic(span, "the first image is loaded lazily", fix=fix)
