"""The parts that Jekyll puts addresses together from.

Source: `url.rb`, `utils.rb` and `drops/url_drop.rb` of Jekyll 4.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from unicodedata import category

from postlint.pattern import lazy
from postlint.record import NamedTuple

STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
"""The patterns that have a name."""
_WITH_SUFFIX = ("date", "ordinal", "none")
_TOKEN = re.compile(r":([a-z_]+)")
_SLASHES = re.compile(r"/{2,}")
_DAY = lazy(r"\s*(\d{2,4})-(\d{1,2})-(\d{1,2})\s*")
_KEPT = frozenset("._~!$&'()+,;=@")
_TIMES: Mapping[str, Callable[[date], str]] = {
    "year": lambda day: f"{day.year:04}",
    "month": lambda day: f"{day.month:02}",
    "day": lambda day: f"{day.day:02}",
    "i_day": lambda day: str(day.day),
    "i_month": lambda day: str(day.month),
    "short_month": lambda day: day.strftime("%b"),
    "long_month": lambda day: day.strftime("%B"),
    "short_year": lambda day: f"{day.year % 100:02}",
    "w_year": lambda day: str(day.isocalendar().year),
    "week": lambda day: f"{day.isocalendar().week:02}",
    "w_day": lambda day: str(day.isoweekday()),
    "short_day": lambda day: day.strftime("%a"),
    "long_day": lambda day: day.strftime("%A"),
    "y_day": lambda day: f"{day.timetuple().tm_yday:03}",
}


class Names(NamedTuple):
    """What a pattern may ask of a document."""

    collection: str
    path: str
    name: str
    slug: str
    categories: tuple[str, ...]
    end: str
    day: date | None


def document_url(template: str, names: Names) -> str | None:
    """A pattern filled in; None where it asks for what is not known."""
    made, end = [], 0
    for found in _TOKEN.finditer(template):
        token, rest = found[1], ""
        part = _part(token, names)
        if part is None and token.endswith("_"):
            part, rest = _part(token[:-1], names), "_"
        if part is None:
            return None
        made += [template[end : found.start()], part, rest]
        end = found.end()
    return "".join((*made, template[end:]))


def _part(token: str, names: Names) -> str | None:
    if token in _TIMES:
        return None if names.day is None else _TIMES[token](names.day)
    match token:
        case "title":
            return slugified(names.slug, is_pretty=True)
        case "slug":
            return slugified(names.slug)
        case "name":
            return slugified(names.name)
        case "path":
            return names.path
        case "collection":
            return names.collection
        case "output_ext":
            return names.end
        case "categories":
            return "/".join(dict.fromkeys(name.lower() for name in names.categories))
        case "slugified_categories":
            return "/".join(dict.fromkeys(slugified(name) for name in names.categories))
    return None


@lru_cache(maxsize=4096)
def slugified(text: str, *, is_pretty: bool = False) -> str:
    """A text with hyphens for what is no letter and no digit; the pretty form keeps more."""
    made: list[str] = []
    for sign in text:
        is_kept = category(sign)[0] in "LM" or category(sign) == "Nd"
        if is_kept or (is_pretty and sign in _KEPT):
            made.append(sign)
        elif not made or made[-1] != "-":
            made.append("-")
    slug = "".join(made).removeprefix("-").removesuffix("-")
    return slug if is_pretty else slug.lower()


def suffixed(template: str, style: str) -> str:
    """A pattern that ends as the site's own does."""
    if style == "pretty" or style.endswith("/"):
        return f"{template}/"
    return (
        f"{template}:output_ext"
        if style in _WITH_SUFFIX or style.endswith(":output_ext")
        else template
    )


def clean(url: str) -> str:
    """An address as Jekyll tidies it."""
    return _SLASHES.sub("/", f"/{url}".replace("..", "/").replace("./", ""))


def day_of(written: object, moment: datetime | None, zone: str | None) -> date | None:
    """The day that an address takes: in the site's time zone, where more than a day is written."""
    if moment is None:
        return None
    found = _DAY.fullmatch(str(written))
    if found is not None:
        return moment.date()
    return moment.astimezone(_zone(zone)).date()


@lru_cache(maxsize=8)
def _zone(name: str | None) -> tzinfo:
    if name is None:
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
