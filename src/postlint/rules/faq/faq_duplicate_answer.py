from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule

_FEWEST_WORDS = 9


class FaqDuplicateAnswer(Rule):
    """Two questions of the FAQ have the same answer.

    ```html bad
    <h2>FAQ</h2>
    <h3>How often do I have to water basil?</h3>
    <p>Water basil every morning, never let the soil dry out, and pour off what stands in the
    saucer after an hour.</p>
    <h3>Does basil like the sun?</h3>
    <p>Water basil every morning, never let the soil dry out, and pour off what stands in the
    saucer after an hour.</p>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>How often do I have to water basil?</h3>
    <p>Water basil every morning, never let the soil dry out, and pour off what stands in the
    saucer after an hour.</p>
    <h3>Does basil like the sun?</h3>
    <p>Yes, give it six hours of sun a day.</p>
    ```

    Most often an answer was pasted below a second question and never changed. Answers that share
    nearly all of their words count as the same, for any order of these; short ones do not.
    """

    id = "faq-duplicate-answer"
    severity: Severity = Severity.WARNING
    help = "Answer the second question, or make one of the two."

    #: How much of their words two answers have to share, from 0 to 1.
    least_shared: float = 0.9

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if len(faq(post)) <= 1:
            return
        from postlint.meaning.terms.likeness import nearly_alike

        pairs = [pair for pair in faq(post) if pair.answer and not is_dynamic(pair.answer)]
        answers = [pair.answer for pair in pairs]
        for later, earlier in nearly_alike(answers, least=self.least_shared, fewest=_FEWEST_WORDS):
            first, second = pairs[earlier], pairs[later]
            line = post.source.position(first.span.start).line
            yield self.diagnostic(
                second.answer_span,
                f"“{second.question}” has the answer of “{first.question}” at line {line}",
                related=[Related(first.answer_span, "answered so here first")],
            )
