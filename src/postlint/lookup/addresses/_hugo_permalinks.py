"""The patterns of `permalinks`, and what a date in a file's name does to an address.

Source: Hugo, "Permalinks", "Configure front matter"; `permalinks.go` of its code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from posixpath import basename, dirname

from postlint.dialect.dates.hugo_date import parse
from postlint.dialect.hugo_words import sanitized
from postlint.lookup.addresses.output import Told
from postlint.lookup.hugo_paths import languages
from postlint.pattern import lazy
from postlint.profile.config_files import setting, texts

_USUAL = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
DATE_KEYS = frozenset(_USUAL)
_TOKEN = lazy(r":(?:\[.*?\]|\w+(?:\[[^\]]*\])?)")
_SLICE = lazy(r":sections\[(?P<from>\d+|last)?(?P<range>:)?(?P<to>\d+|last)?\]")
_DAY = lazy(r"(\d{4})-(\d\d)-(\d\d)")
_DATED_NAME = lazy(r"(\d{4}-\d\d-\d\d)(.*)", re.DOTALL)
_FIRST = date(1, 1, 1)
_TIMES: Mapping[str, Callable[[date], str]] = {
    ":year": lambda day: str(day.year),
    ":month": lambda day: f"{day.month:02}",
    ":monthname": lambda day: day.strftime("%B").lower(),
    ":day": lambda day: f"{day.day:02}",
    ":weekday": lambda day: str(day.isoweekday() % 7),
    ":weekdayname": lambda day: day.strftime("%A").lower(),
    ":yearday": lambda day: str(day.timetuple().tm_yday),
    ":2006": lambda day: str(day.year),
    ":01": lambda day: f"{day.month:02}",
    ":02": lambda day: f"{day.day:02}",
}


def expanded(pattern: str, told: Told, page: str, own: str, slug: object) -> str | None:
    """The path that a pattern makes of a post; None where it takes more to tell.

    `own` is the path of the post in the content, without the names of indexes.
    """
    made, end = [], 0
    for found in _TOKEN.finditer(pattern):
        part = _part(found[0], told, page, own, slug)
        if part is None:
            return None
        made += [pattern[end : found.start()], part]
        end = found.end()
    return re.sub(r"/{2,}", "/", "".join((*made, pattern[end:]))).strip("/")


def _part(token: str, told: Told, page: str, own: str, slug: object) -> str | None:
    if token in _TIMES:
        day = _day(told, basename(own))
        return None if day is None else _TIMES[token](day)
    title = str(told.values.get("title") or "").replace("/", "-")
    name = basename(own)
    match token:
        case ":section":
            return _word(page.partition("/")[0] if "/" in page else "")
        case ":title":
            return _word(title)
        case ":slug":
            return _word(str(slug) if slug else title)
        case ":filename" | ":contentbasename":
            return _word(name)
        case ":slugorfilename" | ":slugorcontentbasename":
            return _word(str(slug) if slug else name)
        case ":sections":
            return sanitized(_sections(told, page))
    found = _SLICE.fullmatch(token)
    return None if found is None else sanitized(_sliced(_sections(told, page).split("/"), found))


def _word(text: str) -> str | None:
    """What a text is in a pattern; None where Hugo undoes what looks escaped in it."""
    made = sanitized(text)
    return None if "%" in made or "+" in made else made


def _sliced(parts: list[str], found: re.Match[str]) -> str:
    """Some of the sections: `[0]`, `[1:]`, `[:last]`, `[1:2]`; `last` is the index of the last."""
    last = len(parts) - 1
    first = _index(found["from"], last, 0)
    if not found["range"]:
        return "/".join(parts[first : first + 1])
    return "/".join(parts[first : _index(found["to"], last, len(parts))])


def _index(written: str | None, last: int, otherwise: int) -> int:
    if written is None:
        return otherwise
    return last if written == "last" else int(written)


def _sections(told: Told, page: str) -> str:
    """The sections that a page is in: its first folder, and those below that have an `_index` in
    its language.
    """
    folders = dirname(page).split("/")
    if basename(page).partition(".")[0] == "index":
        folders = folders[:-1]
    base = told.place.path.removesuffix(page)
    known = languages(told.place.site)
    found = folders[:1]
    for depth in range(2, len(folders) + 1):
        names = told.place.files.names(base + "/".join(folders[:depth]))
        indexes = (name for name in names if name.startswith("_index."))
        if any(_language(name, known) == _language(page, known) for name in indexes):
            found = folders[:depth]
    return "/".join(found)


def _language(file: str, known: tuple[str, ...]) -> str:
    """The language that a file's name tells, or the site's own, which is the first one known."""
    language = basename(file).split(".")[-2].lower()
    return language if language in known else known[0]


def slug_of_name(told: Told, name: str, stem: str) -> str | None:
    """What is left of a file's name without its date, where the site takes dates from names."""
    if "frontmatter" not in told.place.site.settings or stem == "_index":
        return None
    for source in _date_sources(told):
        if source == ":filename":
            if found := _dated(name):
                return found[2].strip(" -_")
        elif source in told.values and parse(str(told.values[source])):
            return None
    return None


def _date_sources(told: Told) -> tuple[str, ...]:
    """Where a site takes the date of a post from, in order: keys in lower case, and `:filename`."""
    named = texts(setting(told.place.site.settings, "frontmatter", "date")) or _USUAL
    sources: list[str] = []
    for name in named:
        sources += _USUAL if name.lower() == ":default" else [name.lower()]
    return tuple(sources)


def _dated(name: str) -> re.Match[str] | None:
    found = _DATED_NAME.fullmatch(name)
    return found if found and parse(found[1]) else None


def _day(told: Told, name: str) -> date | None:
    """The day of a post, as it is written; None where files or git tell it."""
    for source in _date_sources(told):
        if source == ":filename":
            if found := _dated(name):
                return date.fromisoformat(found[1])
        elif source.startswith(":"):
            return None
        elif source in told.values and (moment := parse(str(told.values[source]))):
            written = _DAY.match(str(told.values[source]))
            return date(*map(int, written.groups())) if written else moment.date()
    return _FIRST
