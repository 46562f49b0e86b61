from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from postlint.diagnostic import Diagnostic, Fix, Related, Severity
from postlint.document.blocks import Block
from postlint.document.faq.question import asks_as_heading, heading_level
from postlint.document.faq.section import FaqSection, faq_sections
from postlint.document.headings import Heading
from postlint.document.post import Post
from postlint.rules._shared.heading_levels import moved
from postlint.rules.rule import Rule

_DEEPEST = 6
_FEWEST_ALIKE = 3


class FaqHeadingLevel(Rule):
    """A question of the FAQ is a heading of the wrong level.

    ```markdown bad
    ## FAQ

    ## Can I boil milk?

    No, it burns.

    ## How often should I descale it?

    Once a month.
    ```

    ```markdown fixed
    ## FAQ

    ### Can I boil milk?

    No, it burns.

    ### How often should I descale it?

    Once a month.
    ```

    The outline of a page is made of its heading levels: screen readers and tables of contents show
    an empty FAQ here, and questions beside it. A question that stands a level below all others
    belongs to the answer above it.

    The fix is unsafe: themes may style the levels.
    """

    id = "faq-heading-level"
    fixes = ("unsafe",)
    severity: Severity = Severity.INFO
    help = "Give all questions the level below the heading of the FAQ."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for section in faq_sections(post):
            headings = [block for block in section.blocks if heading_level(block) is not None]
            questions = [block for block in headings if asks_as_heading(block)]
            yield from self._beside_title(post, section, headings, questions)
            yield from self._below_another(headings, questions)

    def _beside_title(
        self, post: Post, section: FaqSection, headings: Sequence[Block], questions: Sequence[Block]
    ) -> Iterator[Diagnostic]:
        level = heading_level(section.title)
        beside = [block for block in questions if heading_level(block) == level]
        if level is None or level == _DEEPEST or not beside:
            return
        first, further = beside[0].text, len(beside) - 1
        those = f"“{first}” and {further} more are" if further else f"“{first}” is"
        yield self.diagnostic(
            beside[0].element.full_span,
            f"{those} h{level} like “{section.title.text}”, not h{level + 1} below it",
            related=[Related(section.title.element.full_span, "the heading of the FAQ")],
            fix=_lowered(post, beside, level + 1) if len(headings) == len(beside) else None,
        )

    def _below_another(
        self, headings: Sequence[Block], questions: Sequence[Block]
    ) -> Iterator[Diagnostic]:
        levels = Counter(heading_level(block) for block in questions)
        if len(levels) < 2:
            return
        level, count = levels.most_common(1)[0]
        if level is None or count < _FEWEST_ALIKE or count < len(questions) - 1:
            return
        for before, block in pairwise(headings):
            here = heading_level(block)
            if here == level + 1 and asks_as_heading(block) and asks_as_heading(before):
                yield self.diagnostic(
                    block.element.full_span,
                    f"“{block.text}” is an h{here}, and all other questions are h{level}: "
                    f"it belongs to the answer to “{before.text}”",
                )


def _lowered(post: Post, questions: Sequence[Block], level: int) -> Fix | None:
    headings = [Heading(level - 1, block.element) for block in questions]
    return moved(post, headings, 1, f"Make the questions h{level}")
