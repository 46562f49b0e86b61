from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html import Element
from postlint.document.misread import meant_headings
from postlint.document.post import Post, derived
from postlint.lookup.layouts.title import Shown, title_shown
from postlint.rules._shared.heading_levels import lowered
from postlint.rules.rule import Rule

_CONDITIONS = ("v-if", "v-else", "v-show", "x-if", "x-show")


@derived
def _h1s(post: Post) -> tuple[Element, ...]:
    """The h1 headings that are meant as such."""
    h1s = (h.element for h in meant_headings(post) if h.level == 1)
    return tuple(h1 for h1 in h1s if not _is_conditional(h1))


def _is_conditional(element: Element) -> bool:
    """Whether a component of Vue or Alpine shows it only at times, as `v-if` and `v-else` do."""
    return any(name.startswith(_CONDITIONS) for name, _ in element.attributes)


class MultipleH1(Rule):
    """The body has more than one h1.

    ```markdown bad
    ---
    title: Kettles
    ---
    # On the stove

    Water boils.

    # On the table

    Water is served.
    ```

    ```markdown fixed
    ---
    title: Kettles
    ---
    ## On the stove

    Water boils.

    ## On the table

    Water is served.
    ```

    The fix makes them h2 and moves the headings below them along. It is unsafe: themes may style
    the levels. None is offered where the page has no other title: in a README, on an error page,
    without a title in the front matter; and where the h1s are comments of pasted code. One
    diagnostic speaks of them all: it stands at the second, and it is told once a site, which has
    them for one reason. Nothing is said where the site's layouts show no title as an h1; what
    `v-if` and the like show only at times does not count.
    """

    id = "multiple-h1"
    markdownlint = ("MD025", "single-title", "single-h1")
    fixes = ("unsafe",)
    folds = "site"
    presets = ("accessibility", "seo")
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        h1s = _h1s(post)
        if len(h1s) > 1 and title_shown(post) is not Shown.NOT_AS_H1:
            yield self.diagnostic(
                h1s[1].span,
                f"the body has {len(h1s)} h1 headings",
                help="Make them h2, and the headings below them one level lower: the h1 is the "
                "title of the page, which screen readers and search engines look for once.",
                related=[Related(h1s[0].span, "the first h1")],
                fix=lowered(post, "Make them h2"),
                cause="several h1 headings",
            )
