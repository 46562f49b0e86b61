from collections.abc import Iterator
from itertools import takewhile

from postlint.diagnostic import Diagnostic, Fix, Severity
from postlint.document.post import Post
from postlint.rules.headings._levels import moved
from postlint.rules.rule import Rule


class FirstHeadingLevel(Rule):
    """The first heading of the body is not of the level that follows the title's.

    The title is the page's h1, so the first section is an h2. Readers who jump from heading to
    heading take a gap for a section that is missing.

    ```markdown bad
    ---
    title: Kettles
    ---
    ### On the stove

    #### With a whistle

    ### On the table
    ```

    ```markdown fixed
    ---
    title: Kettles
    ---
    ## On the stove

    ### With a whistle

    ## On the table
    ```

    The fix moves the headings after the first along with it, up to the first that stands above
    it. It is unsafe: themes may style the levels. An h1 is `body-h1`'s.
    """

    id = "first-heading-level"
    presets = ("accessibility",)
    severity: Severity = Severity.INFO

    #: The level that the first heading should have.
    expected: int = 2

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if not post.headings or post.headings[0].level in (1, self.expected):
            return
        first = post.headings[0]
        yield self.diagnostic(
            first.element.span,
            f"the first heading is an h{first.level}",
            help=f"Make it an h{self.expected}, and move those below it along: readers who jump "
            "from heading to heading take the gap for a missing section.",
            fix=self._move(post),
        )

    def _move(self, post: Post) -> Fix | None:
        first = post.headings[0].level
        tree = takewhile(lambda heading: heading.level >= first, post.headings)
        return moved(post, tree, self.expected - first, f"Make it an h{self.expected}")
