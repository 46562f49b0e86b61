from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name
from postlint.document.post import Post
from postlint.rules.rule import Rule


class EmptyHeading(Rule):
    """A heading has no text, and nothing else that names it.

    Screen readers announce a heading and read nothing, and tables of contents get an empty line.

    ```html bad
    <h2></h2>
    <p>Water boils.</p>
    ```

    ```html good
    <h2>Boiling</h2>
    <p>Water boils.</p>
    ```

    The alt text of an image in the heading is a name, as are `aria-label` and `aria-labelledby`.

    Source: ACT rule ffd0e9; WCAG 1.3.1 and 2.4.6.
    """

    id = "empty-heading"
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR
    help = "Write the heading, or delete it: screen readers announce it and read nothing."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for heading in post.headings:
            if not accessible_name(heading.element):
                yield self.diagnostic(heading.element.span, f"this h{heading.level} is empty")
