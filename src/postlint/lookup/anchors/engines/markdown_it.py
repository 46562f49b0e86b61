"""markdown-it, as Eleventy has it: headings have no ids, but with a plugin.

Source: Eleventy, "Markdown", "IdAttribute plugin"; markdown-it-anchor.
"""

from __future__ import annotations

import re

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.lookup.build_code import build_code
from postlint.pattern import lazy
from postlint.profile.site import Place

_PLUGIN = lazy(r"markdown-?it-?anchor", re.IGNORECASE)
_OTHER = lazy(
    r"slug|IdAttributePlugin|anchor|heading|addTransform|markdown-it-attrs|setLibrary"
    r"|amendLibrary|toc|addExtension|addPlugin",
    re.IGNORECASE,
)
_READING = Reading(alt=False)


def ids(place: Place) -> Ids | None:
    code = build_code(place)
    if not _OTHER.search(code):
        return None
    is_plain = _PLUGIN.search(code) and "slugify" not in code
    return Ids(_name, checked, slugs.markdown_it_anchor, counts_given=True, is_sure=bool(is_plain))


def _name(element: Element, post: Post) -> str:  # noqa: ARG001
    return slugs.markdown_it_anchor(text(element, _READING))
