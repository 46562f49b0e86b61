"""Dates that have to be YAML's own, as js-yaml makes them: Astro's `z.date()`."""

from __future__ import annotations

from postlint.dialect.dates.javascript_date import timestamp
from postlint.dialect.dates.reading import REFUSED, Reading


def read(value: object, is_plain: bool) -> Reading:
    """Anything but a date that is written plain is refused."""
    native = timestamp(value) if isinstance(value, str) and is_plain else None
    return REFUSED if native is None else native
