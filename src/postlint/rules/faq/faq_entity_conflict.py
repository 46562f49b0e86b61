from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.faq._meaning import conflicting
from postlint.rules.rule import Rule


class FaqEntityConflict(Rule):
    """An answer of the FAQ has a name that the post has nowhere, in the place of another.

    ```html bad
    <p>The night train to Lisbon leaves from platform nine.</p>
    <h2>FAQ</h2>
    <h3>Where does the night train leave?</h3>
    <p>From platform nine leaves the night train to Porto.</p>
    ```

    ```html good
    <p>The night train to Lisbon leaves from platform nine.</p>
    <h2>FAQ</h2>
    <h3>Where does the night train leave?</h3>
    <p>From platform nine leaves the night train to Lisbon.</p>
    ```

    An answer may well name what the post does not. So this reports a name only where a sentence
    of the post says much the same and has another name beside the same word, where the question
    does, or where the post has but one name beside that word. It knows names by their capitals,
    and English only.
    """

    id = "faq-entity-conflict"
    severity: Severity = Severity.WARNING
    help = "Use the right name in both places."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        yield from conflicting(self, post, "name")
