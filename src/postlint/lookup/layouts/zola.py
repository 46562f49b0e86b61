"""The template that lays out a page or a section of Zola.

Source: Zola, "Page" (`template`), "Section" (`page_template`) and "Templates".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from posixpath import basename, dirname, join

from postlint.document.front_matter import read
from postlint.document.front_matter.split import split
from postlint.document.post import Post
from postlint.lookup.layouts import pages
from postlint.lookup.layouts.template import NOT_THERE, Page
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place


def page(post: Post, place: Place) -> Page:
    """What lays out a post."""
    find = partial(_found, place)
    values = post.front_matter.data if post.front_matter else {}
    is_section = basename(place.path).startswith("_index.")
    kind = "section" if is_section else "page"
    template = values.get("template") or (None if is_section else _of_sections(place))
    plain = "index.html" if is_section and dirname(place.path) == "content" else f"{kind}.html"
    path = find(str(template or plain))
    known = {kind: {"extra": {}, **values, "title": post.title}, "config": place.site.settings}
    return pages.page((path or NOT_THERE,), pages.Loader(place.files, find), known)


def own_folders(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a site's own templates lie, and its patterns for new posts."""
    theme = text_setting(place.site.settings, "theme")
    return ("templates", *((f"themes/{theme}/templates",) if theme else ())), ()


def _found(place: Place, name: str) -> str | None:
    theme = text_setting(place.site.settings, "theme")
    named = name.removeprefix(f"{theme}/templates/") if theme else name
    paths = [join("templates", name)]
    if theme:
        paths.append(join("themes", theme, "templates", named))
    return next(filter(place.files.is_file, paths), None)


def _of_sections(place: Place) -> str | None:
    """The template that the nearest section above a page asks for."""
    folder = dirname(place.path)
    while folder:
        text = place.files.text(join(folder, "_index.md"))
        named = setting(_front_matter(text, place), "page_template") if text else None
        if isinstance(named, str):
            return named
        folder = dirname(folder)
    return None


def _front_matter(text: str, place: Place) -> Mapping[str, object]:
    profile = place.site.profile
    parts = split(text, profile.generator, 0)
    return read(text, parts, profile).data if parts else {}
