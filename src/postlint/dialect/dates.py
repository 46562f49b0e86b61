"""Which texts a generator reads as a date.

Source: spf13/cast's time formats, as Hugo uses them; every form was run with Hugo 0.168.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from postlint.pattern import lazy

_DAY = r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
_TIME = r"(?P<H>\d{1,2}):(?P<M>\d\d):(?P<S>\d\d)(?:[.,]\d+)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?i:mon|tue|wed|thu|fri|sat|sun)"
_LONG_WEEKDAY = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NAME = rf"(?P<name>(?i:{'|'.join(_MONTHS)}))"
_ZONE = r"(?:[A-Z]{3,4})"
_MOST_HOURS = 24
_MINUTES = 60
_OFFSET = re.compile(r":\d\d(?:[.,]\d+)? ?([-+])(\d\d):?(\d\d)\b")
_HUGO = tuple(
    lazy(pattern, re.ASCII)
    for pattern in (
        _DAY,
        rf"{_DAY}T{_TIME}(?:Z|[-+]\d\d:?\d\d)?",
        rf"{_DAY} +{_TIME}(?:Z|[-+]\d\d:?\d\d| [-+]\d\d:?\d\d(?: {_ZONE})?)?",
        rf"{_WEEKDAY}, (?P<d>\d\d) {_NAME} (?P<y>\d{{4}}) {_TIME} (?:[-+]\d{{4}}|{_ZONE})",
        rf"(?P<d>\d\d) {_NAME} (?P<y2>\d\d) (?P<H>\d\d):(?P<M>\d\d) (?:[-+]\d{{4}}|{_ZONE})",
        rf"{_LONG_WEEKDAY}, (?P<d>\d\d)-{_NAME}-(?P<y2>\d\d) {_TIME} {_ZONE}",
        rf"{_WEEKDAY} {_NAME} [ ]?(?P<d>\d?\d) {_TIME} (?:{_ZONE} |[-+]\d{{4}} )?(?P<y>\d{{4}})",
        rf"(?P<d>\d\d) {_NAME} (?P<y>\d{{4}})",
    )
)


@lru_cache(maxsize=1024)
def parse(text: str) -> datetime | None:
    """The moment that a date names, in UTC; a date without a zone counts as UTC.

    None for a text that Hugo does not read as a date, or one that does not exist.
    """
    for pattern in _HUGO:
        if found := pattern.fullmatch(text):
            return _moment(found)
    return None


def is_hugo_date(text: str) -> bool:
    """Whether Hugo reads a text as a date that exists. An empty text is an unset date."""
    return not text or parse(text) is not None


def _moment(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    month = parts.get("m") or _MONTHS.index(parts["name"].lower()) + 1
    year = parts.get("y") or f"20{parts['y2']}"
    hour, minute, second = (int(parts.get(unit) or 0) for unit in "HMS")
    try:
        moment = datetime(
            int(year) or 1, int(month), int(parts["d"]), hour, minute, second, tzinfo=UTC
        )
        return moment - _offset(found[0])
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> timedelta:
    """How far a date's zone is ahead of UTC; names of zones count as UTC."""
    found = _OFFSET.search(text)
    if not found:
        return timedelta(0)
    hours, minutes = int(found[2]), int(found[3])
    if hours > _MOST_HOURS or minutes >= _MINUTES:
        raise ValueError("no time zone is that far away")
    ahead = timedelta(hours=hours, minutes=minutes)
    return -ahead if found[1] == "-" else ahead


def is_loose_date(text: str) -> bool:
    """Whether a day that exists is in a text, its year first or its month a word."""
    text = text.strip()
    if not text:
        return True
    if found := _NUMERIC.match(text):
        return _is_day(found[1], int(found[2]), found[3])
    if (name := _MONTH_NAME.search(text)) and (year := re.search(r"\b\d{4}\b", text)):
        day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!:)", text.replace(year[0], ""))
        month = _MONTHS.index(name[1].lower()) + 1
        return day is None or _is_day(year[0], month, day[1])
    return False


def is_ruby_date(text: str) -> bool:
    """Whether Ruby finds a day in a text: where the year is last, the day comes first."""
    found = _YEAR_LAST.match(text.strip())
    return _is_day(found[3], int(found[2]), found[1]) if found else is_loose_date(text)


def is_javascript_date(text: str) -> bool:
    """Whether JavaScript finds a day in a text: where the year is last, the month comes first."""
    found = _YEAR_LAST.match(text.strip())
    return _is_day(found[3], int(found[1]), found[2]) if found else is_loose_date(text)


def is_iso_date(text: str) -> bool:
    """Whether a text is a date, or a date and time, as YAML and TOML have them natively."""
    found = _ISO.fullmatch(text.strip())
    return not text.strip() or (found is not None and _is_day(found[1], int(found[2]), found[3]))


def _is_day(year: str, month: int, day: str) -> bool:
    try:
        datetime(int(year) or 1, month, int(day), tzinfo=UTC)
    except ValueError:
        return False
    return True


_NUMERIC = lazy(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = lazy(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_MONTH_NAME = lazy(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_ISO = lazy(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)\d\d?:\d\d(?::\d\d(?:\.\d*)?)?"
    r"[ \t]*(?:[Zz]|[-+]\d\d?(?::?\d\d)?)?)?"
)

FORMATS: dict[str, Callable[[str], bool]] = {
    "hugo-date": is_hugo_date,
    "jekyll-date": is_ruby_date,
    "javascript-date": is_javascript_date,
    "date-like": is_loose_date,
    "yaml-date": is_iso_date,
    "toml-date": is_iso_date,
}
"""The date formats that schemas name, each with its check."""
