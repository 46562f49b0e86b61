import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_IN_WORDS = re.compile(
    r"(?<![\w'’])[A-Za-z]*[a-z](?:['’]|&#39;|&rsquo;|&apos;)(S|T|Ll|Re|Ve|D|M)(?![\w'’])"
)
_IN_QUERY = re.compile(r"[?&;=][^\s\"'<>?#]*?[a-z](?:%27|%E2%80%99)(S|T|Ll|Re|Ve)(?![A-Za-z0-9])")


class ApostropheCase(Rule):
    """A capital letter after an apostrophe, as naive title-casing makes it: `Dog'S`, `Don'T`.

    ```markdown bad
    ## Why A Kettle'S Lid Rattles
    ```

    ```markdown fixed
    ## Why A Kettle's Lid Rattles
    ```

    Attributes and the front matter are looked at as well, and `%27S` in the query of an address;
    code is not.
    """

    id = "apostrophe-case"
    severity: Severity = Severity.WARNING
    help = "Write it in lower case: a tool that capitalises every word has made it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for pattern in (_IN_WORDS, _IN_QUERY):
            for found in pattern.finditer(post.source.text):
                span = Span(found.start(1), found.end(1))
                if post.is_prose(span):
                    yield self._found(post, found, span)

    def _found(self, post: Post, found: re.Match[str], span: Span) -> Diagnostic:
        word = re.search(r"[A-Za-z]*$", post.source.text[found.start() : found.end()])
        shown = _word(post.source.text, span)
        fix = Fix(
            f"Write `{shown[: -len(found[1])]}{found[1].lower()}`",
            Applicability.SAFE,
            (Edit(span, found[1].lower()),),
        )
        assert word is not None
        start = span.end - len(shown)
        return self.diagnostic(
            Span(start, span.end), f"`{shown}` is capitalised after its apostrophe", fix=fix
        )


def _word(text: str, span: Span) -> str:
    """The word that ends with a span, its apostrophe included."""
    found = re.search(
        r"[A-Za-z]+(?:['’]|&#39;|&rsquo;|&apos;|%27|%E2%80%99)$",
        text[max(0, span.start - 60) : span.start],
    )
    return (found[0] if found else "") + text[span.start : span.end]
