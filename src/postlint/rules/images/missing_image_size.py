from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.images._attributes import is_sized
from postlint.rules.rule import Rule


class MissingImageSize(Rule):
    """An `<img>` has no width and height.

    Browsers leave no room for it, and the text jumps when it arrives.

    ```html bad
    <img src="kettle.jpg" alt="A copper kettle">
    ```

    ```html good
    <img src="kettle.jpg" alt="A copper kettle" width="800" height="600">
    ```

    A style with both, or with an `aspect-ratio`, does as well. Images in Markdown cannot say it,
    and are left alone.

    Source: Lighthouse's unsized-images.
    """

    id = "missing-image-size"
    default = False
    presets = ("seo", "strict")
    severity: Severity = Severity.INFO
    help = "Add the file's own width and height: without them, the text jumps when it loads."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in post.elements("img"):
            if image.is_markdown or image.has_dynamic_attributes or is_sized(image):
                continue
            missing = [name for name in ("width", "height") if not image.attribute(name)]
            yield self.diagnostic(image.span, f"this image has no {' and no '.join(missing)}")
