"""Whether the page of a post shows its title as an h1."""

from __future__ import annotations

import re
from enum import Enum

from postlint.document.post import Post, derived
from postlint.lookup.layouts import layouts_of
from postlint.lookup.layouts.template import UNSEEN
from postlint.pattern import lazy

_H1 = lazy(
    r"<h1\b(?>(?:\{\{(?:(?!\{\{)[\s\S])*?\}\}|[^<>{]|\{)*)>"
    r"(?P<content>(?>(?:(?!</?h1\b)[\s\S])*))</h1\s*>"
    r"|<(?P<unclosed>h1)\b",
    re.IGNORECASE,
)
_COMMENT = lazy(r"<!--(?>(?:(?!<!--|-->)[\s\S])*)-->")
_DYNAMIC_TAG = lazy(r"<h?\{\{|<\{%")
_PRINTED = lazy(r"\{\{(?P<value>(?:(?!\{\{)[\s\S])*?)\}\}")
_OF_THE_SITE = lazy(
    r"\s*(?:\$?\.?site\b|config\.|SITENAME|theme\.|i18n\b|T\s|__\(|url_for|relURL|absURL|relLangURL"
    r"|partial\b|[\"'][^\"']*[\"']\s*\|"
    r"|[\w.$]*\.?(?:permalink|url|baseurl|date|logo|image|icon|relpermalink)\b)",
    re.IGNORECASE,
)


class Shown(Enum):
    """What the layouts tell of the title as the page's h1."""

    AS_H1 = "as h1"
    NOT_AS_H1 = "not as h1"
    UNKNOWN = "unknown"


@derived
def title_shown(post: Post) -> Shown:
    """Whether the page shows the post's title as an h1: by its layouts, and else by its theme."""
    place, page = post.place, None
    generator = post.profile.generator.name
    if place is not None and place.site.profile.generator.name == generator:
        layouts = layouts_of(generator)
        page = layouts.page(post, place) if layouts else None
    if page is not None:
        either = {shows(page.text(undecided=undecided)) for undecided in (True, False)}
        return either.pop() if len(either) == 1 else Shown.UNKNOWN
    theme = post.profile.theme
    if theme is None or _is_index(post):
        return Shown.UNKNOWN
    return Shown.AS_H1 if theme.shows_title_as_h1 else Shown.NOT_AS_H1


def _is_index(post: Post) -> bool:
    """Whether a post is the page of a folder, which themes lay out in ways of their own."""
    return post.source.path.rsplit("/", 1)[-1].startswith("_index.")


def shows(text: str) -> Shown:
    """What the text of a page, its values written as tags, shows as its h1."""
    text = _COMMENT.sub("", text)
    for found in _H1.finditer(text):
        if found["unclosed"] or _is_title(found["content"]):
            return Shown.AS_H1
    return Shown.UNKNOWN if UNSEEN in text or _DYNAMIC_TAG.search(text) else Shown.NOT_AS_H1


def _is_title(content: str) -> bool:
    """Whether the content of an h1 may be the post's title, and is not the site's or plain text."""
    values = [found["value"].strip(" -") for found in _PRINTED.finditer(content)]
    return UNSEEN in content or any(not _OF_THE_SITE.match(value) for value in values)
