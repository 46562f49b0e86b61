from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.images._alts import alts
from postlint.rules.rule import Rule


class LongAlt(Rule):
    """The alt text of an image is long.

    Screen readers read it in one go: their users can neither skim it nor go back a sentence.

    ```html bad
    <img src="sales.png" alt="A bar chart of the kettles sold in each quarter of the year: forty in
      the first, fifty-two in the second, sixty-one in the third, and, as in every year, most of
      all in the fourth, in which two hundred and eleven were sold.">
    ```

    Say it in short, and tell the rest in the text:

    ```html good
    <img src="sales.png" alt="A bar chart: two of three kettles are sold in the fourth quarter">
    ```

    The length is a matter of taste; no standard sets one.
    """

    id = "long-alt"
    default = False
    presets = ("accessibility", "style")
    severity: Severity = Severity.INFO

    #: The longest alt text, in characters.
    max_length: int = 150

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for alt in alts(post):
            if len(alt.text) > self.max_length:
                yield self.diagnostic(
                    alt.span,
                    f"the alt text has {len(alt.text)} characters",
                    help=f"Say it in at most {self.max_length}, and tell the rest in the text or a "
                    "caption: screen readers read an alt text in one go.",
                )
