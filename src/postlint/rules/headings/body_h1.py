from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.mask import is_dynamic
from postlint.document.misread import meant_headings
from postlint.document.post import Post
from postlint.lookup.fragments import is_fragment
from postlint.lookup.layouts.title import Shown, title_shown
from postlint.rules._shared.heading_levels import lowered
from postlint.rules.rule import Rule


class BodyH1(Rule):
    """The body has an h1, and the title of the front matter is the page's h1 already.

    ```markdown bad theme=papermod
    ---
    title: Kettles
    ---
    # Kettles

    Water boils.
    ```

    ```markdown fixed theme=papermod
    ---
    title: Kettles
    ---
    ## Kettles

    Water boils.
    ```

    The fix makes it an h2 and moves the headings below it along; where it repeats the title, you
    may rather delete it. It is unsafe: themes may style the levels. None is offered for a README,
    an error page, a heading that a template gives its text, and a comment of pasted code.

    Whether the page shows the title as an h1 is read from the layouts that lie in the site, and
    else known of the theme. Where neither tells it, nothing is said. A heading that prints the
    title (`# {{ page.title }}`) is the title, and one that shows what an h1 looks like (`# H1`) is
    none. Where a body has several, `multiple-h1` speaks. What many posts of a site do is told once.
    """

    id = "body-h1"
    markdownlint = ("MD025", "single-title", "single-h1")
    fixes = ("unsafe",)
    folds = "site"
    presets = ("accessibility", "seo")
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        h1s = [heading for heading in meant_headings(post) if heading.level == 1]
        if len(h1s) != 1 or not post.title or is_dynamic(h1s[0].element.raw_text):
            return
        if title_shown(post) is Shown.AS_H1 and not is_fragment(post):
            yield self.diagnostic(
                h1s[0].element.span,
                "the page gets a second h1 here: its title is the first",
                help="Delete the heading where it repeats the title, or make it an h2: search "
                "engines and screen readers expect one h1 a page.",
                fix=lowered(post, "Make it an h2"),
            )
