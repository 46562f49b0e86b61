from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.document.structured_data import json_ld
from postlint.rules.rule import Rule


class InvalidJsonLd(Rule):
    """The post's JSON-LD does not parse.

    Whoever reads it drops the whole script, and all that it says of the post.

    ```html bad
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Article", "headline": "Kettles",}
    </script>
    ```

    ```html good
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Article", "headline": "Kettles"}
    </script>
    ```

    JSON with template calls in it is left alone.

    Source: JSON-LD 1.1, "Embedding JSON-LD in HTML Documents"; RFC 8259.
    """

    id = "invalid-json-ld"
    presets = ("seo",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for script in json_ld(post):
            error = script.error
            if error is None:
                continue
            span = script.span(error.span)
            help = error.help
            if post.source.slice(span).startswith("&"):
                help = "Write the character itself: entities mean nothing in a script."
            yield self.diagnostic(
                span,
                f"the JSON-LD does not parse: {error.message}",
                help=f"{help or 'Mend it.'} As it is, the whole script is dropped.",
                related=[Related(script.span(place), said) for place, said in error.related],
            )
