from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class DraftPost(Rule):
    """A post that is not in the build, because it is a draft.

    ```markdown bad
    ---
    title: Kettles
    draft: true
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    draft: false
    ---
    ```
    """

    id = "draft-post"
    default = False
    presets = ("strict",)
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or not post.is_draft:
            return
        entry = matter.entry("draft") or matter.entry("published")
        if entry is not None:
            yield self.diagnostic(
                entry.value.span,
                "the post is a draft, and not in the build",
                help="Nothing to do where that is meant.",
            )
