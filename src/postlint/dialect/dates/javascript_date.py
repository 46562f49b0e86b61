"""Dates as JavaScript reads them: `new Date(text)` of V8, and the timestamps of YAML in js-yaml.

Source: V8's date/dateparser-inl.h; js-yaml's type/timestamp.js. Held to the real ones by
tests/generators.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from postlint.dialect.dates.reading import LOST, REFUSED, Reading, moment
from postlint.dialect.dates.timestamp import timestamp
from postlint.dialect.dates.written import MONTHS
from postlint.pattern import lazy

_ZONES = {"ut": 0, "utc": 0, "z": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5}
_ZONES |= {"mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ISO = lazy(
    r"(?P<y>\d{4})(?:-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?)?"
    r"(?P<t>[Tt](?:(?P<H>[01]\d|2[0-3]):(?P<M>[0-5]\d)(?::(?P<S>[0-5]\d)(?:\.(?P<f>\d+))?)?"
    r"|24:00(?::00(?:\.0+)?)?)(?P<z>[Zz]|[-+](?:[01]\d|2[0-3]):?[0-5]\d)?)?"
)
_ISO_START = lazy(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[Tt](?![A-Za-z])")
_TOKEN = lazy(
    r"(?P<number>\d+)|(?P<blank>\s+)|(?P<word>(?:(?!\s)[A-Z\[\]\\^_`a-z{|}~\x7f-\U0010ffff])+)"
    r"|(?P<sign>.)"
)
_HOUR = 3600
_CENTURY = 100
_LONGEST = 200
_LEAST_MILLISECONDS = 10**11
"""1973: whoever writes a number above means milliseconds."""


def read(value: object, is_plain: bool) -> Reading:
    """As a schema of Astro's collections does by `z.coerce.date()`."""
    if not isinstance(value, str):
        return since_1970(value)
    return (native(value) if is_plain else None) or parse(value) or REFUSED


def native(text: str) -> Reading | None:
    """A plain scalar that js-yaml makes a date of; None where it stays text."""
    found = timestamp(text)
    if found is None:
        return None
    year, month, of_month, hour, minute, second, ahead = found
    made = day(year, month, of_month, hour * _HOUR + minute * 60 + second, ahead)
    if made is None:
        return LOST
    is_end = (hour, minute, second) == (24, 0, 0)
    is_odd = minute > 59 or second > 59
    return made._replace(fate="read" if is_end else "moved" if is_odd else made.fate)


def day(year: int, month: int, day: int, seconds: int = 0, offset: int = 0) -> Reading | None:
    """The moment of a day, as `Date.UTC` has it: years below 100 are those of the last century."""
    if year >= _CENTURY:
        return moment(year, month, day, seconds, offset)
    made = moment(year + 1900, month, day, seconds, offset)
    return made and made._replace(fate="moved")


def parse(text: str) -> Reading | None:
    """The moment that `new Date(text)` is; None for an Invalid Date."""
    if len(text) > _LONGEST:
        return None
    found = _ISO.fullmatch(text)
    if found is not None:
        return _iso(found)
    if _ISO_START.match(text):
        return None  # what follows a `T` has to be a time of ISO 8601
    try:
        return _Legacy(text).read()
    except ValueError:
        return None


def since_1970(value: object) -> Reading:
    """What `new Date` makes of a value that is no text: it counts as milliseconds since 1970."""
    number = value if isinstance(value, int | float) else 0
    try:
        made = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
    except (ValueError, OverflowError):
        return REFUSED
    return Reading(made, "read" if abs(number) >= _LEAST_MILLISECONDS else "moved")


def _iso(found: re.Match[str]) -> Reading | None:
    hour, minute, second = (int(found[unit] or 0) for unit in "HMS")
    if found["t"] and found["H"] is None:
        hour = 24
    offset = 0
    zone = found["z"]
    if zone and zone not in "Zz":
        ahead = int(zone[1:3]) * _HOUR + int(zone[-2:]) * 60
        offset = -ahead if zone[0] == "-" else ahead
    seconds = hour * _HOUR + minute * 60 + second
    made = moment(int(found["y"]), int(found["m"] or 1), int(found["d"] or 1), seconds, offset)
    return made._replace(fate="read") if made and hour == 24 else made


