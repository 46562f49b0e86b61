from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.dialect.dates import reader
from postlint.document.post import Post
from postlint.rules.front_matter._dates import iso_fix
from postlint.rules.rule import Rule
from postlint.schema import Failure, failures
from postlint.schema.in_words import shown, spelled

_CONSEQUENCES = {
    "refused": ": the build stops",
    "lost": ": the post is built as if it had none",
}


class InvalidDate(Rule):
    """A date that the generator cannot read, or that does not exist.

    Hugo refuses to build the post and names neither the line nor the value.

    ```markdown bad
    ---
    title: Kettles
    date: 2022-7-26
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    date: 2022-07-26
    ---
    ```

    A key that is true or false in many posts, as `published` of Jekyll's, is told once a site.

    The fix writes the same day where it can only be one: `3/4/2022` has two readings. It is
    unsafe, for no time is added and a zone may have been meant.

    Source: the formats of spf13/cast, each run with Hugo 0.168.
    """

    id = "invalid-date"
    folds = "site"
    fixes = ("unsafe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        title = post.profile.generator.title
        reads = (
            f"which {title} does not read as a date" if post.profile.has_generator else "no date"
        )
        for failure in failures(post):
            fate = _fate(post, failure) if failure.rule == self.id else "read"
            if fate != "read" and not _is_native(post, failure):
                consequence = _CONSEQUENCES.get(fate, "")
                found = self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` is {shown(failure.found)}, {reads}{consequence}",
                    help=failure.description
                    if isinstance(failure.found, bool) and failure.description
                    else "Write an existing day as YYYY-MM-DD, such as 2022-07-26, or a time with "
                    "seconds, such as 2022-07-26T10:00:00Z.",
                    fix=iso_fix(failure, post),
                    severity=failure.severity,
                    cause=f"{spelled(failure.path)} is a switch",
                )
                is_switch = isinstance(failure.found, bool)
                yield found if is_switch else found._replace(cause=None)


def _fate(post: Post, failure: Failure) -> str:
    """What becomes of a value that is no date; a list or a mapping fares as any odd text."""
    if failure.keyword != "type" or isinstance(failure.found, str):
        return failure.keyword
    return reader(post.profile.generator.date_format)("no date", False).fate


def _is_native(post: Post, failure: Failure) -> bool:
    """Whether a date is one of TOML's own, which its reader has checked."""
    matter = post.front_matter
    is_toml = matter is not None and matter.format == "toml"
    return is_toml and post.source.slice(failure.span)[:1].isdecimal()
