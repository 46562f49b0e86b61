"""Zola, with pulldown-cmark and the crate slug. Source: Zola, "Configuration", `slugify`."""

from __future__ import annotations

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place

_READING = Reading(alt=False)


def ids(place: Place) -> Ids:
    ways = setting(place.site.settings, "slugify")
    way = text_setting(ways, "anchors") or "on"
    return Ids(_name, checked, slugs.zola, counts_given=True, is_sure=way == "on")


def _name(element: Element, post: Post) -> str | None:  # noqa: ARG001
    return slugs.zola(text(element, _READING))
