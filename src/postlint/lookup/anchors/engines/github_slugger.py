"""github-slugger, as Docusaurus has it.

Source: Docusaurus' remark plugin `headings`; github-slugger.
"""

from __future__ import annotations

from functools import partial

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.pattern import lazy
from postlint.profile.site import Place

_KEEPS_CASE = lazy(r"\bmaintainCase\s*:\s*true")
_READING = Reading()


def ids(place: Place) -> Ids:
    keeps_case = _KEEPS_CASE.search(place.files.text(place.site.because or "") or "")
    slug = slugs.slugged if keeps_case else slugs.github
    return Ids(partial(_name, slug=slug), checked, slug)


def _name(element: Element, post: Post, *, slug: slugs.Slug) -> str | None:  # noqa: ARG001
    return slug(text(element, _READING))
