"""Dates that have to be YAML's own: written plain, as PyYAML makes dates of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from postlint.dialect.dates.reading import REFUSED, Reading
from postlint.pattern import lazy

_TIMESTAMP = lazy(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|"
    r"(?P<Y>\d{4})-(?P<n>\d\d?)-(?P<e>\d\d?)(?:[Tt]|[ \t]+)(?P<H>\d\d?):(?P<M>\d\d):(?P<S>\d\d)"
    r"(?:\.\d*)?(?:[ \t]*(?:Z|(?P<sign>[-+])(?P<h>\d\d?)(?::(?P<i>\d\d))?))?"
)


def read(value: object, is_plain: bool) -> Reading:
    """Anything but a plain date that exists is refused."""
    found = _TIMESTAMP.fullmatch(value) if isinstance(value, str) and is_plain else None
    try:
        return REFUSED if found is None else Reading(_moment(found))
    except (ValueError, OverflowError):
        return REFUSED


def is_timestamp(text: str) -> bool:
    """Whether PyYAML takes a plain text for a date, be it one that exists or not."""
    return _TIMESTAMP.fullmatch(text) is not None


def _moment(found: re.Match[str]) -> datetime:
    year, month, day = (int(found[a] or found[b]) for a, b in ("yY", "mn", "de"))
    hour, minute, second, ahead, more = (int(found[part] or 0) for part in "HMShi")
    offset = timedelta(hours=ahead, minutes=more)
    moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return moment + offset if found["sign"] == "-" else moment - offset
