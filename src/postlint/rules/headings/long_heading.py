from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule


class LongHeading(Rule):
    """A heading is too long to be taken in at a glance.

    ```markdown bad
    ## What you should think about before you buy a kettle that is meant to stand on a gas stove
    ```

    ```markdown good
    ## Kettles for gas stoves
    ```

    Questions of an FAQ may be longer: they are left alone.
    """

    id = "long-heading"
    default = False
    presets = ("style",)
    severity: Severity = Severity.INFO
    help = "Say it in fewer words: readers skim headings, and tables of contents break long ones."

    #: The most characters that a heading may have.
    max_length: int = 80

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for heading in post.headings:
            text = heading.text
            if len(text) <= self.max_length or is_dynamic(text):
                continue
            if all(pair.span != heading.element.span for pair in faq(post)):
                yield self.diagnostic(
                    heading.element.span,
                    f"the heading has {len(text)} characters, and {self.max_length} are enough",
                )
