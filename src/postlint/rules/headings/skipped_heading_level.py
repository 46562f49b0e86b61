from collections.abc import Iterator
from itertools import pairwise, takewhile

from postlint.diagnostic import Diagnostic, Fix, Related, Severity
from postlint.document.misread import meant_headings, outline
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

    The heading of a box that its class calls an alert, a note or the like is no section's, where it
    is written as a tag. Headings that show what a level looks like (`# H1`) are left alone.

    The fix moves the headings below it along, up to the first that stands above it. It is unsafe:
    themes may style the levels, and a heading between may be what is missing.

    Source: WCAG 1.3.1; axe's heading-order.
    """

    id = "skipped-heading-level"
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        numbers = {heading: number for number, heading in enumerate(meant_headings(post))}
        others = dict(pairwise(reversed(numbers)))
        for above, heading in pairwise(outline(post)):
            before = max(above, others.get(heading, above), key=lambda other: other.level)
            if heading.level <= before.level + 1 or heading not in numbers:
                continue
            if not is_of_a_notice(heading, post):
                wanted = before.level + 1
                skipped = [f"h{level}" for level in range(wanted, heading.level)]
                yield self.diagnostic(
                    heading.element.span,
                    f"an h{heading.level} follows an h{before.level}: {_listed(skipped)} "
                    f"{'is' if len(skipped) == 1 else 'are'} skipped",
                    help=f"Make it an h{wanted}. Readers who jump from heading to heading take "
                    "the gap for a missing section.",
                    related=[Related(before.element.span, f"the h{before.level} before it")],
                    fix=_move(post, numbers[heading], wanted),
                )


def _move(post: Post, number: int, wanted: int) -> Fix | None:
    """Makes the heading that is meant so many places down of a level, and moves those below."""
    headings = meant_headings(post)
    heading = headings[number]
    following = map(headings.__getitem__, range(number, len(headings)))
    tree = takewhile(lambda other: other.level >= heading.level, following)
    return moved(post, tree, wanted - heading.level, f"Make it an h{wanted}")


def _listed(levels: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(levels[:-1]), levels[-1]]))
