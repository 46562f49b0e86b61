from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import conflicting
from postlint.rules.rule import Rule


class FaqRestatementDiffers(Rule):
    """An answer of the FAQ repeats a sentence of the post, but for one fact.

    ```html bad
    <p>Soak the dried beans for 10 hours before you cook them.</p>
    <h2>FAQ</h2>
    <h3>How long do beans have to soak?</h3>
    <p>Soak the dried beans for 8 hours before you cook them.</p>
    ```

    One of the two was edited, and the other was not. Readers who skim find the wrong one:

    ```html good
    <p>Soak the dried beans for 10 hours before you cook them.</p>
    <h2>FAQ</h2>
    <h3>How long do beans have to soak?</h3>
    <p>Soak the dried beans for 10 hours before you cook them.</p>
    ```

    The fact is a number, a unit, a date, a name, a "not", or a word and its opposite. All else has
    to be the same nearly word for word; one sentence may go on where the other ends. In other
    languages than English it compares numbers, units, dates and prices, and warns. It cannot know
    which of the two is right.
    """

    id = "faq-restatement-differs"
    severity: Severity = Severity.ERROR
    help = "Find out which one is right, and say the same in both."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        yield from conflicting(self, post, "restated")
