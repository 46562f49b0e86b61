import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.faq.question import asks_as_heading, heading_level
from postlint.document.faq.section import FaqSection, faq_sections
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_MOST_TITLES_IN_A_ROW = 2
_NOTHING = lazy(
    r"<!--.*?-->|</?(?:article|br|div|hr|main|p|section|span)\b[^<>]*>|&nbsp;|[\s`*_~-]", re.DOTALL
)


class FaqEmptySection(Rule):
    """A heading announces an FAQ, and no question follows.

    ```markdown bad
    ## Frequently asked questions

    ## Sources

    A book about kettles.
    ```

    ```markdown good
    ## Frequently asked questions

    ### Can I boil milk?

    No, it burns.
    ```

    Reported is only a heading with nothing below it: text that is read as no question, a shortcode
    or an element that a script fills may be the FAQ. So may a list of questions in the front
    matter, which themes show. A draft may be unfinished.
    """

    id = "faq-empty-section"
    severity: Severity = Severity.WARNING
    help = "Write the questions and their answers, or delete the heading."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        sections = faq_sections(post)
        if not sections or post.is_draft or post.is_archetype or _is_elsewhere(post):
            return
        titles = {section.title for section in sections}
        if sum(section.following in titles for section in sections) > _MOST_TITLES_IN_A_ROW:
            return  # a template chooses one of them
        for section in sections:
            if _is_empty(post, section):
                after = section.following
                what = f"“{after.text}” follows" if after and after.text else "the post ends"
                yield self.diagnostic(
                    section.title.element.full_span,
                    f"“{section.title.text}” has no questions: {what}",
                )


def _is_elsewhere(post: Post) -> bool:
    """Whether the questions may come from the front matter or from structured data."""
    matter = post.front_matter
    return any(pair.form in ("front-matter", "json-ld") for pair in faq(post)) or (
        matter is not None and any("faq" in entry.key.lower() for entry in matter.root.entries)
    )


def _is_empty(post: Post, section: FaqSection) -> bool:
    title, after = section.title, section.following
    if section.blocks or heading_level(title) is None or is_dynamic(title.text):
        return False
    if after is not None and (asks_as_heading(after) or is_dynamic(after.text)):
        return False  # the questions may be headings of the wrong level
    end = post.body.end if after is None else after.element.span.start
    between = post.source.text[title.element.full_span.end : end]
    return not _NOTHING.sub("", between)
