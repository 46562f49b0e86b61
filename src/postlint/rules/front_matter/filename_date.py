from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

from postlint.diagnostic import Diagnostic, Severity
from postlint.dialect.dates import reader
from postlint.dialect.dates.hugo_date import parse
from postlint.document.front_matter import Scalar
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.profile.need import GENERATOR
from postlint.rules._shared.zones import is_plain_time, names_zone, zone
from postlint.rules.rule import Rule

_DATED = lazy(r"(\d{4}-\d\d-\d\d)-")
_MOST_BEHIND, _MOST_AHEAD = -12, 14


class FilenameDate(Rule):
    """The date in a Jekyll post's file name and the one in its front matter disagree.

    Jekyll takes the address of the post from the file name where the front matter has no date,
    and from the front matter where it has one. Where the two disagree, links to the day in the
    file name lead nowhere.

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

    The addresses of other collections take neither, and are left alone.

    Told once a site: where many posts are so, one import or one habit is the cause.

    Jekyll takes the day in the site's `timezone`; where none is set, any day that some time zone
    has then is left alone, for the post may be built there. A time written plain, with seconds and
    without a zone, is in UTC to YAML.
    """

    id = "filename-date"
    folds = "site"
    needs = (GENERATOR,)
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or not post.profile.generator.names_hold_date:
            return
        is_dated = "_posts" in post.source.path.split("/")[:-1]
        name = _DATED.match(post.file_name) if is_dated else None
        entry, named = matter.entry("date"), parse(name[1]) if name else None
        if name is None or named is None or entry is None or not isinstance(entry.value, Scalar):
            return
        read = reader(post.profile.generator.date_format)
        moment = read(entry.value.value, entry.value.style == "plain").moment
        if moment is None:
            return
        days = _days(moment, entry.value, zone(post.profile.time_zone))
        if named.date() not in days:
            yield self.diagnostic(
                entry.value.span,
                f"`date` is {days[0]}, and the file's name says {name[1]}",
                help="Make them the same: Jekyll takes the address of the post from `date`, and "
                "people find the file by its name.",
                cause="dates in names and in front matter",
            )


def _days(moment: datetime, scalar: Scalar, site: tzinfo | None) -> tuple[date, ...]:
    """The days that a moment may have where the site is built, the likeliest first."""
    is_utc = is_plain_time(scalar)
    if not (is_utc or names_zone(scalar)):
        return (moment.date(),)
    if site is not None:
        return (moment.astimezone(site).date(),)
    if is_utc:  # people mean the day that they wrote
        return (moment.date(), *_around(moment))
    return _around(moment)


def _around(moment: datetime) -> tuple[date, ...]:
    """The days that any time zone has at a moment, that of UTC first."""
    first, last = (moment + timedelta(hours=hours) for hours in (_MOST_BEHIND, _MOST_AHEAD))
    return tuple(dict.fromkeys((moment.date(), first.date(), last.date())))
