from collections.abc import Iterator
from itertools import dropwhile

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.headings import Heading
from postlint.document.misread import meant_headings
from postlint.document.post import Post
from postlint.rules.headings._levels import moved
from postlint.rules.rule import Rule


class BodyH1(Rule):
    """The body has an h1, and the title of the front matter is the page's h1 already.

    ```markdown bad
    ---
    title: Kettles
    ---
    # Kettles

    Water boils.
    ```

    ```markdown fixed
    ---
    title: Kettles
    ---
    ## Kettles

    Water boils.
    ```

    The fix makes it an h2 and moves the headings below it along; where it repeats the title, you
    may rather delete it. It is unsafe: themes may style the levels.

    Themes that do not show the title as an h1 are exempt, and so are headings that show what one
    looks like (`# H1`). Where a body has several, `multiple-h1` speaks.
    """

    id = "body-h1"
    presets = ("accessibility", "seo")
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        h1s = [heading for heading in post.derived(meant_headings) if heading.level == 1]
        if len(h1s) == 1 and post.title and post.profile.shows_title_as_h1:
            yield self.diagnostic(
                h1s[0].element.span,
                "the page gets a second h1 here: its title is the first",
                help="Delete the heading where it repeats the title, or make it an h2: search "
                "engines and screen readers expect one h1 a page.",
                fix=moved(post, _from_h1(post), 1, "Make it an h2"),
            )


def _from_h1(post: Post) -> Iterator[Heading]:
    return dropwhile(lambda heading: heading.level > 1, post.derived(meant_headings))
