from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.document.words import folded
from postlint.rules.images._alts import alts
from postlint.rules.rule import Rule


class RepeatedAlt(Rule):
    """Two different images of a post have the same alt text.

    Readers who do not see them cannot tell one from the other.

    ```markdown bad
    ![A kettle](copper.jpg)

    ![A kettle](steel.jpg)
    ```

    ```markdown good
    ![A copper kettle](copper.jpg)

    ![A steel kettle](steel.jpg)
    ```

    The same image shown twice may have the same text.
    """

    id = "repeated-alt"
    default = False
    presets = ("accessibility",)
    needs_elements = ("img",)
    severity: Severity = Severity.INFO
    help = "Say what tells the two images apart."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        first: dict[str, Element] = {}
        for image, alt in alts(post):
            earlier = first.setdefault(folded(alt), image)
            if folded(alt) and earlier.attribute("src") != image.attribute("src"):
                yield self.diagnostic(
                    image.value_span("alt"),
                    f"another image has the alt text “{alt}” as well",
                    related=[Related(earlier.value_span("alt"), "the other image")],
                )
