from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FaqPolarityConflict(Rule):
    """An answer of the FAQ says "not" where the post does not, or the other way round.

    ```html bad
    <p>The water from old lead pipes is a danger to the health of small children.</p>
    <h2>FAQ</h2>
    <h3>What about lead pipes?</h3>
    <p>Old lead pipes do not put the health of small children in danger.</p>
    ```

    ```html good
    <p>The water from old lead pipes is a danger to the health of small children.</p>
    <h2>FAQ</h2>
    <h3>What about lead pipes?</h3>
    <p>Old lead pipes do put the health of small children in danger.</p>
    ```

    Off by default: there are many ways to say "not" without the word, and half of what it reports
    is said in other words. Sentences with conditions are left alone. It knows English only. Where
    the answer repeats the post word for word, `faq-restatement-differs` speaks.
    """

    id = "faq-polarity-conflict"
    severity: Severity = Severity.WARNING
    default = False
    help = "Find out which one is right, and say the same in both."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if not faq(post):
            return
        from postlint.meaning.finding.denial import denials_of_body
        from postlint.meaning.terms.places import place_of

        for denial in denials_of_body(post):
            if denial.other is None:
                continue
            there = place_of(post, denial.other)
            line = post.source.position(there.start).line
            said, other = ("denies", "says") if denial.is_denied else ("says", "denies")
            yield self.diagnostic(
                place_of(post, denial.statement.sentence, denial.statement.pair),
                f"the answer {said} what the text at line {line} {other}",
                related=[Related(there, f"the text {other} it here")],
            )
