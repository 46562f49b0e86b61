from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import answers
from postlint.rules.rule import Rule


class FaqVerbatimAnswer(Rule):
    """An answer of the FAQ only repeats sentences of the post as they are.

    ```html bad
    <p>Bees store honey for the winter. A hive needs twenty pounds of it to survive the cold.</p>
    <h2>FAQ</h2>
    <h3>What do bees do for the winter?</h3>
    <p>Bees store honey for the winter.</p>
    ```

    ```html good
    <p>Bees store honey for the winter. A hive needs twenty pounds of it to survive the cold.</p>
    <h2>FAQ</h2>
    <h3>What do bees do for the winter?</h3>
    <p>They fill their combs with honey while there are flowers.</p>
    ```

    Off by default: to repeat a sentence is no fault, and the surest way not to contradict it. It
    knows English only.
    """

    id = "faq-verbatim-answer"
    severity: Severity = Severity.INFO
    default = False
    help = "Answer the question in the words of those who ask it, or delete it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for answer in answers(post):
            if answer.verbatim:
                yield self.diagnostic(
                    answer.pair.answer_span,
                    f"the answer to “{answer.pair.question}” stands in the text as it is",
                )
