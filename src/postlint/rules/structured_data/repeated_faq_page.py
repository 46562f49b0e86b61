from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.document.structured_data import is_elsewhere, things
from postlint.rules.rule import Rule
from postlint.source import Span


class RepeatedFaqPage(Rule):
    """A post has more than one FAQPage in its structured data.

    A page is one FAQ page. Readers of the data take one of them, or none.

    ```html bad
    <script type="application/ld+json">
    [{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
       {"@type": "Question", "name": "Why descale?",
        "acceptedAnswer": {"@type": "Answer", "text": "Lime wastes power."}}]},
     {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
       {"@type": "Question", "name": "How often?",
        "acceptedAnswer": {"@type": "Answer", "text": "Once a month."}}]}]
    </script>
    ```

    ```html good
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
       {"@type": "Question", "name": "Why descale?",
        "acceptedAnswer": {"@type": "Answer", "text": "Lime wastes power."}},
       {"@type": "Question", "name": "How often?",
        "acceptedAnswer": {"@type": "Answer", "text": "Once a month."}}]}
    </script>
    ```

    Microdata and RDFa count as well. Objects of one `@id` are one page.

    Source: Google Search Central, "FAQ structured data".
    """

    id = "repeated-faq-page"
    presets = ("seo",)
    severity: Severity = Severity.WARNING
    help = "Put all questions into one FAQPage."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        pages = list(_pages(post))
        for page in pages[1:]:
            yield self.diagnostic(
                page, "a second FAQPage", related=[Related(pages[0], "the first FAQPage")]
            )


def _pages(post: Post) -> Iterator[Span]:
    seen: set[str] = set()
    for thing in things(post):
        name = thing.text("@id")
        if "FAQPage" in thing.types and not is_elsewhere(thing) and name not in seen:
            seen |= {name} if name else set()
            yield thing.span
