from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.profile.need import GENERATOR
from postlint.rules._shared.dates import dated
from postlint.rules.rule import Rule


class FutureDate(Rule):
    """A post that is not in today's build, because its day of publication is yet to come.

    ```markdown bad
    ---
    title: Kettles
    publishDate: 2999-01-01
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    publishDate: 2024-01-01
    ---
    ```

    Hugo looks at `publishDate` only; other generators at `date`. A date without a zone is in the
    time zone of the site, where its config names one and the generator takes it so; else in UTC.
    Today is the day of the run, or what `--now` says.
    """

    id = "future-date"
    needs = (GENERATOR,)
    default = False
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        now = post.now
        if now is None:
            return
        for entry, moment in dated(post, post.profile.generator.publish_keys):
            if moment > now:
                yield self.diagnostic(
                    entry.value.span,
                    f"the post is published on {moment.date()}, and not in the build before",
                    help="Nothing to do where that is meant.",
                )
