from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.profile.need import GENERATOR
from postlint.rules.front_matter._dates import iso_fix
from postlint.rules.rule import Rule
from postlint.schema import failures
from postlint.schema.in_words import shown, spelled

_UNIX_SECONDS = 1_000_000_000, 4_000_000_000
"""2001 to 2096: whoever writes such a number means seconds."""


class MisreadDate(Rule):
    """A date that the generator silently reads as another one.

    Hugo takes a bare number for seconds since 1970, so a year alone, or a day written without
    dashes, becomes a day in 1970: the post sinks to the end of every list.

    ```markdown bad
    ---
    title: Kettles
    date: 20220726
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    date: 2022-07-26
    ---
    ```

    The fix writes the dashes into eight digits; a year alone names no day.
    """

    id = "misread-date"
    fixes = ("unsafe",)
    needs = (GENERATOR,)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        title = post.profile.generator.title
        for failure in failures(post):
            first, last = _UNIX_SECONDS
            if failure.rule == self.id and failure.keyword == "moved":
                yield self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` is {shown(failure.found)}, which {title} silently "
                    f"reads as {failure.wanted}",
                    help="Write the day that is meant as YYYY-MM-DD.",
                    fix=iso_fix(failure, post),
                )
            elif failure.rule == self.id and not first <= failure.found < last:
                yield self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` is the number {shown(failure.found)}, which "
                    f"{title} reads as seconds since 1970",
                    help="Write the day as YYYY-MM-DD.",
                    fix=iso_fix(failure, post),
                    severity=failure.severity,
                )
