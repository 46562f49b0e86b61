from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class TitleLength(Rule):
    """A title that search results cut off.

    ```markdown bad
    ---
    title: Everything that you have always wanted to know about kettles, but never dared to ask
    ---
    ```

    ```markdown good
    ---
    title: Everything about kettles
    ---
    ```

    The number is advice: search engines show about 600 pixels, which is some 60 letters.
    """

    id = "title-length"
    default = False
    presets = ("seo",)
    severity: Severity = Severity.INFO

    #: The most characters of a title.
    most: int = 60

    def check(self, post: Post) -> Iterator[Diagnostic]:
        entry = post.front_matter.entry("title") if post.front_matter else None
        title = post.title or ""
        if entry is not None and len(title) > self.most:
            yield self.diagnostic(
                entry.value.span,
                f"the title has {len(title)} characters, more than {self.most}",
                help="Search results cut it off: begin with what matters, or shorten it.",
            )
