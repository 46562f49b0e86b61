"""Which posts Hugo makes a page of today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from postlint.dialect.dates.hugo_date import parse
from postlint.lookup.addresses.output import Told
from postlint.profile.config_files import setting

_ENDS = ("expirydate", "unpublishdate")
_STARTS = ("publishdate", "pubdate", "published", "date")
_BUILDS = ("build", "_build")
_NOT_RENDERED = (False, "never", "link", "false")
BUILD_KEYS = frozenset({"draft", "headless", *_ENDS, *_STARTS, *_BUILDS})


def is_rendered(told: Told) -> bool:
    """Whether a post is to have a page of its own at all."""
    for key in _BUILDS:
        build = told.values.get(key)
        if isinstance(build, Mapping) and setting(build, "render") in _NOT_RENDERED:
            return False
    return told.values.get("headless") is not True


def is_published(told: Told) -> bool:
    """Whether a post is no draft, and has its time now."""
    values = told.values
    is_draft = values.get("draft") is True or values.get("published") is False
    if is_draft and setting(told.place.site.settings, "buildDrafts") is not True:
        return False
    now = told.now
    return now is None or (_has_begun(told, now) and not _has_ended(told, now))


def _has_begun(told: Told, now: datetime) -> bool:
    for key in _STARTS:
        moment = parse(str(told.values[key])) if key in told.values else None
        if moment is not None:
            return moment <= now or setting(told.place.site.settings, "buildFuture") is True
    return True


def _has_ended(told: Told, now: datetime) -> bool:
    moments = (parse(str(told.values[key])) for key in _ENDS if key in told.values)
    has_ended = any(moment is not None and moment <= now for moment in moments)
    return has_ended and setting(told.place.site.settings, "buildExpired") is not True
