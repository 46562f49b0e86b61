"""Dates that have to be YAML's own, as js-yaml makes them: Astro's `z.date()`."""

from __future__ import annotations

from postlint.dialect.dates.javascript_date import native
from postlint.dialect.dates.reading import REFUSED, Reading


def read(value: object, is_plain: bool) -> Reading:
    """Anything but a date that is written plain is refused."""
    made = native(value) if isinstance(value, str) and is_plain else None
    return REFUSED if made is None else made
