"""Texts that name a day, in whatever order: what a person reads in them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from postlint.pattern import lazy

LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
MONTHS = tuple(name[:3] for name in LONG_MONTHS)
MONTH_NAME = "|".join(("sept", *(f"{name[:3]}(?:{name[3:]})?" for name in LONG_MONTHS)))
"""The pattern of a month's name in small letters, whole or as people cut it short."""


def is_loose_date(text: str) -> bool:
    """Whether a day that exists is in a text, its year first or its month a word."""
    text = text.strip()
    if not text:
        return True
    if found := _NUMERIC.match(text):
        return _is_day(found[1], int(found[2]), found[3])
    if (name := _STARTS_AS_MONTH.search(text)) and (year := re.search(r"\b\d{4}\b", text)):
        day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!:)", text.replace(year[0], ""))
        month = MONTHS.index(name[1].lower()) + 1
        return day is None or _is_day(year[0], month, day[1])
    return False


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
_STARTS_AS_MONTH = lazy(rf"\b({'|'.join(MONTHS)})[a-z]*\b", re.IGNORECASE)
_ISO = lazy(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)\d\d?:\d\d(?::\d\d(?:\.\d*)?)?"
    r"[ \t]*(?:[Zz]|[-+]\d\d?(?::?\d\d)?)?)?"
)
