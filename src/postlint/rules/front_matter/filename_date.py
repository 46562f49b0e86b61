from collections.abc import Iterator
from pathlib import PurePosixPath

from postlint.diagnostic import Diagnostic, Severity
from postlint.dialect.dates.hugo_date import parse
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.profile.need import GENERATOR
from postlint.rules.rule import Rule

_DATED = lazy(r"(\d{4}-\d\d-\d\d)-")


class FilenameDate(Rule):
    """The date in a Jekyll post's file name and the one in its front matter disagree.

    Jekyll takes the address of the post from the file name where the front matter has no date,
    and from the front matter where it has: links that were made by one break by the other.

    ```markdown bad path=_posts/2024-05-01-kettles.md generator=jekyll
    ---
    title: Kettles
    date: 2023-05-01
    ---
    ```

    ```markdown good path=_posts/2024-05-01-kettles.md generator=jekyll
    ---
    title: Kettles
    date: 2024-05-01 18:00:00 +0200
    ---
    ```

    A day's difference is left alone: time zones make it.
    """

    id = "filename-date"
    needs = (GENERATOR,)
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or not post.profile.generator.names_hold_date:
            return
        name = _DATED.match(PurePosixPath(post.source.path).name)
        if name is None:
            return
        entry, named = matter.entry("date"), parse(name[1])
        written = parse(matter.text("date") or "")
        if entry and named and written and abs((written.date() - named.date()).days) > 1:
            yield self.diagnostic(
                entry.value.span,
                f"`date` is {written.date()}, and the file's name says {name[1]}",
                help="Make them the same: Jekyll uses one for the address of the post and people "
                "find it by the other.",
            )
