"""The layout that a theme of Hexo has for a post.

Source: Hexo, "Templates" and "Variables". Templates in EJS are only looked through, and those in
Pug and Stylus-like languages not at all.
"""

from __future__ import annotations

from functools import partial
from posixpath import dirname, join, normpath

from postlint.document.post import Post
from postlint.lookup.layouts import ejs, pages
from postlint.lookup.layouts.template import Page, Template
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place

_SUFFIXES = (".njk", ".swig", ".ejs")
_BY_DEFAULT = {"page": ("page", "index"), "post": ("post", "index")}


def page(post: Post, place: Place) -> Page | None:
    """What lays out a post; None where the theme does not lie in the site."""
    theme = text_setting(place.site.settings, "theme")
    root = f"themes/{theme}/layout"
    if not theme or not place.files.is_folder(root):
        return None
    told = post.front_matter.value("layout") if post.front_matter else None
    kind = "post" if "_posts/" in f"{place.path}" or "_drafts/" in place.path else "page"
    if told is False:
        return Page(Template((), {}), lambda _: None, lambda _: None, lambda printed, _: printed)
    names = (*((str(told),) if told else ()), *_BY_DEFAULT[kind])
    found = next(filter(None, (_template(place, root, name) for name in names)), None)
    if found is None:
        return None
    around = _template(place, root, "layout")
    if found.endswith(".ejs"):
        return ejs.page(place.files, (found, around), partial(_beside, place, root))
    values = post.front_matter.data if post.front_matter else {}
    known = {"page": {**values, "title": post.title}}
    loader = pages.Loader(place.files, partial(_beside, place, root, found))
    return pages.page((found,), loader, known)


def own_folders(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a site's own templates lie, and its patterns for new posts."""
    return (f"themes/{text_setting(place.site.settings, 'theme')}/layout",), ("scaffolds",)


def _template(place: Place, root: str, name: str) -> str | None:
    paths = (f"{root}/{name}{suffix}" for suffix in ("", *_SUFFIXES))
    return next(filter(place.files.is_file, paths), None)


def _beside(place: Place, root: str, beside: str, name: str) -> str | None:
    """The file that a template names, from its own folder or from the folder of layouts."""
    for folder in (dirname(beside), root, join(root, "_partial"), join(root, "_partials")):
        for suffix in ("", *_SUFFIXES):
            path = normpath(join(folder, name + suffix))
            if place.files.is_file(path):
                return path
    return None
