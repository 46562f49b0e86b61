"""Which file a template of Hugo's is, by what the page is.

Source: Hugo, "Template lookup order", before and since 0.146.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from posixpath import dirname

from postlint.document.post import Post
from postlint.lookup.hugo_folders import hugo_folders, theme_folder
from postlint.lookup.hugo_paths import content_path, languages, page_folder, page_name
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place, Site
from postlint.profile.site_config import theme_names
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_ROOTS = ("", "_default")


class Kinds(NamedTuple):
    """What a page is, by which its template is looked for."""

    kind: str
    type: str
    layout: str
    folders: tuple[str, ...]
    names: tuple[str, ...]


def folders(site: Site, files: SiteFiles) -> tuple[str, ...]:
    """The folders of layouts that are there, the site's own first."""
    named = text_setting(site.settings, "layoutDir") or "layouts"
    themes = (theme_folder(site, files, name) for name in theme_names(site.settings))
    below = (f"{theme}/layouts" for theme in themes if theme is not None)
    return tuple(folder for folder in (named, *below) if files.is_folder(folder))


def kinds_of(post: Post, place: Place) -> Kinds | None:
    path = content_path(place.path, hugo_folders(place))
    matter = post.front_matter
    if path is None:
        return None
    codes = languages(place.site)
    first, _, rest = path.partition("/")
    if first.lower() in codes:
        path = rest
    folder = page_folder(path, codes)
    sections = [folder] if page_name(path, codes) == "_index" else []
    above = dirname(path)
    while above:
        sections.append(above)
        above = dirname(above)
    section = path.partition("/")[0] if "/" in path else ""
    told = {key: matter.value(key) if matter else None for key in ("type", "layout")}
    type_ = str(told["type"] or section or "page")
    kind, names = _kind(place.site, path, codes)
    layout = (str(told["layout"]),) if told["layout"] else ()
    by_kind = () if kind == "page" else (kind,)
    searched = tuple(dict.fromkeys((*sections, type_, *by_kind, *_ROOTS)))
    return Kinds(kind, type_, "".join(layout), searched, (*layout, *names))


def _kind(site: Site, path: str, codes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a page of the content is, and the names of templates for such pages."""
    if page_name(path, codes) != "_index":
        return "page", ("single", "page", "all")
    if "/" not in path:
        return "home", ("index", "home", "list", "all")
    plurals = setting(site.settings, "taxonomies")
    taxonomies = plurals.values() if isinstance(plurals, Mapping) else ("tags", "categories")
    if path.partition("/")[0] in taxonomies:
        kind = "term" if path.count("/") > 1 else "taxonomy"
        return kind, (kind, *(("terms",) if kind == "taxonomy" else ()), "list", "all")
    return "section", ("section", "list", "all")


def template_of(place: Place, kinds: Kinds, names: tuple[str, ...]) -> str | None:
    """The first template by these names; those of the most special folder win."""
    roots = folders(place.site, place.files)
    codes = languages(place.site)
    stem = place.path.rsplit("/", 1)[-1].split(".")
    code = next((part for part in stem[1:-1] if part.lower() in codes), codes[0])
    suffixes = (f".{code}.html", ".html", f".{code}.html.html", ".html.html")
    for folder, name in product(kinds.folders, names):
        for root, suffix in product(roots, suffixes):
            path = "/".join(filter(None, (root, folder, f"{name}{suffix}")))
            if place.files.is_file(path):
                return path
    return None


def partial_path(place: Place, name: str) -> str | None:
    plain = plain_name(name)
    for root in folders(place.site, place.files):
        for folder, suffix in product(("partials", "_partials"), ("", ".html")):
            path = f"{root}/{folder}/{plain}{suffix}"
            if place.files.is_file(path):
                return path
    return None


def plain_name(name: str) -> str:
    return name.removeprefix("partials/").removeprefix("_partials/")
