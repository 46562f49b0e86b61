"""kramdown, as Jekyll has it: its parser for GFM by default, or its own.

Source: kramdown-parser-gfm's gfm.rb; `generate_id` of kramdown's converters.
"""

from __future__ import annotations

from functools import partial

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, Name, counted
from postlint.lookup.anchors.texts import Reading, source_text, text
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place

_READING = Reading(alt=False, dashes=("–", "—"))
_PLAIN = Reading(alt=False)


def ids(place: Place) -> Ids | None:
    settings = place.site.settings
    options = setting(settings, "kramdown")
    engine = (text_setting(settings, "markdown") or "kramdown").lower()
    if setting(options, "auto_ids") is False:
        return None
    quirks = str(setting(options, "gfm_quirks") or "")
    reading = _PLAIN if "no_auto_typographic" in quirks else _READING
    is_sure = engine == "kramdown" and setting(options, "transliterated_header_ids") is not True
    prefix = text_setting(options, "auto_id_prefix") or ""
    name: Name
    is_gfm = (text_setting(options, "input") or "gfm").lower().startswith("gfm")
    slug = slugs.kramdown_gfm if is_gfm else slugs.kramdown
    if is_gfm:
        name = partial(_name, slug=slug, reading=reading)
    elif setting(options, "auto_id_stripping") is True:
        name = partial(_name, slug=slug, reading=reading._replace(code=False))
    else:
        name = _written_name
    return Ids(name, counted, slug, prefix=prefix, is_sure=is_sure)


def _name(element: Element, post: Post, *, slug: slugs.Slug, reading: Reading) -> str | None:  # noqa: ARG001
    return slug(text(element, reading))


def _written_name(element: Element, post: Post) -> str:
    return slugs.kramdown(source_text(element, post))
