from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import answers
from postlint.rules.rule import Rule


class FaqUnsupportedAnswer(Rule):
    """An answer of the FAQ says what the post says nowhere else.

    ```html bad
    <p>Bees store honey for the winter. A hive needs twenty pounds of it to survive the cold.</p>
    <h2>FAQ</h2>
    <h3>Do bees sleep?</h3>
    <p>Forager bees rest at night with drooping antennae and folded legs.</p>
    ```

    ```html good
    <p>Bees store honey for the winter. A hive needs twenty pounds of it to survive the cold.</p>
    <h2>FAQ</h2>
    <h3>How much honey does a hive need?</h3>
    <p>A hive needs twenty pounds of honey to survive the winter.</p>
    ```

    Off by default: a quarter of the answers in real posts are such, and most of them are fine.
    For sites that want each answer to rest on the text. It knows English only.
    """

    id = "faq-unsupported-answer"
    severity: Severity = Severity.INFO
    default = False
    help = "Say it in the text as well, or leave the answer out."

    #: How much of its words the likest sentence of an answer has to find in the text, from 0 to 1.
    least_said: float = 0.3

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for answer in answers(post):
            if answer.said < self.least_said and not answer.verbatim:
                yield self.diagnostic(
                    answer.pair.answer_span,
                    f"the text says nothing like the answer to “{answer.pair.question}”",
                )
