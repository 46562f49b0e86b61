"""Pandoc, as Quarto has it. Source: Pandoc's manual, `auto_identifiers`."""

from __future__ import annotations

import re
from posixpath import dirname, join

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place

_MAKING = frozenset({"listing", "filters", "metadata-files", "template", "template-partials"})
_WRITTEN = lazy(r"\basis\b|^[ \t]*(?:`{3,}|~{3,})\s*\{\s*(?:ojs|html)", re.MULTILINE)
_READING = Reading(dashes=("–", "—"))


def ids(place: Place) -> Ids:
    reader = text_setting(place.site.settings, "from") or "markdown"
    return Ids(_name, checked, slugs.pandoc, is_sure=reader == "markdown")


def _name(element: Element, post: Post) -> str:  # noqa: ARG001
    return slugs.pandoc(text(element, _READING))


def brings_more(post: Post) -> bool:
    """Filters, lists of other posts and code that writes Markdown make headings.

    In a book, a link to a place leads to it in whatever chapter it stands.
    """
    place, matter = post.place, post.front_matter
    if place is None or setting(place.site.settings, "filters"):
        return True
    if (text_setting(place.site.settings, "project", "type") or "").endswith("book"):
        return True
    if matter is not None and not _MAKING.isdisjoint(matter.root.keys):
        return True
    if _WRITTEN.search(post.source.text):
        return True
    folder = dirname(place.path)
    while True:
        if place.files.is_file(join(folder, "_metadata.yml")):
            return True
        if not folder:
            return False
        folder = dirname(folder)
