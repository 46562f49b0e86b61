"""Which time zone a written date is in."""

from __future__ import annotations

from datetime import datetime, tzinfo

from postlint.document.front_matter import Scalar
from postlint.document.post import Post
from postlint.pattern import lazy

_PLAIN_TIME = lazy(r"\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)\d\d?:\d\d:\d\d(?:\.\d*)?")
_ZONED = lazy(r"(?::\d\d|\d[ap]m)(?:\.\d*)?\s*(?:[Zz]|[-+]\d\d?:?\d*|[A-Z]{3,4})\s*$")


def is_plain_time(scalar: Scalar) -> bool:
    """Whether it is a time with seconds and without a zone, as YAML has it."""
    return scalar.style == "plain" and _PLAIN_TIME.fullmatch(str(scalar.value)) is not None


def names_zone(scalar: Scalar) -> bool:
    return _ZONED.search(str(scalar.value)) is not None


def zone(name: str | None) -> tzinfo | None:
    """The zone of a name; None where there is none of that name, or the system knows no zones."""
    if name is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def in_site_zone(post: Post, scalar: Scalar, moment: datetime) -> datetime:
    """The moment of a date as the site's builds take it, where it names no zone itself."""
    generator = post.profile.generator
    is_utc = generator.yaml.times_are_utc and is_plain_time(scalar)
    if not generator.has_site_zone or is_utc or names_zone(scalar):
        return moment
    site = zone(post.profile.time_zone)
    return moment if site is None else moment.replace(tzinfo=site)
