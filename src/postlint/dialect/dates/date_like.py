"""Dates of which only this much is known: a day has to be named, and to exist."""

from __future__ import annotations

from postlint.dialect.dates import hugo_date
from postlint.dialect.dates.reading import REFUSED, UNSET, Reading
from postlint.dialect.dates.written import is_loose_date


def read(value: object, _is_plain: bool) -> Reading:
    if not isinstance(value, str):
        return UNSET
    return Reading(hugo_date.parse(value)) if is_loose_date(value) else REFUSED
