"""What each dialect reads in dates and in plain scalars: a line a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

from goldens import check, told

from postlint.dialect import scalars
from postlint.dialect.dates import FORMATS, reader
from postlint.dialect.dates.reading import ReadDate
from postlint.dialect.version import parse_version

GOLDEN = Path(__file__).parent / "golden"
DAYS = (
    *("2024-05-06", "2024-5-6", "2024/05/06", "20240506", "06.05.2024", "05/06/2024", "24-05-06"),
    *("2024-02-29", "2023-02-29", "2024-13-01", "2024-12-31", "2024-00-10", "0001-01-01", "9999-12-31"),
    *("2024-05", "2024", "2024-W19-1", "2024-127", "+002024-05-06", "10000-01-01", "2024-05-06T"),
    *("6 May 2024", "May 6, 2024", "6 mai 2024", "Mon, 06 May 2024", "May 2024", "Monday May 6 2024"),
    *("2024-May-06", "06-May-2024", "May 6th, 2024", "Sept 6 2024", "tomorrow", "now", "today", ""),
)  # fmt: skip
TIMES = (
    *("T10:20", "T10:20:30", " 10:20:30", "t10:20:30", " 10:20", " 10", "T24:00:00", "T23:59:60"),
    *("T10:20:30.5", "T10:20:30.123456789", " 1:2:3", " 10:20 PM", " 10:20 am", "  10:20:30", "T10.20"),
)  # fmt: skip
ZONES = (
    *("Z", "z", " Z", "+02:00", " +02:00", "-0530", " +2", "+02", " UTC", " GMT+2", " EST", "+14:00"),
    *("+24:00", " Europe/Oslo", "-00:00", " PDT", " (CET)"),
)  # fmt: skip
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
NUMBERS = (0, -1, 1714989630, 1714989630000, 10**18, 1.5, True, None, ["2024-05-06"])
SCALARS = (
    *("", "~", "null", "Null", "NULL", "nUll", "true", "True", "TRUE", "tRue", "yes", "Yes", "YES"),
    *("no", "on", "Off", "y", "N", "false", "0", "-0", "+1", "007", "08", "0o17", "0O17", "0x1F", "-0x1f"),
    *("0b101", "0b2", "1_000", "1__0", "_1", "1,000", "1.5", "1.", ".5", "-.5", "+.5", "1e3", "1e+3", "1.0e3"),
    *("1E-3", "1.5e", ".inf", "-.INF", "+.Inf", "inf", ".nan", ".NaN", "nan", "1:30", "1:30:30", "1:60"),
    *("190:20:30", "190:20:30.15", "12e03", "0.1_1", "2024-05-06", "2024-05-06T10:20:30Z", "<<", "=", "-"),
    *("--", "1-2", "0_7", "0.", "-", "+", ".", "1 2", "é", "10_0.0", "9" * 20, "-9223372036854775808"),
)  # fmt: skip
VERSIONS = (
    *("1", "1.2", "v1.2.3", "1.2.3.4", "1.02", "1.2-beta", "^1.2", "~> 4.2", ">=1.2,<2", "latest"),
    *("", "0.0.0", "10.20", "1.x", " 1.2 ", "1,2", "hugo-1.2", "1.2+extended"),
)


def _read(read: ReadDate, is_plain: bool, value: object) -> object:
    return read(value, is_plain)


def test_golden_dates() -> None:
    readers: dict[str, Callable[[object], object]] = {}
    for name, is_plain in product(sorted(FORMATS), (True, False)):
        readers[name + "'" * (not is_plain)] = partial(_read, reader(name), is_plain)
    texts = (
        *DAYS,
        *map("".join, product(DAYS[:3], TIMES)),
        *map(
            "".join, product(("2024-05-06T10:20:30", "2024-05-06 10:20", "6 May 2024 10:20"), ZONES)
        ),
        *(f"{month} 7 2024" for month in MONTHS),
        *(f"7 {month[:3]} 2024 10:20" for month in MONTHS),
        *NUMBERS,
    )
    check(GOLDEN / "dates.txt", "".join(told(text, readers) for text in texts))


def test_golden_scalars() -> None:
    names = ("yaml_goccy", "yaml_go", "yaml_1_1", "yaml_psych", "yaml_1_2", "as_text")
    readers = {name: partial(getattr(scalars, name)) for name in names}
    check(GOLDEN / "scalars.txt", "".join(told(text, readers) for text in SCALARS))


def test_golden_versions() -> None:
    lines = (told(text, {"version": parse_version}) for text in VERSIONS)
    check(GOLDEN / "versions.txt", "".join(lines))
