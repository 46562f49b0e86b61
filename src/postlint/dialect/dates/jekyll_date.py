"""Dates as Jekyll reads them: by Ruby's `Time.parse`, whatever YAML took them for.

Source: Ruby's date_parse.c and time.rb; Jekyll's `Utils.parse_date`. Held to the real ones by
tests/generators.
"""

from __future__ import annotations

import re

from postlint.dialect.dates.reading import LOST, REFUSED, Reading, moment
from postlint.dialect.dates.written import MONTHS
from postlint.pattern import lazy
from postlint.record import NamedTuple

_MONTH = "|".join(MONTHS)
_FLAGS = re.IGNORECASE | re.ASCII
_ODD = lazy(r"[^-+',./:@A-Za-z0-9\[\]\x80-\U0010ffff]+")
_WEEKDAY = lazy(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*", _FLAGS)
_TIME = lazy(
    r"(?P<H>\d+)(?:\s*:\s*(?P<M>\d+)(?:\s*:\s*(?P<S>\d+)(?:[,.]\d*)?)?"
    r"|\s*h(?:\s*(?P<m>\d+)m?(?:\s*(?P<s>\d+)s?)?)?|(?=\s*[ap](?:m\b|\.m\.)))"
    r"(?:\s*(?P<half>[ap])(?:m\b|\.m\.))?"
    r"(?:\s*(?P<zone>(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z.\s]+(?:standard|daylight)\stime\b"
    r"|[a-z]+(?:\sdst)?\b))?",
    _FLAGS,
)
_ERA = r"(?:c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"
_DAY_MONTH = lazy(
    rf"(?P<d>'?\d+)[^-\d\s]*\s*(?P<n>{_MONTH})[^-\d\s']*"
    rf"(?:\s*{_ERA}\s*(?P<y>'?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
    _FLAGS,
)
_MONTH_DAY = lazy(
    rf"\b(?P<n>{_MONTH})[^-\d\s']*\s*(?P<d>'?\d+)[^-\d\s']*"
    rf"(?:\s*,?\s*{_ERA}\s*(?P<y>'?-?\d+))?",
    _FLAGS,
)
_DASHES = lazy(r"(?P<y>'?[-+]?\d+)-(?P<n>\d+)-(?P<d>'?-?\d+)", _FLAGS)
_NAMED = lazy(rf"(?P<d>'?-?\d+)-(?P<n>{_MONTH})[^-/.]*-(?P<y>'?-?\d+)", _FLAGS)
_SLASHES = lazy(r"(?P<y>'?-?\d+)/\s*(?P<n>'?\d+)(?:\D\s*(?P<d>'?-?\d+))?", _FLAGS)
_DOTS = lazy(r"(?P<y>'?-?\d+)\.\s*(?P<n>'?\d+)\.\s*(?P<d>'?-?\d+)", _FLAGS)
_ORDERS = (_DAY_MONTH, _MONTH_DAY, _DASHES, _NAMED, _SLASHES, _DOTS)
_DIGITS = lazy(r"[-+]?(?P<n>\d{2,14})(?:\s*t?\s*(?P<t>\d{2,6})?(?:[,.]\d*)?)?", _FLAGS)
_PART = lazy(
    r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b|\b\d{2,4}-\d{3}\b|'\d+\b|'?\d+(?:st|nd|rd|th)\b"
    rf"|\b(?:{_MONTH})\S*",
    _FLAGS,
)
"""A week, a year, a month or a day alone: today fills in the rest."""
_PIVOT = 69
_LONGEST = 128


class _Parts(NamedTuple):
    year: str | None
    month: str | None
    day: str | None


def read(value: object, _is_plain: bool) -> Reading:
    """Numbers are read as the text that they are written as; nothing at all is refused."""
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    if len(text) > _LONGEST:
        return REFUSED
    try:
        return _parsed(text)
    except ValueError:
        return REFUSED


def _parsed(text: str) -> Reading:
    """Raises ValueError where Ruby does."""
    text = _WEEKDAY.sub(" ", _ODD.sub(" ", text), count=1)
    time = _TIME.search(text)
    if time:
        text = f"{text[: time.start()]} {text[time.end() :]}"
    parts = _day(text)
    if parts is None and time is None:
        raise ValueError
    hour, minute, second, offset = _time(time)
    if parts is None or parts.year is None:
        return LOST  # today fills in what is missing
    digits = parts.year.lstrip("'+-")
    year = int(re.match(r"\d*", digits)[0] or 0)  # type: ignore[index]
    if len(digits) <= 2:
        year += 1900 if year >= _PIVOT else 2000
    month, day = int(parts.month or 1), int((parts.day or "1").lstrip("'+-"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError
    made = moment(year, month, day, hour * 3600 + minute * 60 + second, offset)
    if made is None:
        raise ValueError
    return made._replace(fate="read") if hour == 24 else made


def _time(found: re.Match[str] | None) -> tuple[int, int, int, int]:
    if found is None:
        return 0, 0, 0, 0
    hour = int(found["H"])
    minute, second = int(found["M"] or found["m"] or 0), int(found["S"] or found["s"] or 0)
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"] in "pP")
    zone = re.search(r"([-+])(\d+)(?::(\d+))?", found["zone"] or "")
    is_late = hour > 24 or (hour == 24 and minute + second > 0)
    if minute > 59 or second > 60 or (is_late and zone is None):
        raise ValueError
    if zone is None:
        return hour, minute, second, 0
    is_hours = zone[3] or len(zone[2]) <= 2
    hours, minutes = (zone[2], zone[3] or 0) if is_hours else (zone[2][:-2], zone[2][-2:])
    ahead = int(hours) * 3600 + int(minutes) * 60
    if is_late and (zone[1] == "-" or hour * 3600 - ahead >= 24 * 3600):
        raise ValueError
    return hour, minute, second, -ahead if zone[1] == "-" else ahead


def _day(text: str) -> _Parts | None:
    for order in _ORDERS:
        found = order.search(text)
        if found is not None:
            parts = found.groupdict()
            name = parts["n"].lower()[:3]
            month = str(MONTHS.index(name) + 1) if name in MONTHS else parts["n"]
            return _in_order(_Parts(parts.get("y"), month, parts["d"]))
    if _PART.search(text):
        return _Parts(None, None, None)
    digits = _DIGITS.search(text)
    return _of_digits(digits["n"]) if digits else None


def _in_order(parts: _Parts) -> _Parts:
    """Which of three texts is the year: as Ruby turns them by their lengths and signs."""
    year, month, day = parts
    if year is not None and month is not None and day is None:
        year, month, day = None, year, month
    if year is None:
        if day is not None and (len(day) > 2 or day[0] == "'"):
            year, day = day, None
    elif not year.lstrip("'+-").isdigit():
        digits = re.match(r"['+-]*\d+", year)
        year, day = day, digits[0] if digits else None
    if month is not None and (month[0] == "'" or len(month) > 2):
        year, month, day = month, day, year
    if day is not None and (day[0] == "'" or len(day) > 2):
        year, day = day, year
    return _Parts(year, month, day)


def _of_digits(digits: str) -> _Parts:
    """A day that is written without signs, by how many digits there are."""
    size = len(digits)
    if size in (8, 10, 12, 14):
        return _Parts(digits[:4], digits[4:6], digits[6:8])
    if size == 6:
        return _Parts(digits[:2], digits[2:4], digits[4:6])
    if size == 4:
        return _Parts(None, digits[:2], digits[2:]) if _is_day(digits[:2], digits[2:]) else _none()
    if size == 2 and not 1 <= int(digits) <= 31:
        return _none()
    return _Parts(None, None, None)


def _is_day(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _none() -> _Parts:
    raise ValueError
