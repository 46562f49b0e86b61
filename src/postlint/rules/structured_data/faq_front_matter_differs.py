from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq.disagreements import body_pairs, disagreements, front_matter_pairs
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FaqFrontMatterDiffers(Rule):
    """The front matter answers a question differently than the body does.

    Themes make structured data, or a second FAQ, from the front matter: readers and search
    engines are told two things.

    ```markdown bad
    ---
    title: Kettles
    faq:
      - question: How often should I descale it?
        answer: Once a year.
    ---

    ## FAQ

    ### How often should I descale it?

    Once a month.
    ```

    ```markdown good
    ---
    title: Kettles
    faq:
      - question: How often should I descale it?
        answer: Once a month.
    ---

    ## FAQ

    ### How often should I descale it?

    Once a **month**.
    ```

    Markup, entities, quotes, white space, case and punctuation make no difference. Answers that a
    template makes are left alone.
    """

    id = "faq-front-matter-differs"
    severity: Severity = Severity.ERROR
    help = "Make the two say the same: themes show the front matter's answer, or give it to search."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        stated = front_matter_pairs(post)
        if not stated:
            return
        for stands, shown, words in disagreements(post, stated, body_pairs(post)):
            yield self.diagnostic(
                stands.answer_span,
                f"the front matter answers “{stands.question}” with “{words.one}”, "
                f"the body with “{words.other}”",
                related=[Related(shown.answer_span, "the body's answer")],
            )
