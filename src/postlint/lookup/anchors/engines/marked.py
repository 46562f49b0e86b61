"""marked, as hexo-renderer-marked has it. Source: its lib/renderer.js; hexo-util's slugize."""

from __future__ import annotations

from functools import partial

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, counted
from postlint.lookup.anchors.texts import ALL, Reading, text, with_references
from postlint.profile.config_files import setting
from postlint.profile.site import Place

_READING = Reading(alt=False)
_READ = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;", "&#x2F;", "&#x60;"})
"""The references that it reads; of others the letters are left."""
_PACKAGE = "hexo-renderer-marked"


def ids(place: Place) -> Ids | None:
    options = setting(place.site.settings, "marked")
    if setting(options, "headerIds") is False:
        return None
    is_sure = f'"{_PACKAGE}"' in (place.files.text("package.json") or "")
    asked = setting(options, "modifyAnchors")
    transform = asked if isinstance(asked, int) else 0
    plain = partial(slugs.hexo, transform=transform)
    return Ids(partial(_name, transform=transform), counted, plain, is_sure=is_sure)


def _name(element: Element, post: Post, *, transform: int) -> str:
    read = with_references(text(element, _READING), element, post, ALL, _READ)
    return slugs.hexo(read, transform)
