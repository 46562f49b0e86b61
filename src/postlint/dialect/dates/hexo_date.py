"""Dates as Hexo reads them.

Source: hexo-front-matter's timestamps and hexo's `toDate`, run with Hexo 8.1."""

from __future__ import annotations

from postlint.dialect.dates.javascript_date import day, parse, since_1970
from postlint.dialect.dates.reading import LOST, UNSET, Reading
from postlint.pattern import lazy

_TIMESTAMP = lazy(
    r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)"
    r"(?:(?:t|T|[ \t]+)(?P<H>\d\d?):(?P<M>\d\d?):(?P<S>\d\d?)(?:\.\d+)?"
    r"(?:[ \t]*(?:Z|(?P<zone>[-+][012]?[0-9](?::[0-9]{2})?)))?)?"
)


def read(value: object, is_plain: bool) -> Reading:
    """What cannot be read is replaced by the time of the file."""
    if value is None or value == "":
        return UNSET
    if not isinstance(value, str):
        return since_1970(value)
    return (_timestamp(value) if is_plain else None) or parse(value) or LOST


def _timestamp(text: str) -> Reading | None:
    found = _TIMESTAMP.fullmatch(text)
    if found is None:
        return None
    seconds = int(found["H"] or 0) * 3600 + int(found["M"] or 0) * 60 + int(found["S"] or 0)
    hours, _, minutes = (found["zone"] or "0").partition(":")
    ahead = abs(int(hours)) * 3600 + int(minutes or 0) * 60
    offset = -ahead if hours.startswith("-") else ahead
    return day(int(found["y"]), int(found["m"]), int(found["d"]), seconds, offset)
