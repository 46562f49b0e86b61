"""Astro's own plugin, with github-slugger. Source: @astrojs/markdown-remark."""

from __future__ import annotations

from functools import partial

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.pattern import lazy
from postlint.profile.site import Place

_PLAIN = lazy(r"\bsmartypants\s*:\s*false")
_OTHER = lazy(r"slug|[hH]eading|markdown-it|anchor", 0)


def ids(place: Place) -> Ids:
    code = place.files.text(place.site.because or "") or ""
    reading = Reading(alt=False, dashes=None if _PLAIN.search(code) else ("—", "---"))
    return Ids(
        partial(_name, reading=reading), checked, slugs.github, is_sure=not _OTHER.search(code)
    )


def _name(element: Element, post: Post, *, reading: Reading) -> str:  # noqa: ARG001
    return slugs.github(text(element, reading))
