"""Dates as Docusaurus' blog reads them.

Source: its validation by Joi, and blogUtils, which puts `Z` behind texts; run with 3.10."""

from __future__ import annotations

from postlint.dialect.dates.javascript_date import native, parse
from postlint.dialect.dates.reading import LOST, REFUSED, Reading
from postlint.pattern import lazy

_NUMBER = lazy(r"\s*[-+]?\d+(?:\.\d+)?\s*")


def read(value: object, is_plain: bool) -> Reading:
    """Only YAML's own dates, written plain, keep their zone."""
    if not isinstance(value, str):
        return LOST if value == 0 and value is not False else REFUSED
    made = native(value) if is_plain else None
    if made is not None:
        return made
    meant = parse(value)
    if meant is None and not _NUMBER.fullmatch(value):
        return REFUSED
    made = parse(f"{value}Z")
    if made is None or made.moment is None:
        return LOST
    is_meant = meant is not None and made.moment == meant.moment
    return made if is_meant else made._replace(fate="moved")
