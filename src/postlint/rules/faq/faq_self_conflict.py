from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FaqSelfConflict(Rule):
    """Two answers of one FAQ give different numbers for the same thing.

    ```html bad
    <p>All about renting a canoe on the lake, and what it costs.</p>
    <h2>FAQ</h2>
    <h3>What does a canoe cost?</h3>
    <p>A canoe costs 25 euros a day, and the paddles are free.</p>
    <h3>Can I rent a canoe for the family?</h3>
    <p>Yes, a canoe costs 35 euros a day, and the paddles are free.</p>
    ```

    ```html good
    <p>All about renting a canoe on the lake, and what it costs.</p>
    <h2>FAQ</h2>
    <h3>What does a canoe cost?</h3>
    <p>A canoe costs 25 euros a day, and the paddles are free.</p>
    <h3>Can I rent a canoe for the family?</h3>
    <p>Yes, a family canoe costs 35 euros a day.</p>
    ```

    Only sentences are compared that are the same nearly word for word but for the number. Where
    one of them differs from the post as well, `faq-restatement-differs` or `faq-number-conflict`
    speaks. The rule knows English only.
    """

    id = "faq-self-conflict"
    severity: Severity = Severity.WARNING
    help = "Find out which one is right, and say the same in both answers."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if len(faq(post)) <= 1:
            return
        from postlint.meaning.finding.agreement import disagreements
        from postlint.meaning.terms.places import place_of

        for found in disagreements(post):
            there = place_of(post, found.earlier.sentence, found.earlier.pair)
            line = post.source.position(there.start).line
            yield self.diagnostic(
                place_of(post, found.later.sentence, found.later.pair),
                f"the answer says “{found.here}”: the one at line {line} says “{found.there}”",
                related=[Related(there, f"“{found.there}” here")],
            )
