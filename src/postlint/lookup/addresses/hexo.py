"""The addresses of Hexo's posts and pages.

Source: Hexo, "Permalinks", "Front-matter"; `post.ts` and `post_permalink.ts` of its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from posixpath import basename, splitext

from postlint.dialect.dates import reader
from postlint.lookup.addresses.output import Output, Told, address_of
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting

KEYS = frozenset({"permalink", "date", "title", "published", "layout"})
_USUAL, _USUAL_NAME = ":year/:month/:day/:title/", ":title.md"
_TOKEN = re.compile(r":([a-z_]+)")
_POSTS, _DRAFTS = "_posts/", "_drafts/"
_DAY = lazy(r"(\d{4})-(\d\d)-(\d\d)")


def output(told: Told) -> Output:
    settings, values = told.place.site.settings, told.values
    folder = f"{(text_setting(settings, 'source_dir') or 'source').strip('/')}/"
    if not told.place.path.startswith(folder) or values.get("published") is False:
        return Output()
    inner = told.place.path[len(folder) :]
    permalink = values.get("permalink")
    if inner.startswith(_DRAFTS):
        return Output()
    if inner.startswith(_POSTS):
        return _post(told, splitext(inner[len(_POSTS) :])[0], permalink)
    if inner.startswith("_"):
        return Output()
    return Output(_address(str(permalink) if permalink else f"{splitext(inner)[0]}.html"))


def _post(told: Told, stem: str, permalink: object) -> Output:
    settings = told.place.site.settings
    moment = _moment(told)
    is_to_come = moment is not None and told.now is not None and moment > told.now
    if is_to_come and setting(settings, "future") is False:
        return Output()
    if permalink:
        return Output(_address(str(permalink)))
    if (text_setting(settings, "new_post_name") or _USUAL_NAME) != _USUAL_NAME:
        return Output()  # what of the name is its title follows from a pattern
    pattern = text_setting(settings, "permalink") or _USUAL
    parts = list(_parts(pattern, stem, _day(told)))
    return Output(None if None in parts else _address("".join(filter(None, parts))))


def _parts(pattern: str, stem: str, day: date | None) -> Iterator[str | None]:
    """The parts of an address; one that is None is not known."""
    end = 0
    for found in _TOKEN.finditer(pattern):
        yield pattern[end : found.start()]
        yield _part(found[1], stem, day)
        end = found.end()
    yield pattern[end:]


def _part(token: str, stem: str, day: date | None) -> str | None:
    if token == "title":
        return stem
    if token == "name":
        return basename(stem)
    if day is None:
        return None
    days = {"year": f"{day.year:04}", "month": f"{day.month:02}", "day": f"{day.day:02}"}
    days |= {"i_month": str(day.month), "i_day": str(day.day)}
    return days.get(token)


def _moment(told: Told) -> datetime | None:
    written = told.values.get("date")
    return None if written is None else reader("hexo-date")(written, True).moment


def _day(told: Told) -> date | None:
    """The day of a post, as it is written; None where the file's own time would tell it."""
    moment, written = _moment(told), _DAY.match(str(told.values.get("date")))
    if moment is None or written is None:
        return None
    return date(*map(int, written.groups()))


def _address(path: str) -> str:
    path = path.lstrip("/")
    return address_of(f"{path}index.html" if path.endswith("/") or not path else path)
