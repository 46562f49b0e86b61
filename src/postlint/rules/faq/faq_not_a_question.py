from collections.abc import Iterator
from itertools import zip_longest

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.faq.question import asks_as_heading, heading_level
from postlint.document.faq.section import FaqSection, faq_sections
from postlint.document.faq_words import asks, is_question
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span


class FaqNotAQuestion(Rule):
    """Something stands among the questions of an FAQ and asks nothing.

    ```markdown bad
    ## FAQ

    ### Can I boil milk?

    No, it burns.

    ### Final thoughts

    Kettles are useful.
    ```

    ```markdown good
    ## FAQ

    ### Can I boil milk?

    No, it burns.

    ## Final thoughts

    Kettles are useful.
    ```

    It is a statement where readers look for their question, or a section that slipped into the
    FAQ. Off by default: an FAQ may be a list of topics, and not all languages mark questions.
    Where no entry asks anything, the rule is silent.
    """

    id = "faq-not-a-question"
    default = False
    presets = ("style",)
    severity: Severity = Severity.INFO
    help = "Ask a question, or move it out of the FAQ."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        some_ask = any(_asks(pair.question) for pair in faq(post))
        if not some_ask:
            return
        found = {pair.span: pair.question for pair in faq(post) if not _asks(pair.question)}
        for section in faq_sections(post):
            found |= dict(_headings(section))
        for span, text in sorted(found.items()):
            if text and not is_dynamic(text):
                yield self.diagnostic(span, f"“{text}” asks nothing, and is an entry of the FAQ")


def _asks(text: str) -> bool:
    return is_question(text) or asks(text)


def _headings(section: FaqSection) -> Iterator[tuple[Span, str]]:
    """The headings beside the questions of an FAQ that ask nothing, and group no questions."""
    headings = [block for block in section.blocks if heading_level(block) is not None]
    level = min((heading_level(b) or 0 for b in headings if asks_as_heading(b)), default=None)
    for block, below in zip_longest(headings, headings[1:]):
        groups = below is not None and (heading_level(below) or 0) > (heading_level(block) or 0)
        if heading_level(block) == level and not asks_as_heading(block) and not groups:
            yield block.element.full_span, block.text
