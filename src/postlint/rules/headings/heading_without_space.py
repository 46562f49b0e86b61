import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_LINE = lazy(
    r"[ ]{0,3}(?P<marks>\#{1,6})(?P<odd>[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff]*)"
    r"(?P<text>[^\s#][^\r\n]*)"
)
_LINES = lazy(
    r"^[ \t>]*(?:\#{2,6}[^\s#]|\#{1,6}[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff])", re.MULTILINE
)
"""What a post has somewhere that holds such a line."""
_SIGN = lazy(r"\#(?:\#[^\s#]|[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff])")
"""What such a line holds, found in a tenth of the time."""
_LETTERS = lazy(r"[^\W\d_]{2}|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OF_CODE = "'=/;|&%$@~^+,.:!?"
"""What starts no heading, but may stand behind the marks of a comment in code."""
_TAGS = lazy(r"(?:\#+[^\s#]+[ \t,;]*)+")


class HeadingWithoutSpace(Rule):
    """`##Text` shows as text, number signs and all: a heading needs a space behind them.

    ```markdown bad
    ##Kettles

    They boil water.
    ```

    ```markdown fixed
    ## Kettles

    They boil water.
    ```

    A no-break space there does not count either. Hashtags are left alone: a single `#` with a
    letter behind it, or lines of nothing else. So are comments that start with a sign. Silent
    where the site's Markdown makes a heading of it, as Python-Markdown does, and in code and HTML.

    Source: CommonMark, "ATX headings"; markdownlint's MD018.
    """

    id = "heading-without-space"
    markdownlint = ("MD018", "no-missing-space-atx")
    fixes = ("safe",)
    severity: Severity = Severity.WARNING
    help = "Write a space behind the number signs: as it is, readers see them, and no heading."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.is_html or post.markdown.loose_headings:
            return
        text, start = post.source.text, post.body.start
        if not _SIGN.search(text, start) or not _LINES.search(text, start):
            return
        for paragraph in post.elements("p"):
            if "#" in paragraph.raw_text and paragraph.is_markdown:
                yield from self._in(paragraph.span, post)

    def _in(self, paragraph: Span, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        at = paragraph.start
        while at < paragraph.end:
            line = post.source.line_at(at)
            found = _LINE.match(text, max(line.start, paragraph.start), line.end)
            if found is not None and _is_meant(found["marks"], found["odd"], found["text"]):
                yield from self._of(found.start("marks"), Span(*found.span("odd")), line, post)
            at = max(line.end, at) + 1

    def _of(self, start: int, odd: Span, line: Span, post: Post) -> Iterator[Diagnostic]:
        marks = Span(start, odd.start)
        if not post.is_prose(marks):
            return
        shown = post.source.slice(Span(odd.end, min(line.end, odd.end + 40))).strip()
        behind = "an odd space" if odd.end > odd.start else "no space"
        yield self.diagnostic(
            Span(start, line.end),
            f"`{post.source.slice(marks)}` before “{shown}” has {behind} behind it, and makes no "
            "heading",
            fix=Fix("Write a space", Applicability.SAFE, (Edit(odd, " "),)),
        )


def _is_meant(marks: str, odd: str, text: str) -> bool:
    """Whether a line was to be a heading, and is no hashtags."""
    if text[0] in _OF_CODE or not _LETTERS.search(text) or (len(marks) == 1 and not odd):
        return False
    return bool(odd) or _TAGS.fullmatch(marks + text) is None or "#" not in text
