from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.front_matter import Entry
from postlint.document.post import Post
from postlint.rules._shared.dates import dated
from postlint.rules.rule import Rule

_DATE = ("date",)
_LASTMOD = ("lastmod", "modified", "last_modified_at")
_PUBLISH = ("publishdate", "pubdate")
_EXPIRY = ("expirydate", "unpublishdate")


class DateOrder(Rule):
    """Dates of a post contradict each other.

    ```markdown bad
    ---
    title: Kettles
    date: 2024-05-01
    lastmod: 2023-12-24
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    date: 2023-12-24
    lastmod: 2024-05-01
    ---
    ```

    A post was changed before it was written, or expires before it is published: then it is never
    shown at all. A day's difference is left alone: time zones make it.
    """

    id = "date-order"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        changed, expires = next(dated(post, _LASTMOD), None), next(dated(post, _EXPIRY), None)
        if changed is None and expires is None:
            return
        written = next(dated(post, _DATE), None)
        if written and changed and (written[1].date() - changed[1].date()).days > 1:
            yield self._report(
                changed[0],
                written[0],
                "is earlier than",
                "Lists sorted by change show the post wrongly.",
            )
        published = next(dated(post, _PUBLISH), None) or written
        if published and expires and expires[1] <= published[1]:
            yield self._report(
                expires[0], published[0], "is not later than", "The post is never shown."
            )

    def _report(self, one: Entry, other: Entry, word: str, help: str) -> Diagnostic:
        return self.diagnostic(
            one.value.span,
            f"`{one.key}` {word} `{other.key}`",
            help=help,
            related=[Related(other.value.span, f"`{other.key}`")],
        )
