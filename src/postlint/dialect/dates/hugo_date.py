"""Dates as Hugo reads them.

Source: spf13/cast's time formats, as Hugo uses them; every form was run with Hugo 0.168.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from postlint.dialect.dates.reading import REFUSED, UNSET, Reading
from postlint.dialect.dates.written import MONTHS
from postlint.pattern import lazy

_DAY = r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
_TIME = r"(?P<H>\d{1,2}):(?P<M>\d\d):(?P<S>\d\d)(?:[.,]\d+)?"
_WEEKDAY = r"(?i:mon|tue|wed|thu|fri|sat|sun)"
_LONG_WEEKDAY = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NAME = rf"(?P<name>(?i:{'|'.join(MONTHS)}))"
_ZONE = r"(?:[A-Z]{3,4})"
_MOST_HOURS = 24
_MINUTES = 60
_OFFSET = lazy(r":\d\d(?:[.,]\d+)? ?([-+])(\d\d):?(\d\d)\b")
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


def read(value: object, _is_plain: bool) -> Reading:
    """An empty text is an unset date; numbers are seconds since 1970."""
    if not isinstance(value, str) or not value:
        return UNSET
    moment = parse(value)
    return REFUSED if moment is None else Reading(moment)


def _moment(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    month = parts.get("m") or MONTHS.index(parts["name"].lower()) + 1
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
