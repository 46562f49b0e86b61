"""Dates as each generator reads them; V8 and Ruby judge random ones where they are installed."""

from __future__ import annotations

from random import Random

import pytest
from judges import needs_node, needs_ruby, node, ruby

from postlint.dialect.dates import FORMATS, reader

MANY = 1_000
_YEARS = ("2022", "22", "2016", "99", "1")
_MONTHS = ("07", "7", "13", "02", "00", "Jul", "July", "Sept", "Febr")
_DAYS = ("26", "30", "31", "32", "0", "5", "05", "26th")
_TIMES = ("10:00", "10:00:00", "25:00", "24:00", "10:61", "9:05:00", "10:00 AM", "10:00pm", "1:2:3")
_ZONES = ("", "Z", " Z", "+0200", " +0200", "+02:00", " -0200", " UTC", " GMT", " Berlin", " (x)")
_NODE = """import fs from "fs";
const a = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(a.map(t => { const d = new Date(t).getTime() / 1000;
  return isNaN(d) ? null : Math.floor(d); })))"""
_RUBY = """require "json"; require "time"
puts JSON.generate(JSON.parse(STDIN.read).map { |t| !!(Time.parse(t) rescue nil) })"""


def written(random: Random) -> str:
    """A text that may be a date, in one of the ways in which people write them."""
    year, month, day = (random.choice(parts) for parts in (_YEARS, _MONTHS, _DAYS))
    sign = random.choice("-/. _–")
    forms = (
        sign.join((year, month, day)),
        sign.join((day, month, year)),
        f"{month} {day}, {year}",
        f"Tue, {day} {month} {year}",
        f"{year}-{month}-{day}",
        f"{year}-{month}",
        year,
    )
    text = random.choice(forms)
    if random.random() < 0.6:
        between = random.choice(("T", " ", " at ", ", ", "_"))
        text += between + random.choice(_TIMES) + random.choice(_ZONES)
    return text


