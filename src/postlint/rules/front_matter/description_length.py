from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class DescriptionLength(Rule):
    """A description that is too short to say much, or so long that it is cut off.

    ```markdown bad
    ---
    title: Kettles
    description: On kettles.
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    description: How kettles got their whistle, and why the old ones were made of copper.
    ---
    ```

    The numbers are advice (Yoast's is 120 to 156 characters).
    """

    id = "description-length"
    default = False
    presets = ("seo",)
    severity: Severity = Severity.INFO

    #: The fewest characters of a description.
    fewest: int = 50
    #: The most characters of a description.
    most: int = 160

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        entry = matter.entry("description") if matter else None
        text = (matter.text("description") if matter else None) or ""
        if entry is None or not text.strip():
            return
        length = len(" ".join(text.split()))
        if not self.fewest <= length <= self.most:
            few = length < self.fewest
            yield self.diagnostic(
                entry.value.span,
                f"the description has {length} characters, "
                + (f"fewer than {self.fewest}" if few else f"more than {self.most}"),
                help="Say what the post answers, in a sentence or two."
                if few
                else "Search results cut it off: begin with what matters, or shorten it.",
            )
