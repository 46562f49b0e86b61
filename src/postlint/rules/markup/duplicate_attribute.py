from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.document.tags import may_repeat_attributes, repeated_attributes, written
from postlint.rules.rule import Rule


class DuplicateAttribute(Rule):
    """A tag has the same attribute twice.

    Browsers take the first and drop the others: a class, a style or a text gets lost.

    ```html bad
    <img src="kettle.jpg" class="wide" alt="A kettle" class="round">
    ```

    ```html good
    <img src="kettle.jpg" class="wide round" alt="A kettle">
    ```

    Source: HTML, "Attributes"; ACT rule e6952f.
    """

    id = "duplicate-attribute"
    nature = "unnecessary"
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if not may_repeat_attributes(post):
            return
        for tag in written(post, post.tree.tags):
            for name, first, second in repeated_attributes(post.tree, tag):
                to_source = post.tree.segments.to_source
                yield self.diagnostic(
                    to_source(*second),
                    f"<{tag.name}> has a second `{name}`",
                    help=f"Keep one `{name}`, with all that both say: browsers drop this one.",
                    related=[Related(to_source(*first), f"the first `{name}`")],
                )
