"""Goldmark, as Hugo has it. Source: Hugo's markup/goldmark/autoid.go."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from posixpath import basename, dirname

from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import NUMERIC, Reading, text, with_references
from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.site import Place

_TWO = 2
_KINDS = {"github": slugs.hugo, "github-ascii": slugs.hugo_ascii, "blackfriday": slugs.blackfriday}


def ids(place: Place) -> Ids | None:
    goldmark = setting(place.site.settings, "markup", "goldmark")
    parser = setting(goldmark, "parser")
    if setting(parser, "autoHeadingID") is False:
        return None
    kind = text_setting(parser, "autoHeadingIDType") or text_setting(parser, "autoIDType")
    slug = _KINDS.get((kind or "github").lower(), slugs.hugo)
    typographer = setting(goldmark, "extensions", "typographer")
    is_plain = typographer is False or setting(typographer, "disable") is True
    dashes = text_setting(typographer, "enDash"), text_setting(typographer, "emDash")
    signs = unescape(dashes[0] or "–"), unescape(dashes[1] or "—")
    reading = Reading(bare_addresses=False, dashes=None if is_plain else signs)
    name = partial(_name, slug=slug, reading=reading, passed=_passed(goldmark))
    has_terms = setting(parser, "autoDefinitionTermID") is True
    return Ids(name, checked, slug, counts_given=True, tags=(*TAGS, "dt") if has_terms else TAGS)


def _passed(goldmark: object) -> re.Pattern[str] | None:
    """What Goldmark passes through unread, such as math, and takes for no part of an id."""
    passthrough = setting(goldmark, "extensions", "passthrough")
    if setting(passthrough, "enable") is not True:
        return None
    pairs = [setting(passthrough, "delimiters", kind) for kind in ("block", "inline")]
    listed = [texts(pair) for each in pairs if isinstance(each, list) for pair in each]
    forms = (f"{re.escape(pair[0])}.*?{re.escape(pair[1])}" for pair in listed if len(pair) == _TWO)
    return re.compile("|".join(forms) or "(?!)")


def _name(
    element: Element,
    post: Post,
    *,
    slug: slugs.Slug,
    reading: Reading,
    passed: re.Pattern[str] | None,
) -> str:
    """Of numeric references the digits count, as they are written."""
    read = with_references(text(element, reading), element, post, NUMERIC)
    return slug(passed.sub("", read) if passed else read) or "heading"


def brings_more(post: Post) -> bool:
    """The page of a section that has other posts lists them, and may show them whole."""
    place = post.place
    if place is None or not basename(place.path).startswith("_index."):
        return False
    try:
        below = place.files.walk(dirname(place.path))
        return any(not basename(path).startswith("_index.") for path in below)
    except OverflowError:
        return True
