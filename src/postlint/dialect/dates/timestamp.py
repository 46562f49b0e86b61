"""The timestamps of YAML 1.1, as PyYAML and js-yaml take plain text for one."""

from __future__ import annotations

from postlint.pattern import lazy
from postlint.record import NamedTuple

_TIMESTAMP = lazy(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|"
    r"(?P<Y>\d{4})-(?P<n>\d\d?)-(?P<e>\d\d?)(?:[Tt]|[ \t]+)(?P<H>\d\d?):(?P<M>\d\d):(?P<S>\d\d)"
    r"(?:\.\d*)?(?:[ \t]*(?:Z|(?P<sign>[-+])(?P<h>\d\d?)(?::(?P<i>\d\d))?))?"
)


class Timestamp(NamedTuple):
    """What a timestamp is written as, be it a day that exists or not.

    `ahead` is how many seconds its zone is ahead of UTC; 0 where it names none.
    """

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    ahead: int


def timestamp(text: str) -> Timestamp | None:
    """The parts of a text that is a timestamp; None for any other."""
    found = _TIMESTAMP.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(found[date] or found[time]) for date, time in ("yY", "mn", "de"))
    hour, minute, second, hours, minutes = (int(found[part] or 0) for part in "HMShi")
    ahead = hours * 3600 + minutes * 60
    return Timestamp(
        year, month, day, hour, minute, second, -ahead if found["sign"] == "-" else ahead
    )
