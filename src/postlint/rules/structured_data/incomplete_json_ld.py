from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.front_matter import Scalar, Sequence
from postlint.document.post import Post
from postlint.document.structured_data import (
    ARTICLES,
    Thing,
    answer_text,
    is_elsewhere,
    questions,
    things,
)
from postlint.rules.rule import Rule


class IncompleteJsonLd(Rule):
    """Structured data leaves out what makes sense of it: an answer, a headline.

    ```html bad
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "How often should I descale it?"}
    ]}
    </script>
    ```

    ```html good
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
      {"@type": "Question", "name": "How often should I descale it?",
       "acceptedAnswer": {"@type": "Answer", "text": "Once a month."}}
    ]}
    </script>
    ```

    Looked for are `mainEntity` of an FAQPage, `name` and `acceptedAnswer.text` of its questions,
    and the `headline` (or `name`) of an article, in JSON-LD, microdata and RDFa. An object that
    only points to another by its `@id` is left alone.

    Source: schema.org; Google Search Central, "FAQ structured data", "Article structured data".
    """

    id = "incomplete-json-ld"
    presets = ("seo",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for thing in things(post):
            if thing.is_reference:
                continue
            if thing.is_root and thing.types & ARTICLES:
                if not thing.text("headline") and not thing.text("name"):
                    yield self._missing(thing, "headline", "Add the post's title as its headline.")
            elif "FAQPage" in thing.types:
                yield from self._of_faq(post, thing)

    def _of_faq(self, post: Post, faq: Thing) -> Iterator[Diagnostic]:
        if _is_empty(faq, "mainEntity"):
            help = "List the questions in it, each with its answer."
            yield self._missing(faq, "mainEntity", help)
        for question in questions(post, faq):
            if "Question" not in question.types or is_elsewhere(question):
                continue
            if not question.text("name"):
                yield self._missing(question, "name", "Add the question's text.")
            if answer_text(question) is None:
                help = "Add the answer's text: a question without an answer is dropped."
                yield self._missing(question, "acceptedAnswer.text", help)

    def _missing(self, thing: Thing, what: str, help: str) -> Diagnostic:
        named = thing.text("name")
        of = f"{thing.name} “{named}”" if named else thing.name
        return self.diagnostic(thing.span, f"{of} has no `{what}`", help=help)


def _is_empty(thing: Thing, key: str) -> bool:
    node = thing.node(key)
    if isinstance(node, Sequence):
        return not node.items
    return node is None or (isinstance(node, Scalar) and not node.value)
