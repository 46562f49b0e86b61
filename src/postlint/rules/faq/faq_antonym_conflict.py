from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import conflicting
from postlint.rules.rule import Rule


class FaqAntonymConflict(Rule):
    """An answer of the FAQ says the opposite of the post, or of its own question.

    ```html bad
    <p>Untreated cedar is a safe wood for raised vegetable beds.</p>
    <h2>FAQ</h2>
    <h3>Which wood suits vegetables?</h3>
    <p>For raised vegetable beds, cedar is an unsafe wood.</p>
    ```

    ```html good
    <p>Untreated cedar is a safe wood for raised vegetable beds.</p>
    <h2>FAQ</h2>
    <h3>Which wood suits vegetables?</h3>
    <p>For raised vegetable beds, cedar is a safe wood.</p>
    ```

    Opposites come from a list: safe and unsafe, always and never, increase and reduce. The two
    sentences have to say much the same, and the two words have to stand beside the same word. The
    rule knows English only, and no irony.
    """

    id = "faq-antonym-conflict"
    severity: Severity = Severity.WARNING
    help = "Find out which one is right, and say the same in both."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        yield from conflicting(self, post, "opposite")
