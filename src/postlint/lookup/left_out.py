"""Posts that the build leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from posixpath import basename

from postlint.document.post import Post, derived
from postlint.files.globs import patterns
from postlint.lookup.addresses import output, output_of
from postlint.lookup.front_matter import as_published, front_matter_in
from postlint.lookup.pages import addresses_of
from postlint.lookup.redirects import is_redirected
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.pages import ALL_SUFFIXES
from postlint.profile.parts import FRONT
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles

_MAYBE = lazy(
    r"^[\s\"'{,]*(?:draft|published|unpublishdate|expirydate|headless|_?build|render|date"
    r"|publishdate|pubdate)[\"']?\s*[:=]",
    re.IGNORECASE | re.MULTILINE,
)


_LEAVING = frozenset({"unpublishdate", "expirydate", "headless", "build", "_build", "render"})
_DATES = ("date", "publishdate", "pubdate", "published")
_BEGINS = ("publishdate", "pubdate", "published", "date")
_ENDS = ("expirydate", "unpublishdate")
_DAY = lazy(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@derived
def is_left_out(post: Post) -> bool:
    """Whether the build makes no page of a post today."""
    if post.is_draft:
        return True
    made = output_of(post)
    if post.place is None or made is None or made.address is not None:
        return False
    values = post.front_matter.data if post.front_matter is not None else {}
    return _has_page(post.place, as_published({k.lower(): v for k, v in values.items()}), None)


def reason(place: Place, now: datetime | None) -> str | None:
    """Why the build makes no page of the post at a place, in words; None where it may make one."""
    told = place.files.derived(_told, place.site, place.files, place.path)
    if told is None or isinstance(told, str):
        return told
    values, latest = told
    if latest is not None and (now is None or latest <= now):
        return None
    if values.get("draft") is True:
        return "it is a draft" if _has_drafts(place) else None
    if _is_only_linked(values) or _has_page(place, values, now):
        return None
    if not _has_page(place, as_published(values), None) or _is_elsewhere(place):
        return None
    return _in_words(values, now)


_Told = tuple[Mapping[str, object], datetime | None]


def _told(site: Site, files: SiteFiles, path: str) -> str | _Told | None:
    """What may leave a post out: the reason, or its front matter with the time when it no longer
    does; None where nothing does. Without a time, only all that it says tells.
    """
    if site.pages is not None and not path.lower().endswith(site.pages.suffixes):
        return None  # no page, but a file beside them
    if site.pages is not None and not site.pages.has(path):
        if not path.lower().endswith(ALL_SUFFIXES):
            return None  # an image or the like is copied
        return "the config leaves it out" if site.pages.inner(path) is not None else None
    if _is_called_a_draft(site, path):
        return "the config calls it a draft"
    text = files.part(path, FRONT)
    named = _DAY.match(basename(path)) if site.generator.names_hold_date else None
    if text is None or not (named or _MAYBE.search(text)):
        return None
    values = front_matter_in(text, site.profile)
    if not _LEAVING.isdisjoint(values) or values.get("published") is False:
        return values, None
    if values.get("draft") is True:
        return values, None
    dates = [str(values[key]) for key in _DATES if key in values]
    days = [*map(_DAY.match, dates), *([named] if named else ())]
    if not all(days):
        return values, None
    return (values, max(map(_after, filter(None, days)))) if days else None


def _is_called_a_draft(site: Site, path: str) -> bool:
    """Whether a setting of the site names a file as a draft, as `draft_docs` of MkDocs does."""
    key = site.generator.drafts_setting
    lines = tuple((text_setting(site.settings, key) or "").splitlines()) if key else ()
    inner = site.pages.inner(path) if site.pages is not None and lines else None
    return inner is not None and bool(patterns(lines, deep=True).verdict(inner))


def _after(day: re.Match[str]) -> datetime:
    """A moment when a day is over all over the world."""
    try:
        year, month, date = map(int, day.groups())
        return datetime(year, month, date, tzinfo=UTC) + timedelta(days=2)
    except (ValueError, OverflowError):
        return datetime.max.replace(tzinfo=UTC)


def _has_page(place: Place, values: Mapping[str, object], now: datetime | None) -> bool:
    made = output(place, values, now)
    return made is not None and made.address is not None


def _is_only_linked(values: Mapping[str, object]) -> bool:
    """Whether a post is there for its address alone, at which the host answers otherwise."""
    return any(setting(values.get(key), "render") == "link" for key in ("build", "_build"))


def _is_elsewhere(place: Place) -> bool:
    return any(is_redirected(place, address) for address in addresses_of(place))


def _has_drafts(place: Place) -> bool:
    """Whether the generator leaves out drafts, or the code of its config does."""
    if not place.site.generator.has_drafts:
        return "draft" in (place.files.text(place.site.because or "") or "")
    settings = place.site.settings
    return not any(setting(settings, key) is True for key in ("buildDrafts", "show_drafts"))


def _in_words(values: Mapping[str, object], now: datetime | None) -> str:
    if values.get("published") is False:
        return "it is not published"
    if any(setting(values.get(key), "render") is not None for key in ("build", "_build")):
        return "its front matter says not to render it"
    if values.get("headless") is True:
        return "it is headless"
    if values.get("draft") is True:
        return "it is a draft"
    ends = next((values[key] for key in _ENDS if key in values), None)
    if ends is not None and now is not None and str(ends) < now.isoformat():
        return f"it expired on {_day(ends)}"
    begins = next((values[key] for key in _BEGINS if key in values), None)
    return f"it is dated {_day(begins)}" if begins is not None else "its dates say so"


def _day(date: object) -> str:
    return str(date)[: len("2000-01-01")]
