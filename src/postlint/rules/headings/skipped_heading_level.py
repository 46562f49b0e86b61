from collections.abc import Iterator
from itertools import pairwise, takewhile

from postlint.diagnostic import Diagnostic, Fix, Related, Severity
from postlint.document.misread import meant_headings
from postlint.document.post import Post
from postlint.rules.headings._boxes import is_of_a_notice
from postlint.rules.headings._levels import moved
from postlint.rules.rule import Rule


class SkippedHeadingLevel(Rule):
    """A heading stands more than one level below the heading before it.

    Readers who jump from heading to heading look for the level between, and tables of contents
    show a gap. Going back up by several levels is fine.

    ```markdown bad
    ## Kinds of kettles

    #### On the stove
    ```

    ```markdown fixed
    ## Kinds of kettles

    ### On the stove
    ```

    The heading of a box that its class calls an alert, a note or the like is no section's.

    The fix moves the headings below it along, up to the first that stands above it. It is unsafe:
    themes may style the levels, and a heading between may be what is missing.

    Source: WCAG 1.3.1; axe's heading-order.
    """

    id = "skipped-heading-level"
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        headings = meant_headings(post)
        for at, (before, heading) in enumerate(pairwise(headings), 1):
            if heading.level > before.level + 1 and not is_of_a_notice(at, post):
                wanted = before.level + 1
                skipped = [f"h{level}" for level in range(wanted, heading.level)]
                yield self.diagnostic(
                    heading.element.span,
                    f"an h{heading.level} follows an h{before.level}: {_listed(skipped)} "
                    f"{'is' if len(skipped) == 1 else 'are'} skipped",
                    help=f"Make it an h{wanted}. Readers who jump from heading to heading take "
                    "the gap for a missing section.",
                    related=[Related(before.element.span, f"the h{before.level} before it")],
                    fix=_move(post, at, wanted),
                )


def _move(post: Post, at: int, wanted: int) -> Fix | None:
    """Makes a heading of a level, and moves those below it along."""
    headings = meant_headings(post)
    level = headings[at].level
    following = (headings[i] for i in range(at, len(headings)))
    tree = takewhile(lambda heading: heading.level >= level, following)
    return moved(post, tree, wanted - level, f"Make it an h{wanted}")


def _listed(levels: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(levels[:-1]), levels[-1]]))
