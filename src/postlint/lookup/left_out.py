"""Posts that the build leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from postlint.document.post import Post, derived
from postlint.lookup.addresses import output, output_of
from postlint.lookup.pages import addresses_of, as_published, front_matter_at
from postlint.lookup.redirects import is_redirected
from postlint.pattern import lazy
from postlint.profile.config_files import setting
from postlint.profile.site import Place

_MAYBE = lazy(
    r"^[\s\"'{,]*(?:draft|published|unpublishdate|expirydate|headless|_?build|render|date"
    r"|publishdate|pubdate)[\"']?\s*[:=]",
    re.IGNORECASE | re.MULTILINE,
)


@derived
def is_left_out(post: Post) -> bool:
    """Whether the build makes no page of a post today."""
    made = output_of(post)
    return post.is_draft or made is None or made.address is None


def reason(place: Place, now: datetime | None) -> str | None:
    """Why the build makes no page of the post at a place, in words; None where it may make one."""
    pages = place.site.pages
    if pages is not None and not pages.has(place.path):
        return "the config leaves it out" if pages.inner(place.path) is not None else None
    text = place.files.text(place.path)
    if text is None or not _MAYBE.search(text):
        return None
    values = front_matter_at(place)
    if values.get("draft") is True and _has_drafts(place):
        return "it is a draft"
    if _is_only_linked(values) or _has_page(place, values, now):
        return None
    if not _has_page(place, as_published(values), None) or _is_elsewhere(place):
        return None
    return _in_words(values)


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


def _in_words(values: Mapping[str, object]) -> str:
    if values.get("published") is False:
        return "it is not published"
    if any(setting(values.get(key), "render") is not None for key in ("build", "_build")):
        return "its front matter says not to render it"
    if values.get("headless") is True:
        return "it is headless"
    if values.get("draft") is True:
        return "it is a draft"
    return "it is not published today: its dates say so"
