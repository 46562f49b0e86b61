from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules._shared.dates import dated
from postlint.rules.rule import Rule


class ExpiredPost(Rule):
    """A post that is not in the build any more, because it has expired.

    ```markdown bad
    ---
    title: Kettles
    expiryDate: 2020-01-01
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    expiryDate: 2999-01-01
    ---
    ```

    Today is the day of the run, or what `--now` says.
    """

    id = "expired-post"
    default = False
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        now = post.now
        if now is None:
            return
        for entry, moment in dated(post, ("expirydate", "unpublishdate")):
            if moment <= now:
                yield self.diagnostic(
                    entry.value.span,
                    f"the post expired on {moment.date()}, and is not in the build",
                    help="Delete the post or the date where that is not meant.",
                )
