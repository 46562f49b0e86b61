"""Dates in MkDocs' front matter: text to it, but what PyYAML takes for a date has to exist."""

from __future__ import annotations

from postlint.dialect.dates import hugo_date, native_date
from postlint.dialect.dates.reading import LOST, Reading


def read(value: object, is_plain: bool) -> Reading:
    """A plain date that does not exist makes text of the whole front matter."""
    if not isinstance(value, str):
        return Reading(None)
    if is_plain and native_date.is_timestamp(value):
        native = native_date.read(value, is_plain)
        return LOST if native.moment is None else native
    return Reading(hugo_date.parse(value))
