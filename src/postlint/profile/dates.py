"""Which texts a generator reads as a date.

Source: spf13/cast's time formats, as Hugo uses them; every form was run with Hugo 0.168.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

_DAY = r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
_TIME = r"(?P<H>\d{1,2}):(?P<M>\d\d):(?P<S>\d\d)(?:[.,]\d+)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_LONG_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})"
_ZONE = r"(?:[a-z]{3,4}|utc)"
_HUGO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _DAY,
        rf"{_DAY}T{_TIME}(?:Z|[-+]\d\d:?\d\d)?",
        rf"{_DAY} {_TIME}(?:Z|[-+]\d\d:?\d\d| [-+]\d\d:?\d\d(?: {_ZONE})?)?",
        rf"{_WEEKDAY}, (?P<d>\d\d) {_NAME} (?P<y>\d{{4}}) {_TIME} (?:[-+]\d{{4}}|{_ZONE})",
        rf"(?P<d>\d\d) {_NAME} (?P<y2>\d\d) (?P<H>\d\d):(?P<M>\d\d) (?:[-+]\d{{4}}|{_ZONE})",
        rf"{_LONG_WEEKDAY}, (?P<d>\d\d)-{_NAME}-(?P<y2>\d\d) {_TIME} {_ZONE}",
        rf"{_WEEKDAY} {_NAME} [ ]?(?P<d>\d?\d) {_TIME} (?:{_ZONE} |[-+]\d{{4}} )?(?P<y>\d{{4}})",
        rf"(?P<d>\d\d) {_NAME} (?P<y>\d{{4}})",
    )
)


def is_hugo_date(text: str) -> bool:
    """Whether Hugo reads a text as a date that exists. An empty text is an unset date."""
    text = text.strip()
    return not text or any(_exists(pattern.fullmatch(text)) for pattern in _HUGO)


def _exists(found: re.Match[str] | None) -> bool:
    if found is None:
        return False
    parts = found.groupdict()
    month = parts.get("m") or _MONTHS.index(parts["name"].lower()) + 1
    year = parts.get("y") or f"20{parts['y2']}"
    hour, minute, second = (int(parts.get(unit) or 0) for unit in "HMS")
    try:
        datetime(int(year) or 1, int(month), int(parts["d"]), hour, minute, second)
    except ValueError:
        return False
    return True


FORMATS: dict[str, Callable[[str], bool]] = {"hugo-date": is_hugo_date}
"""The date formats that schemas name, each with its check."""
