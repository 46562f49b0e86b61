import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from postlint.diagnostic import Diagnostic, Severity
from postlint.dialect.dates.reading import moment
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.profile.pages import is_paper
from postlint.rules.rule import Rule
from postlint.source import Span

_NAMED = lazy(r"(?P<y>\d{2,4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})-.*\.[^.]+")
_DATE = lazy(r"(?P<y>\d{4})[-_.]?(?P<m>\d{1,2})[-_.]?(?P<d>\d{1,2})(?!\d)")
_DATE_LAST = lazy(r"(?P<d>\d{1,2})[-_.](?P<m>\d{1,2})[-_.](?P<y>\d{4})(?!\d)")
_PLACE = "_posts"
_MOST_MONTHS, _MOST_DAYS = 12, 31


class UndatedFilename(Rule):
    """A file in `_posts` that Jekyll does not take for a post, for its name has no date.

    Only `YEAR-MONTH-DAY-title.md` is a post. Any other is not published, and nothing says so;
    a month above 12 stops the build.

    ```markdown bad path=_posts/kettles.md generator=jekyll
    ---
    title: Kettles
    date: 2014-03-03
    ---
    ```

    ```markdown good path=_posts/2014-03-03-kettles.md generator=jekyll
    ---
    title: Kettles
    ---
    ```

    Source: Jekyll's `Document::DATE_FILENAME_MATCHER`, run with Jekyll 4.3.
    """

    id = "undated-filename"
    folds = "site"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if not post.profile.generator.names_hold_date:
            return
        path = PurePosixPath(post.source.path)
        if _PLACE not in path.parts[:-1]:
            return
        if path.name.startswith(("_", ".", "#", "~")) or is_paper(path.name):
            return
        found = _NAMED.fullmatch(path.name)
        start = Span(0, min(len(post.source.text), 1))
        if found is None:
            yield self.diagnostic(
                start,
                f"Jekyll does not see `{path.name}` as a post, and does not publish it",
                help=f"Rename the file to `{_meant(post, path)}`.",
                cause="no date in the name",
            )
            return
        month, day = int(found["m"]), int(found["d"])
        if not (1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS):
            yield self.diagnostic(
                start,
                f"the date in the file name `{path.name}` does not exist: Jekyll stops the build",
                help="Rename the file: the year comes first, then the month, then the day.",
            )
            return
        made = moment(int(found["y"]), month, day)
        matter = post.front_matter
        is_dated = matter is not None and matter.entry("date") is not None
        if made is not None and made.moment is not None and made.fate == "moved" and not is_dated:
            yield self.diagnostic(
                start,
                f"the date in the file name `{path.name}` does not exist: Jekyll publishes the "
                f"post on {made.moment:%Y-%m-%d}",
                help="Rename the file by the day that is meant.",
                severity=Severity.WARNING,
            )


def _meant(post: Post, path: PurePosixPath) -> str:
    """The name that the file was likely meant to have."""
    title, date = path.stem, "YYYY-MM-DD"
    named = _DATE.match(path.stem) or _DATE_LAST.match(path.stem)
    matter = post.front_matter
    written = _DATE.match((matter.text("date") if matter else None) or "")
    if named is not None:
        title = path.stem[named.end() :].strip("-_. ")
        date = _iso(named)
    elif written is not None:
        date = _iso(written)
    slug = re.sub(r"\s+", "-", title.strip()) or "title"
    return f"{date}-{slug}{path.suffix}"


def _iso(found: re.Match[str]) -> str:
    return f"{int(found['y']):04}-{int(found['m']):02}-{int(found['d']):02}"
