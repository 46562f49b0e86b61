"""Python-Markdown's extension `toc`, as MkDocs has it. Source: its toc.py; PyMdown's slugs.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, underscored
from postlint.lookup.anchors.texts import Reading, text
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place

_SLUGIFY = lazy(r"\bslugify\s*:\s*(?P<value>[^\n]*(?:\n[ \t]+(?:kwds|case|[ \t]+)[^\n]*)*)")
_CASE = lazy(r"\bcase\s*:\s*[\"']?(?P<case>[\w-]+)")
_INERT = lazy(
    r"(?:^|/)(?:search|blog|tags|social|privacy|offline|meta|info|group|optimize|projects|typeset"
    r"|minify|rss|redirects|exclude\S*|awesome-(?:pages|nav)|literate-nav|section-index|same-dir"
    r"|git-\S+|glightbox|i18n|mike|htmlproofer|print-site|with-pdf|mermaid2|macros|include-markdown"
    r"|mkdocstrings|autorefs|api-autonav|swagger-ui-tag|open-in-new-tab|encryptcontent|table-reader"
    r"|charts|drawio|image-captions|gen-files|llmstxt|sitemap|pagetree|nav-weight|codeinclude)$"
)
"""Plugins that change no text of a post, or only where it has calls of theirs."""
_TAB = lazy(r"^[ \t]*===[+!]?[ \t]+[\"']", re.MULTILINE)
_READING = Reading(alt=False)


def ids(place: Place) -> Ids:
    settings = place.site.settings
    listed = setting(settings, "markdown_extensions")
    options = setting(listed, "toc")
    for one in listed if isinstance(listed, list) else ():
        options = options or setting(one, "toc") or setting(one, "markdown.extensions.toc")
    separator = text_setting(options, "separator") or "-"
    written = place.files.text(place.site.because or "") or ""
    slug = _slug(written, separator) if "slugify" in written else None
    is_sure = slug is not None or "slugify" not in written
    plain = partial(slugs.python_markdown, separator=separator)
    slug = slug or plain
    name = partial(_name, slug=slug)
    return Ids(name, underscored, slug, counts_given=True, is_sure=is_sure)


def _slug(config: str, separator: str) -> slugs.Slug | None:
    """The way that a config names by `slugify`; None where it is not known."""
    found = _SLUGIFY.search(config)
    value = found["value"] if found else ""
    if "slugify_unicode" in value:
        return partial(slugs.python_markdown_unicode, separator=separator)
    if "pymdownx.slugs.uslugify" in value:
        return partial(slugs.pymdownx, separator=separator, case="lower")
    if "pymdownx.slugs.gfm" in value:
        return partial(slugs.pymdownx, separator=separator, case="lower-ascii")
    if "pymdownx.slugs.slugify" in value and "encode" not in value and "normalize" not in value:
        case = _CASE.search(value)
        return partial(slugs.pymdownx, separator=separator, case=case["case"] if case else "none")
    return None


def _name(element: Element, post: Post, *, slug: slugs.Slug) -> str | None:  # noqa: ARG001
    return slug(" ".join(text(element, _READING).split()))


def brings_more(post: Post) -> bool:
    """Hooks and plugins change texts as they like, and tabs have ids of their own."""
    place = post.place
    if place is None or setting(place.site.settings, "hooks"):
        return True
    named = setting(place.site.settings, "plugins")
    plugins = named if isinstance(named, list | Mapping) else ()
    if any(not _INERT.search(_name_of(plugin)) for plugin in plugins):
        return True
    return bool(_TAB.search(post.source.text))


def _name_of(plugin: object) -> str:
    name = next(iter(plugin), "") if isinstance(plugin, Mapping) else plugin
    return str(name)
