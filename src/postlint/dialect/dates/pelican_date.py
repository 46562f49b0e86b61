"""Dates as Pelican reads them, by dateutil.

Source: dateutil's parser; Pelican's `get_date`, run with Pelican 4.10.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from postlint.dialect.dates.reading import LOST, REFUSED, Reading
from postlint.dialect.dates.written import MONTHS
from postlint.pattern import lazy

_TOKEN = lazy(r"\d+|[^\W\d_]+|\s+|.")
_WORDS = frozenset(
    [
        "at",
        "on",
        "and",
        "ad",
        "m",
        "t",
        "of",
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "pm",
        "a",
        "p",
        "h",
        "utc",
        "gmt",
        "z",
    ]
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SIGNS = frozenset("-/.:,;+_' ()")
_ZONE = lazy(r"[A-Z]{3,5}")
_YEAR_FIRST = lazy(r"(?P<y>\d{4})[-/. ]?(?P<m>\d{1,2})[-/. ]?(?P<d>\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST = lazy(r"(?P<a>\d{1,2})[-/. ](?P<b>\d{1,2})[-/. ](?P<y>\d{4})(?!\d)", re.ASCII)
_TIME = lazy(r"(?<!\d)(?P<H>\d{1,2}):(?P<M>\d{1,2})(?::(?P<S>\d{1,2}))?", re.ASCII)
_OFFSET = lazy(r"(?:\.\d+)?\s*(?P<sign>[-+])(?P<h>\d\d):?(?P<i>\d\d)?(?!\d)", re.ASCII)
_TIME_ALONE = lazy(r"\s*\d{1,2}:\d{2}(?::\d{2})?\s*", re.ASCII)
_WITHOUT_DAY = lazy(r"\d{4}[-/.](?:0?[1-9]|1[0-2])", re.ASCII)
_MOST_DIGITS = 8


def read(value: object, _is_plain: bool) -> Reading:
    """What dateutil does not take is refused: Pelican logs an error and leaves the post out."""
    text = str(value or "").strip()
    if not text.strip("0") or not any(map(str.isdecimal, text)) or not _is_of_words(text):
        return REFUSED
    if _TIME_ALONE.fullmatch(text):
        return LOST  # that time of today
    if _WITHOUT_DAY.fullmatch(text):
        return LOST  # today's day of that month
    try:
        return Reading(_moment(text))
    except ValueError:
        return REFUSED


def _is_of_words(text: str) -> bool:
    """Whether it holds nothing but what dateutil knows."""
    for token in _TOKEN.findall(text):
        if token.isdecimal():
            has_room = len(token) <= _MOST_DIGITS or len(token) in (12, 14)
            if not (has_room and token.isascii()):
                return False
        elif token.isspace():
            continue
        elif token.isalpha():
            word = token.lower()
            named = word[:3] in MONTHS or word[:3] in _WEEKDAYS
            if not (named or word in _WORDS or _ZONE.fullmatch(token)):
                return False
        elif token not in _SIGNS:
            return False
    return True


def _moment(text: str) -> datetime | None:
    """None where the day is named in a way that is not told apart here. Raises ValueError."""
    time = _TIME.search(text)
    hour, minute, second = (int(time[unit] or 0) for unit in "HMS") if time else (0, 0, 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError
    rest = _TIME.sub(" ", text, count=1)
    if found := _YEAR_FIRST.search(rest):
        month, day = int(found["m"]), int(found["d"])
    elif found := _YEAR_LAST.search(rest):
        month, day = int(found["a"]), int(found["b"])
        if month > 12:
            month, day = day, month
    elif not {",", "_"}.isdisjoint(rest) and not any(map(str.isalpha, rest)):
        raise ValueError
    else:
        return None
    local = datetime(int(found["y"]), month, day, hour, minute, second, tzinfo=UTC)
    return local - _offset(text, time.end() if time else len(text))


def _offset(text: str, at: int) -> timedelta:
    """How far the zone that is named behind a time is ahead of UTC."""
    found = _OFFSET.match(text, at)
    if found is None:
        return timedelta()
    ahead = timedelta(hours=int(found["h"]), minutes=int(found["i"] or 0))
    return -ahead if found["sign"] == "-" else ahead
