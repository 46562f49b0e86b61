from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import conflicting
from postlint.rules.rule import Rule


class FaqNumberConflict(Rule):
    """An answer of the FAQ gives another quantity than the post does.

    ```html bad
    <h2>Baking</h2>
    <p>The loaf needs 40 to 45 minutes in a hot oven.</p>
    <p>Let it cool on a rack.</p>
    <h2>FAQ</h2>
    <h3>How long does the loaf bake?</h3>
    <p>In a hot oven, the loaf should be done after 25 minutes.</p>
    ```

    ```html good
    <h2>Baking</h2>
    <p>The loaf needs 40 to 45 minutes in a hot oven.</p>
    <p>Let it cool on a rack.</p>
    <h2>FAQ</h2>
    <h3>How long does the loaf bake?</h3>
    <p>In a hot oven, the loaf should be done after three quarters of an hour.</p>
    ```

    Units are converted, and quantities that overlap agree: 24 to 48 hours and two days, "at least
    one hour" and two hours. The rule compares sentences that say much the same, and is silent
    where the post gives the answer's quantity of the same thing as well, where one sentence is
    about large ones and the other about small ones, and about examples. In
    other languages it compares what has a unit, or a word beside it that says what is counted.
    """

    id = "faq-number-conflict"
    severity: Severity = Severity.WARNING
    help = "Find out which one is right; if both are, say what makes the difference."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        yield from conflicting(self, post, "number")
