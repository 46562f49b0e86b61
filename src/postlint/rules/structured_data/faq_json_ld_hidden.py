from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq.disagreements import shown_pairs
from postlint.document.mask import Call, is_dynamic
from postlint.document.post import Post
from postlint.document.question_answer import QuestionAnswer
from postlint.document.structured_data import TITLES, comparable, stated_pairs
from postlint.document.tags import is_harmless
from postlint.rules.rule import Rule


class FaqJsonLdHidden(Rule):
    """The structured data holds a question that the post does not show.

    What structured data says has to stand on the page: such a question was deleted or reworded in
    the post, and forgotten in the JSON-LD.

    ```html bad
    <h2>FAQ</h2>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "Can I boil milk in it?",
       "acceptedAnswer": {"@type": "Answer", "text": "No."}}]}
    </script>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "How often should I descale it?",
       "acceptedAnswer": {"@type": "Answer", "text": "Once a month."}}]}
    </script>
    ```

    A question counts as shown wherever it stands in the body's text, in the front matter or in a
    shortcode. Microdata and RDFa that readers do not see (`<meta itemprop="name" content="…">`)
    are held to the same. Where a shortcode or a script of the post may make the FAQ, the rule is
    silent. Where none of the questions is shown, that is told once.

    Source: Google Search Central, "FAQ structured data": the content must be visible.
    """

    id = "faq-json-ld-hidden"
    folds = "post"
    presets = ("seo",)
    severity: Severity = Severity.ERROR
    help = "Show the question and its answer in the post, or delete them from the structured data."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        stated = stated_pairs(post)
        if not stated or _may_be_made(post):
            return
        text = comparable(_shown_text(post))
        hidden = [pair for pair in stated if _is_hidden(pair, text)]
        for pair in hidden:
            yield self.diagnostic(
                pair.span,
                f"the {TITLES[pair.form]} asks “{pair.question}”, which the post does not show",
                related=_similar(pair, shown_pairs(post)),
                cause="none is shown" if len(hidden) == len(stated) else None,
            )


def _is_hidden(pair: QuestionAnswer, text: str) -> bool:
    """Whether a question does not stand in a text."""
    asked = comparable(pair.question)
    return bool(asked) and asked not in text and "{{" not in pair.question


def _may_be_made(post: Post) -> bool:
    """Whether a template call or a script of the post may show questions."""
    return any(_may_make(post, call) for call in post.calls) or any(
        script.attribute("src") is not None for script in post.elements("script")
    )


def _may_make(post: Post, call: Call) -> bool:
    """Whether a call may make questions that do not stand in it."""
    shortcode = post.profile.shortcode(call.name)
    if shortcode is not None and shortcode.question:
        return is_dynamic(post.tree.html)
    return not is_harmless(post, call)


def _shown_text(post: Post) -> str:
    matter = post.front_matter
    texts = [str(scalar.value) for _, scalar in matter.scalars()] if matter else []
    calls = [post.source.slice(call.span) for call in post.calls]
    return " ".join([post.tree.root.visible_text, *texts, *calls])


def _similar(pair: QuestionAnswer, shown: tuple[QuestionAnswer, ...]) -> list[Related]:
    from difflib import get_close_matches

    by_text = {other.question: other for other in shown}
    close = get_close_matches(pair.question, by_text, n=1)
    return [Related(by_text[text].span, "a similar question is shown here") for text in close]
