from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.blocks import Block
from postlint.document.headings import Heading
from postlint.document.post import Post
from postlint.rules.headings._words import count
from postlint.rules.rule import Rule


class LongSection(Rule):
    """Very much text stands under one heading.

    A heading every few paragraphs lets readers find what they came for.

    ```markdown bad
    ## On the stove

    The copper kettle boiled a litre of cold water in 5 minutes and kept it hot for 23 more.
    The steel kettle boiled a litre of cold water in 6 minutes and kept it hot for 26 more.
    The glass kettle boiled a litre of cold water in 7 minutes and kept it hot for 29 more.
    The clay kettle boiled a litre of cold water in 8 minutes and kept it hot for 32 more.
    The iron kettle boiled a litre of cold water in 9 minutes and kept it hot for 35 more.
    The tin kettle boiled a litre of cold water in 10 minutes and kept it hot for 38 more.
    The brass kettle boiled a litre of cold water in 4 minutes and kept it hot for 41 more.
    The silver kettle boiled a litre of cold water in 5 minutes and kept it hot for 44 more.
    The cast kettle boiled a litre of cold water in 6 minutes and kept it hot for 47 more.
    The travel kettle boiled a litre of cold water in 7 minutes and kept it hot for 50 more.
    The camping kettle boiled a litre of cold water in 8 minutes and kept it hot for 53 more.
    The electric kettle boiled a litre of cold water in 9 minutes and kept it hot for 56 more.
    The whistling kettle boiled a litre of cold water in 10 minutes and kept it hot for 59 more.
    The painted kettle boiled a litre of cold water in 4 minutes and kept it hot for 22 more.
    The folding kettle boiled a litre of cold water in 5 minutes and kept it hot for 25 more.
    The tall kettle boiled a litre of cold water in 6 minutes and kept it hot for 28 more.
    The squat kettle boiled a litre of cold water in 7 minutes and kept it hot for 31 more.
    The dented kettle boiled a litre of cold water in 8 minutes and kept it hot for 34 more.
    The gilded kettle boiled a litre of cold water in 9 minutes and kept it hot for 37 more.
    The plain kettle boiled a litre of cold water in 10 minutes and kept it hot for 40 more.
    The second-hand kettle boiled a litre of cold water in 4 minutes and kept it hot for 43 more.
    The borrowed kettle boiled a litre of cold water in 5 minutes and kept it hot for 46 more.
    ```

    ```markdown good
    ## On the stove

    Water boils.

    ## On the table

    Water is served.
    ```

    The text before the first heading is not counted, nor is code.
    """

    id = "long-section"
    default = False
    presets = ("style",)
    severity: Severity = Severity.INFO
    help = "Divide it by headings, each of which says what comes below it."

    #: The most words that may stand between two headings.
    max_words: int = 300

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for heading, run in _sections(post):
            words = count(run)
            if words > self.max_words:
                yield self.diagnostic(
                    heading.element.span,
                    f"{words} words stand below “{heading.text}” without another heading",
                )


def _sections(post: Post) -> Iterator[tuple[Heading, list[Block]]]:
    """The headings, each with the blocks up to the next."""
    headings = {heading.element: heading for heading in post.headings}
    sections: list[tuple[Heading, list[Block]]] = []
    for block in post.blocks:
        if block.element in headings:
            sections.append((headings[block.element], []))
        elif sections:
            sections[-1][1].append(block)
    yield from sections
