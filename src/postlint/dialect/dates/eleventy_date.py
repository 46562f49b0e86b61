"""Dates as Eleventy reads them.

Source: js-yaml's timestamps and Luxon's `DateTime.fromISO`, run with Eleventy 3.1."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from postlint.dialect.dates.javascript_date import native
from postlint.dialect.dates.reading import LOST, REFUSED, UNSET, Reading, moment
from postlint.pattern import lazy

_WORDS = frozenset({"git last modified", "last modified", "git created", "created"})
_ISO = lazy(
    r"(?P<y>\d{4})(?:-?W(?P<week>\d\d)(?:-?(?P<weekday>\d))?|-?(?P<ordinal>\d{3})"
    r"|-?(?P<m>\d\d)(?:-?(?P<d>\d\d))?)?"
    r"(?:[Tt](?P<H>\d\d)(?::?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,]\d{1,30})?)?)?"
    r"(?:(?P<z>[Zz])|(?P<sign>[-+])(?P<h>\d\d)(?::?(?P<i>\d\d))?)?(?:\[[^\]]*\])?)?"
)
_TIME = lazy(r"[Tt]?(?:[01]\d|2[0-3])(?::?[0-5]\d(?::?[0-5]\d(?:[.,]\d{1,30})?)?)?Z?")


def read(value: object, is_plain: bool) -> Reading:
    """A text that is neither a word of Eleventy's nor ISO 8601 is refused."""
    if value is None or value == "" or value is False or value == 0:
        return UNSET
    if not isinstance(value, str):
        return REFUSED
    if value.lower() in _WORDS:
        return UNSET
    if _TIME.fullmatch(value):
        return LOST  # that time of today
    made = native(value) if is_plain else None
    return made or _iso(value)


def _iso(text: str) -> Reading:
    found = _ISO.fullmatch(text)
    if found is None:
        return REFUSED
    hour, minute, second, ahead, more = (int(found[part] or 0) for part in "HMShi")
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and minute + second):
        return REFUSED
    try:
        day = _day({name: int(text) for name, text in found.groupdict().items() if _is(text)})
    except ValueError:
        return REFUSED
    offset = ahead * 3600 + more * 60
    seconds = hour * 3600 + minute * 60 + second
    offset = -offset if found["sign"] == "-" else offset
    made = moment(day.year, day.month, day.day, seconds, offset)
    return made._replace(fate="read") if made else REFUSED


def _is(text: str | None) -> bool:
    return text is not None and text.isdecimal()


def _day(parts: dict[str, int]) -> date:
    """Raises ValueError for a day that does not exist."""
    if "week" in parts:
        return date.fromisocalendar(parts["y"], parts["week"], parts.get("weekday", 1))
    if "ordinal" in parts:
        day = date(parts["y"], 1, 1) + timedelta(days=parts["ordinal"] - 1)
        if day.year != parts["y"]:
            raise ValueError
        return day
    return datetime(parts["y"], parts.get("m", 1), parts.get("d", 1), tzinfo=UTC).date()
