from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.accessibility import accessible_name, alt, is_hidden, role
from postlint.document.post import Post
from postlint.rules.rule import Rule


class BlankImageAlt(Rule):
    """The alt text of an image is nothing but white space.

    It neither describes the image nor marks it as decorative, so screen readers may read its
    file's name.

    ```html bad
    <img src="kettle.jpg" alt=" ">
    ```

    ```html fixed
    <img src="kettle.jpg" alt="">
    ```

    The fix is unsafe: it takes the image for a decorative one.

    Source: axe's image-alt; ACT rule 23a2a8.
    """

    id = "blank-image-alt"
    fixes = ("unsafe",)
    presets = ("accessibility",)
    needs_elements = ("img",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in post.elements("img"):
            text = alt(image)
            if not text or not text.isspace() or is_hidden(image) or role(image) == "none":
                continue
            if accessible_name(image):
                continue
            span = image.value_span("alt")
            yield self.diagnostic(
                span,
                "the alt text is only white space",
                help='Describe what the image tells, or write `alt=""` where it only decorates.',
                fix=Fix("Empty the alt text", Applicability.UNSAFE, (Edit(span, ""),))
                if not image.is_markdown
                else None,
            )
