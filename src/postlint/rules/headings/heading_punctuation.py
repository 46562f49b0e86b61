import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.headings import Heading
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_MARK = re.compile(r"(?<![.,;:…])[.,;:。，；：]$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|jr|sr|vs|al|no|vol|pt|st|dr|approx|a\.m|p\.m|ca|usw|bzw)"
    r"|\.\w+|\b\w|\d)\.$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"(?P<mark>[.,;:。，；：])(?:[*_]{1,3}|</\w+\s*>)*[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?"
    r"\s*(?:</h\d\s*>|[=-]+)?$",
    re.IGNORECASE,
)


class HeadingPunctuation(Rule):
    """A heading ends in a full stop, a comma, a colon or a semicolon.

    Headings are titles, no sentences; tables of contents look untidy with such marks.

    ```markdown bad
    ## On the stove.

    Water boils.
    ```

    ```markdown fixed
    ## On the stove

    Water boils.
    ```

    Question and exclamation marks, dots that stand for more, and abbreviations are fine. The fix
    is unsafe: the heading's anchor may change.
    """

    id = "heading-punctuation"
    fixes = ("unsafe",)
    default = False
    presets = ("style",)
    severity: Severity = Severity.INFO
    help = "Leave it out: a heading is a title and no sentence."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for heading in post.headings:
            text = heading.text
            mark = _MARK.search(text)
            if mark and not is_dynamic(text) and not _ABBREVIATION.search(text):
                span = _place(post, heading, mark[0])
                yield self.diagnostic(
                    span or heading.element.span,
                    f"the heading “{text}” ends in `{mark[0]}`",
                    fix=span
                    and Fix(f"Delete `{mark[0]}`", Applicability.UNSAFE, (Edit(span, ""),)),
                )


def _place(post: Post, heading: Heading, mark: str) -> Span | None:
    """Where the mark stands; None where it is written as an entity or within other markup."""
    span = heading.element.full_span
    found = _WRITTEN.search(post.source.slice(span))
    if found is None or found["mark"] != mark:
        return None
    return Span(span.start + found.start("mark"), span.start + found.end("mark"))