class _Legacy:
    """V8's parser of all that is no ISO 8601: words, numbers in any order, zones.

    Its methods raise ValueError where it gives up.
    """

    def __init__(self, text: str) -> None:
        self.tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(text)]
        self.at = 0
        self.days: list[int] = []
        self.month: int | None = None
        self.time: list[int] = []
        self.noon: int | None = None
        self.sign = 1
        self.zone_hour: int | None = None
        self.zone_minute: int | None = None
        self.has_number = False

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("", "")

    def skip(self, sign: str) -> bool:
        found = self.peek() == ("sign", sign)
        self.at += found
        return found

    def read(self) -> Reading | None:
        while self.at < len(self.tokens):
            kind, text = self.peek()
            self.at += 1
            if kind == "number":
                self.has_number = True
                self.number(int(text))
            elif kind == "word":
                self.word(text.lower())
            elif kind == "sign":
                self.punctuation(text)
        return self.made()

    def number(self, n: int) -> None:
        expects_minute = self.zone_hour is not None and self.zone_minute is None and n < 60
        if self.skip(":"):
            if self.skip(":"):
                if self.time:
                    raise ValueError
                self.time = [n, 0]
            else:
                self.add_time(n)
                self.skip(".")
        elif self.peek() == ("sign", ".") and self.expects(n):
            self.at += 1
            self.time.append(n)
            if self.peek()[0] != "number":
                raise ValueError
            self.at += 1
            self.time += [0] * (4 - len(self.time))
        else:
            self.skip(".")
            if expects_minute:
                self.zone_minute = n
            elif self.expects(n):
                self.time += [n] + [0] * (3 - len(self.time))
                kind, text = self.peek()
                if kind and kind != "blank" and text not in ("+", "-") and text not in "zZ":
                    raise ValueError
            else:
                if len(self.days) > 2:
                    raise ValueError
                self.days.append(n)
                self.skip("-")

    def expects(self, n: int) -> bool:
        return (len(self.time) in (1, 2) and n < 60) or (len(self.time) == 3 and n < 1000)

    def add_time(self, n: int) -> None:
        if len(self.time) > 3:
            raise ValueError
        self.time.append(n)

    def word(self, text: str) -> None:
        if text in ("am", "pm") and self.time:
            self.noon = 12 * (text == "pm")
        elif text[:3] in MONTHS:
            self.month = MONTHS.index(text[:3]) + 1
            self.skip("-")
        elif text in _ZONES and self.has_number:
            hours = _ZONES[text]
            self.sign, self.zone_hour, self.zone_minute = (-1 if hours < 0 else 1), abs(hours), 0
        elif self.has_number or self.peek()[0] == "number":
            raise ValueError

    def punctuation(self, sign: str) -> None:
        is_utc = self.zone_hour == 0 and self.zone_minute == 0
        if sign in "+-" and (is_utc or self.time):
            self.offset(1 if sign == "+" else -1)
        elif sign in "+-)" and self.has_number:
            raise ValueError
        elif sign == "(":
            depth = 1
            while depth and self.at < len(self.tokens):
                depth += {("sign", "("): 1, ("sign", ")"): -1}.get(self.peek(), 0)
                self.at += 1

    def offset(self, sign: int) -> None:
        self.sign, n, length = sign, 0, 0
        if self.peek()[0] == "number":
            n, length = int(self.peek()[1]), len(self.peek()[1])
            self.at += 1
        self.has_number = True
        if self.peek() == ("sign", ":"):
            self.zone_hour, self.zone_minute = n, None
        elif length in (1, 2):
            self.zone_hour, self.zone_minute = n, 0
        elif length in (3, 4):
            self.zone_hour, self.zone_minute = divmod(n, 100)
        else:
            raise ValueError

    def made(self) -> Reading | None:
        if not self.days:
            return None
        first, second, third = [*self.days, 1, 1][:3]
        if self.month is not None:
            is_day = 1 <= first <= 31
            year, month, day = (
                (second if is_day else first),
                self.month,
                (first if is_day else second),
            )
        elif not 1 <= first <= 31:
            year, month, day = first, second, third
        else:
            year, month, day = third, first, second
        year += 2000 if year < 50 else 1900 if year < 100 else 0
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return moment(year, month, day, self.seconds(), self.ahead())

    def seconds(self) -> int:
        hour, minute, second, *_ = [*self.time, 0, 0, 0]
        if self.noon is not None:
            if hour > 12:
                raise ValueError
            hour = hour % 12 + self.noon
        if minute > 59 or second > 59 or hour > 24 or (hour == 24 and minute + second > 0):
            raise ValueError
        return hour * _HOUR + minute * 60 + second

    def ahead(self) -> int:
        return self.sign * ((self.zone_hour or 0) * _HOUR + (self.zone_minute or 0) * 60)
