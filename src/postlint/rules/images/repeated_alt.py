from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.rules.images._alts import Alt, alts
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
    severity: Severity = Severity.INFO
    help = "Say what tells the two images apart."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        first: dict[str, Alt] = {}
        for alt in alts(post):
            earlier = first.setdefault(folded(alt.text), alt)
            if folded(alt.text) and earlier.source != alt.source:
                yield self.diagnostic(
                    alt.span,
                    f"another image has the alt text “{alt.text}” as well",
                    related=[Related(earlier.span, "the other image")],
                )
