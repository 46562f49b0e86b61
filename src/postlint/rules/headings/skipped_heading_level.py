from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from postlint.diagnostic import Diagnostic, Fix, Related, Severity
from postlint.document.headings import Heading
from postlint.document.html import Element
from postlint.document.misread import meant_headings, outline
from postlint.document.post import Post
from postlint.rules._shared.heading_levels import moved
from postlint.rules.headings._boxes import is_of_a_notice
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
    is written as a tag; a dialog is a page of its own. Headings that show what a level looks like
    (`# H1`) are left alone.

    The fix moves the headings below it along, up to the first that stands above it. It is unsafe:
    themes may style the levels, and a heading between may be what is missing.

    Source: WCAG 1.3.1; axe's heading-order.
    """

    id = "skipped-heading-level"
    markdownlint = ("MD001", "heading-increment")
    fixes = ("unsafe",)
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        meant = meant_headings(post)
        others = dict(zip(meant[1:], meant, strict=False))
        sections = frozenset(meant)
        for above, heading in pairwise(_outside_of_dialogs(post)):
            before = max(above, others.get(heading, above), key=lambda other: other.level)
            if heading not in sections or heading.level <= before.level + 1:
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
                    fix=_move(post, heading, wanted),
                )


def _outside_of_dialogs(post: Post) -> Sequence[Heading]:
    headings = outline(post)
    if "dialog" not in post.source.text:
        return headings
    return [heading for heading in headings if not any(map(_is_dialog, heading.element.ancestors))]


def _is_dialog(element: Element) -> bool:
    return element.tag == "dialog" or element.attribute("role") in ("dialog", "alertdialog")


def _move(post: Post, heading: Heading, wanted: int) -> Fix | None:
    """Makes a heading of a level, and moves those below it along."""
    headings = meant_headings(post)
    following = headings[headings.index(heading) :]
    tree = takewhile(lambda other: other.level >= heading.level, following)
    return moved(post, tree, wanted - heading.level, f"Make it an h{wanted}")


def _listed(levels: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(levels[:-1]), levels[-1]]))
