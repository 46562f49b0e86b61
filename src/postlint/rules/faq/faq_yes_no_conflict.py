from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FaqYesNoConflict(Rule):
    """An answer of the FAQ opens with "Yes" or "No", and goes on to say the opposite.

    ```html bad
    <p>All about composting at home.</p>
    <h2>FAQ</h2>
    <h3>Can I compost citrus peel?</h3>
    <p>No, you can compost citrus peel together with apple scraps.</p>
    ```

    ```html good
    <p>All about composting at home.</p>
    <h2>FAQ</h2>
    <h3>Can I compost citrus peel?</h3>
    <p>Yes, you can compost citrus peel together with apple scraps.</p>
    ```

    Off by default: it compares answers that repeat most of their question, and these may deny
    only a part of it. It knows English only.
    """

    id = "faq-yes-no-conflict"
    severity: Severity = Severity.WARNING
    default = False
    help = "Make the first word say what the rest does."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if not faq(post):
            return
        from postlint.meaning.finding.denial import denials_of_question
        from postlint.meaning.terms.places import place_of

        for denial in denials_of_question(post):
            pair = denial.statement.pair
            opener, rest = ("Yes", "denies") if denial.is_denied else ("No", "affirms")
            yield self.diagnostic(
                place_of(post, denial.statement.sentence, pair),
                f"the answer opens with “{opener}”, and then {rest} what “{pair.question}” asks",
                related=[Related(pair.span, "asked here")],
            )
