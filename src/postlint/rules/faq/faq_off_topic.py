from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import answers
from postlint.rules.rule import Rule


class FaqOffTopic(Rule):
    """A question of the FAQ asks for something that the post does not speak of.

    ```html bad
    <p>Bees store honey for the winter. A hive needs twenty pounds of it to survive the cold.</p>
    <h2>FAQ</h2>
    <h3>How do I reset a dishwasher?</h3>
    <p>Press and hold the start button.</p>
    ```

    ```html good
    <p>Bees store honey for the winter. A hive needs twenty pounds of it to survive the cold.</p>
    <h2>FAQ</h2>
    <h3>How much honey does a hive need in winter?</h3>
    <p>Twenty pounds.</p>
    ```

    Off by default: a good question may be put in words that the post does not use. It knows
    English only.
    """

    id = "faq-off-topic"
    severity: Severity = Severity.INFO
    default = False
    help = "Move the question to a post that is about it, or write about it here."

    #: How many of the question's words the post has to use, from 0 to 1.
    least_known: float = 0.4

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for answer in answers(post):
            if answer.on_topic < self.least_known:
                yield self.diagnostic(
                    answer.pair.span, f"the post does not speak of “{answer.pair.question}”"
                )
