"""Dates that generators do not read, written anew."""

import re
from datetime import UTC, datetime

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.dialect.dates import FORMATS, reader
from postlint.dialect.dates.hugo_date import parse
from postlint.dialect.dates.written import MONTH_NAME, MONTHS
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.schema import Failure

_NAME = rf"(?P<name>(?i:{MONTH_NAME}))\.?"
_WEEKDAY = r"(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
_ORDINAL = r"(?P<d>\d{1,2})(?i:st|nd|rd|th)?"
_TIME = (
    r"(?:(?:[Tt]|,?\s+(?:at\s+)?)(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?P<f>\.\d+)?)?"
    r"\s*(?P<zone>[Zz]|[-+]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    lazy(_WEEKDAY + day + _TIME, re.ASCII)
    for day in (
        r"(?P<y>\d{4})(?P<sign>[-/.])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})",
        r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})",
        rf"{_NAME}\s+{_ORDINAL},?\s+(?P<y>\d{{4}})",
        rf"{_ORDINAL}(?:\s+of)?[\s-]+{_NAME},?[\s-]+(?P<y>\d{{4}})",
        r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<y>\d{4})",
    )
)
_MONTHS_A_YEAR = 12


def iso_fix(failure: Failure, post: Post) -> Fix | None:
    """Writes a date anew, its quotes kept; None where it cannot be one day only."""
    written = post.source.slice(failure.span)
    quote = written[:1] if written[:1] in ("'", '"') else ""
    date = iso(written.strip(quote).strip() if quote else written)
    if date is None or date == written:
        return None
    if isinstance(failure.expected, str) and failure.expected in FORMATS:
        read = reader(failure.expected)
        if read(date, False).fate != "read":
            quote = ""
        if read(date, not quote).fate != "read":
            return None
    edit = Edit(failure.span, f"{quote}{date}{quote}")
    return Fix(f"Write {date}", Applicability.UNSAFE, (edit,))


def iso(text: str) -> str | None:
    """The day that a text names, with its time where it has one, as Hugo reads it.

    None where the text names none, one that does not exist, or one of two.
    """
    found = next((found for form in _FORMS if (found := form.fullmatch(text.strip()))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month, day = _month_and_day(parts)
    if month is None or day is None:
        return None
    try:
        date = datetime(int(parts["y"]), month, day, tzinfo=UTC).strftime("%Y-%m-%d")
    except ValueError:
        return None
    time = ""
    if parts["H"] is not None:
        second, fraction = parts["S"] or "00", parts["f"] or ""
        time = f"T{int(parts['H']):02}:{parts['M']}:{second}{fraction}{parts['zone'] or ''}"
    return date + time if parse(date + time) else None


def _month_and_day(parts: dict[str, str | None]) -> tuple[int | None, int | None]:
    if name := parts.get("name"):
        return MONTHS.index(name[:3].lower()) + 1, int(parts["d"] or 0)
    if parts.get("one") is None:
        return int(parts["m"] or 0), int(parts["d"] or 0)
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    if one == two or two > _MONTHS_A_YEAR:
        return one, two
    return (two, one) if one > _MONTHS_A_YEAR else (None, None)
