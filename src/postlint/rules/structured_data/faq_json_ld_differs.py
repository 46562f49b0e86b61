from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq.disagreements import disagreements, shown_pairs
from postlint.document.post import Post
from postlint.document.structured_data import TITLES, stated_pairs
from postlint.rules.rule import Rule


class FaqJsonLdDiffers(Rule):
    """The structured data answers a question differently than the post does.

    Search engines and assistants quote the structured data, and readers see the post: one of them
    is told something that does not hold.

    ```html bad
    <h2>FAQ</h2>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "How often should I descale it?",
       "acceptedAnswer": {"@type": "Answer", "text": "Once a year."}}]}
    </script>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>How often should I descale it?</h3>
    <p>Once a <b>month</b>.</p>
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "How often should I descale it?",
       "acceptedAnswer": {"@type": "Answer", "text": "<p>Once a month</p>"}}]}
    </script>
    ```

    Microdata and RDFa whose answer readers do not see (`<meta itemprop="text" content="…">`) are
    held to the same. Markup, entities, quotes, white space, case and punctuation make no
    difference. Answers that a template makes are left alone. After the post's last answer, text
    may stand that is no part of it: there the structured data may end earlier.

    Source: Google Search Central, "FAQ structured data": the content must be visible.
    """

    id = "faq-json-ld-differs"
    presets = ("seo",)
    severity: Severity = Severity.ERROR
    help = "Make the two say the same: readers see one, search engines and assistants the other."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        stated = stated_pairs(post)
        if not stated:
            return
        for stands, shown, words in disagreements(post, stated, shown_pairs(post)):
            yield self.diagnostic(
                stands.answer_span,
                f"the {TITLES[stands.form]} answers “{stands.question}” with “{words.one}”, "
                f"the post with “{words.other}”",
                related=[Related(shown.answer_span, "the answer that readers see")],
            )