@needs_node
@pytest.mark.parametrize("seed", range(2))
def test_javascript_dates_are_v8s(seed: int) -> None:
    random = Random(seed)
    texts = sorted({written(random) for _ in range(MANY)})
    read = reader("javascript-date")
    for text, seconds in zip(texts, node(_NODE, texts), strict=True):
        moment = read(text, False).moment
        assert (None if moment is None else moment.timestamp() // 1) == seconds, text


@needs_ruby
@pytest.mark.parametrize("seed", range(2))
def test_plain_days_are_read_or_refused_as_by_ruby(seed: int) -> None:
    """Of days with four digits of the year, and times without a zone."""
    random = Random(seed)
    texts = sorted(
        f"{random.choice(('2016', '2022'))}-{random.choice(_MONTHS[:5])}-{random.choice(_DAYS[:7])}"
        + random.choice(("", " 10:00", " 25:00:00", " 10:61", "T10:00:00", " 24:00:00"))
        for _ in range(MANY)
    )
    read = reader("jekyll-date")
    for text, is_read in zip(texts, ruby(_RUBY, texts), strict=True):
        assert (read(text, True).fate != "refused") == is_read, text


@pytest.mark.parametrize(
    ("format_", "text", "is_plain", "fate"),
    [
        ("jekyll-date", "2016-02-30", True, "moved"),
        ("jekyll-date", "", True, "refused"),
        ("jekyll-date", "2099-11-30 10:00", True, "read"),
        ("eleventy-date", "2024-01-05 10:00:00", True, "read"),
        ("eleventy-date", "2024-01-05 10:00:00", False, "refused"),
        ("eleventy-date", "2024-W05-2", False, "read"),
        ("eleventy-date", "git Last Modified", True, "read"),
        ("docusaurus-date", "2024-01-05T10:00:00Z", True, "read"),
        ("docusaurus-date", "2024-01-05T10:00:00Z", False, "lost"),
        ("docusaurus-date", "tomorrow", True, "refused"),
        ("hexo-date", "tomorrow", True, "lost"),
        ("hexo-date", "2016-13-01", True, "moved"),
        ("native-date", "2024-01-05", True, "read"),
        ("native-date", "2024-01-05", False, "refused"),
        ("native-date", "2024-1-5", True, "refused"),
        ("native-javascript-date", "2024-01-05", False, "refused"),
        ("mkdocs-date", "2024-13-05", True, "lost"),
        ("mkdocs-date", "some day", True, "read"),
        ("pelican-date", "July 26, 2022", True, "read"),
        ("pelican-date", "2016-02-30", True, "refused"),
        ("pelican-date", "2022-07-26 draft", True, "refused"),
        ("jekyll-date", "0131", True, "lost"),
        ("jekyll-date", "0132", True, "refused"),
        ("jekyll-date", "1301", True, "refused"),
    ],
)
def test_what_becomes_of_a_date(format_: str, text: str, is_plain: bool, fate: str) -> None:
    assert reader(format_)(text, is_plain).fate == fate


@pytest.mark.parametrize(
    ("format_", "written", "is_plain"),
    [
        ("date-like", "{day}T{time}:00{sign}05:30", True),
        ("docusaurus-date", "{day}T{time}:00{sign}05:30", True),
        ("eleventy-date", "{day}T{time}:00{sign}05:30", True),
        ("hexo-date", "{day} {time}:00 {sign}05:30", True),
        ("hugo-date", "{day}T{time}:00{sign}05:30", True),
        ("javascript-date", "{day}T{time}:00{sign}05:30", True),
        ("javascript-date", "{day}T{time}:00{sign}05:30", False),
        ("javascript-date", "{day} {time} GMT{sign}0530", True),
        ("jekyll-date", "{day} {time}:00 {sign}0530", True),
        ("mkdocs-date", "{day}T{time}:00{sign}05:30", True),
        ("native-date", "{day} {time}:00 {sign}5:30", True),
        ("native-javascript-date", "{day} {time}:00 {sign}5:30", True),
        ("pelican-date", "{day} {time} {sign}0530", True),
        ("toml-date", "{day}T{time}:00{sign}05:30", True),
        ("yaml-date", "{day}T{time}:00{sign}05:30", True),
    ],
)
@pytest.mark.parametrize(("sign", "utc"), [("+", "2024-05-05 04:30"), ("-", "2024-05-05 15:30")])
def test_what_is_ahead_of_utc_is_earlier(
    format_: str, written: str, is_plain: bool, sign: str, utc: str
) -> None:
    text = written.format(day="2024-05-05", time="10:00", sign=sign)
    moment = reader(format_)(text, is_plain).moment
    assert f"{moment:%Y-%m-%d %H:%M}" == utc


@pytest.mark.parametrize(
    ("zone", "utc"),
    [
        ("GMT+5", "05:00"),
        ("GMT+05", "05:00"),
        ("GMT-5", "15:00"),
        ("GMT+530", "04:30"),
        ("GMT+0530", "04:30"),
        ("GMT+5:30", "04:30"),
        ("GMT-05:30", "15:30"),
        ("GMT+00530", None),
        ("PST", "18:00"),
        ("EDT", "14:00"),
    ],
)
def test_zones_that_javascript_reads(zone: str, utc: str | None) -> None:
    moment = reader("javascript-date")(f"May 5, 2024 10:00 {zone}", True).moment
    assert (moment and f"{moment:%H:%M}") == utc


@pytest.mark.parametrize("format_", sorted(FORMATS))
@pytest.mark.parametrize("value", [None, True, 20220726, 1.5, "9" * 500, "1-1-1", "\x00", "٢٠٢٢"])
def test_no_value_makes_a_reader_fail(format_: str, value: object) -> None:
    for is_plain in (True, False):
        assert reader(format_)(value, is_plain).fate in ("read", "moved", "lost", "refused")


def test_there_is_no_other_format() -> None:
    with pytest.raises(KeyError):
        reader("some-date")
