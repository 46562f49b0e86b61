from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.blocks import Block
from postlint.document.headings import Heading
from postlint.document.post import Post
from postlint.rules.headings._word_count import count
from postlint.rules.rule import Rule


class LongSection(Rule):
    """Very much text stands under one heading.

    A heading every few paragraphs lets readers find what they came for.

    ```markdown bad max-words=20
    ## On the stove

    The copper kettle boiled its water in five minutes, and kept it hot for an hour. The steel
    kettle took six, and let it cool.
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
