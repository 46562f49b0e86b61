"""Whether the page of a post shows its title as an h1."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum

from postlint.document.post import Post, derived
from postlint.lookup.layouts import eleventy, hexo, hugo, jekyll, pelican, zola
from postlint.lookup.layouts.hugo_lookup import is_index
from postlint.lookup.layouts.template import UNSEEN, Page
from postlint.pattern import lazy
from postlint.profile.site import Place

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


Finder = Callable[[Post, Place], Page | None]
_FINDERS: Mapping[str, Finder] = {
    "hugo": hugo.page,
    "jekyll": jekyll.page,
    "zola": zola.page,
    "eleventy": eleventy.page,
    "hexo": hexo.page,
    "pelican": pelican.page,
}


@derived
def title_shown(post: Post) -> Shown:
    """Whether the page shows the post's title as an h1: by its layouts, and else by its theme."""
    place = post.place
    generator = post.profile.generator.name
    finder = _FINDERS.get(generator)
    page = None
    if place is not None and finder and place.site.profile.generator.name == generator:
        if generator == "hugo" and hugo.moves_headings(place):
            return Shown.UNKNOWN
        page = finder(post, place)
    if page is not None:
        either = {shows(page.text(undecided=undecided)) for undecided in (True, False)}
        return either.pop() if len(either) == 1 else Shown.UNKNOWN
    theme = post.profile.theme
    if theme is None or is_index(post):
        return Shown.UNKNOWN
    return Shown.AS_H1 if theme.shows_title_as_h1 else Shown.NOT_AS_H1


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
