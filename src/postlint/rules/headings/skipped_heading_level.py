from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class SkippedHeadingLevel(Rule):
    """A heading stands more than one level below the heading before it.

    Readers who jump from heading to heading look for the level between, and tables of contents
    show a gap. Going back up by several levels is fine.

    ```markdown bad
    ## Kinds of kettles

    #### On the stove
    ```

    ```markdown good
    ## Kinds of kettles

    ### On the stove
    ```

    Source: WCAG 1.3.1; axe's heading-order.
    """

    id = "skipped-heading-level"
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for before, heading in zip(post.headings, post.headings[1:], strict=False):
            if heading.level > before.level + 1:
                wanted = before.level + 1
                skipped = [f"h{level}" for level in range(wanted, heading.level)]
                yield self.diagnostic(
                    heading.element.span,
                    f"an h{heading.level} follows an h{before.level}: {_listed(skipped)} "
                    f"{'is' if len(skipped) == 1 else 'are'} skipped",
                    help=f"Make it an h{wanted}. Readers who jump from heading to heading take "
                    "the gap for a missing section.",
                    related=[Related(before.element.span, f"the h{before.level} before it")],
                )


def _listed(levels: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(levels[:-1]), levels[-1]]))
