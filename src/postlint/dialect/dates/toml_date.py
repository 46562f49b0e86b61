"""Dates that are written as TOML and YAML have them natively, quoted or not."""

from __future__ import annotations

from postlint.dialect.dates import hugo_date
from postlint.dialect.dates.reading import REFUSED, UNSET, Reading
from postlint.dialect.dates.written import is_iso_date


def read(value: object, _is_plain: bool) -> Reading:
    if not isinstance(value, str):
        return UNSET
    return Reading(hugo_date.parse(value)) if is_iso_date(value) else REFUSED
