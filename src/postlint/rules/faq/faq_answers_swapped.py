from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FaqAnswersSwapped(Rule):
    """Two answers of the FAQ stand at each other's question.

    ```html bad
    <p>A felt pad protects wooden floors. Rubber feet stop a chair from sliding about.</p>
    <h2>FAQ</h2>
    <h3>Does a felt pad protect my wooden floor?</h3>
    <p>Rubber feet stop a chair from sliding.</p>
    <h3>How do I stop my chair from sliding?</h3>
    <p>Yes, a felt pad protects a wooden floor from scratches.</p>
    ```

    ```html good
    <p>A felt pad protects wooden floors. Rubber feet stop a chair from sliding about.</p>
    <h2>FAQ</h2>
    <h3>Does a felt pad protect my wooden floor?</h3>
    <p>Yes, a felt pad protects a wooden floor from scratches.</p>
    <h3>How do I stop my chair from sliding?</h3>
    <p>Rubber feet stop a chair from sliding.</p>
    ```

    An answer mostly uses words of its question. The rule reports two that use far more words of
    each other's questions, those left aside that all questions share. A question that quotes an
    earlier answer is left alone: it asks on, as in a dialogue. It knows English only.
    """

    id = "faq-answers-swapped"
    severity: Severity = Severity.WARNING
    help = "Put each answer below its own question."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if len(faq(post)) < 2:
            return
        from postlint.meaning.finding.answers import swaps

        for swap in swaps(post):
            line = post.source.position(swap.second.span.start).line
            yield self.diagnostic(
                swap.first.span,
                f"the answer to “{swap.first.question}” fits “{swap.second.question}” at line "
                f"{line}, and the answer there fits here",
                related=[Related(swap.second.span, "the answer here fits the other question")],
            )
