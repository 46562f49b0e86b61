from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq.disagreements import body_pairs
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.document.structured_data import (
    TITLES,
    comparable,
    marked_pairs,
    stated_pairs,
)
from postlint.rules.rule import Rule


class FaqJsonLdMissing(Rule):
    """A question that the post answers is left out of its structured data.

    ```html bad
    <h2>FAQ</h2>
    <h3>Why descale?</h3>
    <p>Lime wastes power.</p>
    <h3>How often?</h3>
    <p>Once a month.</p>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "Why descale?",
       "acceptedAnswer": {"@type": "Answer", "text": "Lime wastes power."}}]}
    </script>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>Why descale?</h3>
    <p>Lime wastes power.</p>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "Why descale?",
       "acceptedAnswer": {"@type": "Answer", "text": "Lime wastes power."}}]}
    </script>
    ```

    Microdata and RDFa count as well. Posts without any are left alone: their theme may make it.
    """

    id = "faq-json-ld-missing"
    default = False
    presets = ("seo",)
    severity: Severity = Severity.INFO
    help = "Add the question and its answer to the structured data."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        stated = (*stated_pairs(post), *(pair for _, pair in marked_pairs(post)))
        if not stated:
            return
        title = TITLES[stated[0].form]
        asked = {comparable(pair.question) for pair in stated}
        for pair in body_pairs(post):
            if comparable(pair.question) not in asked and not is_dynamic(pair.question):
                yield self.diagnostic(
                    pair.span,
                    f"“{pair.question}” is not in the {title}",
                    related=[Related(stated[0].span, f"the {title}'s first question")],
                )
