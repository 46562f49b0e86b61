"""Dates that have to be YAML's own: written plain, as PyYAML makes dates of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from postlint.dialect.dates.reading import REFUSED, Reading
from postlint.dialect.dates.timestamp import Timestamp, timestamp


def read(value: object, is_plain: bool) -> Reading:
    """Anything but a plain date that exists is refused."""
    found = timestamp(value) if isinstance(value, str) and is_plain else None
    try:
        return REFUSED if found is None else Reading(_moment(found))
    except (ValueError, OverflowError):
        return REFUSED


def is_timestamp(text: str) -> bool:
    """Whether PyYAML takes a plain text for a date, be it one that exists or not."""
    return timestamp(text) is not None


def _moment(found: Timestamp) -> datetime:
    """Raises ValueError and OverflowError for one that does not exist."""
    return datetime(*found[:6], tzinfo=UTC) - timedelta(seconds=found.ahead)
