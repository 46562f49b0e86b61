from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.faq_words import asks, is_question
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FaqEmptyAnswer(Rule):
    """A question of the FAQ has no answer.

    ```html bad
    <h2>FAQ</h2>
    <h3>Can I boil milk in a kettle?</h3>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>Can I boil milk in a kettle?</h3>
    <p>No, it burns on the heating element.</p>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    ```

    An image, an embed, a script or a shortcode is an answer as well. A heading that asks nothing
    is left alone, and so is a list of questions none of which is answered.
    """

    id = "faq-empty-answer"
    severity: Severity = Severity.ERROR
    help = "Answer the question, or delete it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for pair in faq(post):
            asked = is_question(pair.question) or asks(pair.question)
            if asked and not pair.answer and not pair.answer_elements:
                yield self.diagnostic(pair.span, f"no answer follows “{pair.question}”")
