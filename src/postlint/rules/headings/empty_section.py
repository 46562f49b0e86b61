from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.faq_words import is_faq_title
from postlint.document.headings import Heading
from postlint.document.post import Post
from postlint.rules.rule import Rule

_BELOW_ALL = 99


class EmptySection(Rule):
    """A heading is followed at once by one of the same or a higher level, or by the post's end.

    ```markdown bad
    ## On the stove

    ## On the table

    Water is served.
    ```

    ```markdown good
    ## On the stove

    Water boils.

    ## On the table

    Water is served.
    ```

    A heading one level lower may follow at once; images, embeds, code and shortcodes fill a
    section. Questions without an answer are `faq-empty-answer`'s, and FAQs without questions are
    `faq-empty-section`'s.
    """

    id = "empty-section"
    default = False
    presets = ("strict",)
    severity: Severity = Severity.WARNING
    help = "Write the section, or delete its heading."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        run = list(_run(post))
        levels = [_BELOW_ALL if heading is None else heading.level for heading in run]
        for heading, following in zip(run, [*levels[1:], 0], strict=False):
            if heading is None or following > heading.level or not heading.text:
                continue
            if is_faq_title(heading.text, post.profile.faq_titles):
                continue
            if all(pair.span != heading.element.span for pair in faq(post)):
                yield self.diagnostic(
                    heading.element.span, f"nothing stands below “{heading.text}”"
                )


def _run(post: Post) -> Iterator[Heading | None]:
    """The post's headings, and None for each block between them."""
    headings = {heading.element: heading for heading in post.headings}
    last = None
    for block in post.blocks:
        found = headings.get(block.element)
        if found is None or found is not last:
            yield found
        last = found
