from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.rules.rule import Rule


class TitleEqualsDescription(Rule):
    """The description repeats the title, so it tells nothing new.

    ```markdown bad
    ---
    title: A History of the Kettle
    description: A history of the kettle.
    ---
    ```

    ```markdown good
    ---
    title: A History of the Kettle
    description: From the hearth to the hob, in five stops.
    ---
    ```
    """

    id = "title-equals-description"
    default = False
    presets = ("seo", "strict")
    severity: Severity = Severity.INFO
    help = "Say what the title leaves out: search results show both."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None:
            return
        title, description = matter.entry("title"), matter.entry("description")
        if title is None or description is None:
            return
        words = folded(post.title or "")
        if words and words == folded(matter.text("description") or ""):
            yield self.diagnostic(
                description.value.span,
                f"`{description.key}` repeats the title",
                related=[Related(title.value.span, "the title")],
            )
