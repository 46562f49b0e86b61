"""Pandoc, as Quarto has it. Source: Pandoc's manual, `auto_identifiers`."""

from __future__ import annotations

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place

_READING = Reading(dashes=("–", "—"))


def ids(place: Place) -> Ids:
    reader = text_setting(place.site.settings, "from") or "markdown"
    return Ids(_name, checked, is_sure=reader == "markdown")


def _name(element: Element, post: Post) -> str:  # noqa: ARG001
    return slugs.pandoc(text(element, _READING))
