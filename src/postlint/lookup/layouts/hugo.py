"""The templates that lay out a post of Hugo.

Source: Hugo, "Template lookup order", before and since 0.146.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import product
from posixpath import dirname
from typing import NamedTuple

from postlint.document.post import Post
from postlint.lookup.hugo_folders import hugo_folders, is_known_theme, theme_folder
from postlint.lookup.hugo_paths import content_path, languages, page_folder, page_name
from postlint.lookup.layouts import go
from postlint.lookup.layouts.template import (
    NOT_THERE,
    UNKNOWN,
    Kind,
    Nodes,
    Page,
    Template,
    definitions,
    parse,
)
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place, Site, theme_names
from postlint.profile.site_files import SiteFiles

_PARTIAL = lazy(r"(?:\$\w+\s*:?=\s*)?(?:partial|partialCached)\s+[\"`]([^\"`]+)[\"`]")
_DYNAMIC = lazy(r"(?:partial|partialCached)\s|\.Render\b|templates\.")
_TEMPLATE = lazy(r"template\s+[\"`]([^\"`]+)[\"`]")
_VIEW = lazy(r"\.Render\s+[\"`]([^\"`]+)[\"`]")
_LEVEL = lazy(r"<h\{\{-?\s*\.Level\s*-?\}\}")
_EMBEDDED = ("_internal/", "partials/_internal/", "_partials/_internal/")
_EMBEDDED_NAMES = frozenset(
    {"opengraph", "google_analytics", "google_analytics_async", "disqus", "pagination", "schema"}
    | {"twitter_cards", "google_news"}
)
_ROOTS = ("", "_default")
_HEADINGS = "render-heading"


class _Kinds(NamedTuple):
    """What a page is, by which its template is looked for."""

    kind: str
    type: str
    folders: tuple[str, ...]
    names: tuple[str, ...]


def folders(site: Site, files: SiteFiles) -> tuple[str, ...]:
    """The folders of layouts that are there, the site's own first."""
    named = text_setting(site.settings, "layoutDir") or "layouts"
    themes = (theme_folder(site, files, name) for name in theme_names(site.settings))
    below = (f"{theme}/layouts" for theme in themes if theme is not None)
    return tuple(folder for folder in (named, *below) if files.is_folder(folder))


def is_whole(site: Site, files: SiteFiles) -> bool:
    """Whether all themes and modules that a site names are there."""
    return all(theme_folder(site, files, name) for name in theme_names(site.settings))


def page(post: Post, place: Place) -> Page | None:
    """What lays out a post; None where its template is not there to be read."""
    files = place.files
    kinds = _kinds(post, place)
    found = _found(place, kinds, kinds.names) if kinds else None
    if kinds is None or found is None:
        return None
    own = tree(files, found)
    defined = definitions(own)
    if _is_of_a_base(own):
        names = (*(f"{name}-baseof" for name in kinds.names), "baseof")
        base = _found(place, kinds, names)
        parts = [node for part in defined.values() for node in part]
        own = tree(files, base) if base else (*parts, *NOT_THERE)
    value = partial(_value, post, place, kinds)
    return Page(
        Template(own, defined),
        partial(go.holds, value=value),
        partial(_brought, place, kinds, defined),
        _restated,
    )


def own_folders(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a site's own templates lie, and its patterns for new posts."""
    own = [text_setting(place.site.settings, "layoutDir") or "layouts"]
    patterns = [text_setting(place.site.settings, "archetypeDir") or "archetypes"]
    for name in theme_names(place.site.settings):
        theme = theme_folder(place.site, place.files, name)
        if theme is not None and not is_known_theme(name):
            own.append(f"{theme}/layouts")
            patterns.append(f"{theme}/archetypes")
    return tuple(own), tuple(patterns)


def is_own(post: Post, place: Place) -> bool:
    """Whether a template of the site itself, and none of a theme's, lays out a post."""
    kinds = _kinds(post, place)
    found = _found(place, kinds, kinds.names) if kinds else None
    own = text_setting(place.site.settings, "layoutDir") or "layouts"
    return found is not None and found.startswith(f"{own}/")


def moves_headings(place: Place) -> bool:
    """Whether a template of the site's gives the headings of posts another level, or may."""
    for folder in folders(place.site, place.files):
        for below in ("_default/_markup", "_markup"):
            text = place.files.text(f"{folder}/{below}/{_HEADINGS}.html")
            if text is not None:
                return _LEVEL.search(text) is None
    return False


def tree(files: SiteFiles, path: str) -> Nodes:
    """The tree of a template."""
    return files.derived(_tree, files, path)


def _tree(files: SiteFiles, path: str) -> Nodes:
    return parse(files.text(path) or "", go.tokens)


def _is_of_a_base(nodes: Nodes) -> bool:
    """Whether a template only defines parts of another."""
    return any(node.kind is Kind.DEFINITION for node in nodes) and not any(
        node.text.strip() for node in nodes if node.kind is Kind.TEXT
    )


def _kinds(post: Post, place: Place) -> _Kinds | None:
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
    return _Kinds(kind, type_, searched, (*layout, *names))


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


def _found(place: Place, kinds: _Kinds, names: tuple[str, ...]) -> str | None:
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


def _brought(
    place: Place, kinds: _Kinds, defined: Mapping[str, Nodes], printed: str
) -> Nodes | None:
    """What a tag brings in; None for a value."""
    found = _PARTIAL.search(printed)
    if found is not None:
        return _partial(place, found[1], defined)
    found = _TEMPLATE.match(printed)
    if found is not None:
        name = found[1]
        return defined[name] if name in defined else _partial(place, name, defined)
    found = _VIEW.search(printed)
    view = _found(place, kinds, (found[1],)) if found else None
    if view is not None:
        return tree(place.files, view)
    return NOT_THERE if _DYNAMIC.search(printed) else None


def _partial(place: Place, name: str, defined: Mapping[str, Nodes]) -> Nodes:
    if name.startswith(_EMBEDDED):
        return ()
    if f"partials/{name}" in defined or f"_partials/{name}" in defined:
        return defined.get(f"partials/{name}") or defined[f"_partials/{name}"]
    plain = name.removeprefix("partials/").removeprefix("_partials/")
    for root in folders(place.site, place.files):
        for folder, suffix in product(("partials", "_partials"), ("", ".html")):
            path = f"{root}/{folder}/{plain}{suffix}"
            if place.files.is_file(path):
                return tree(place.files, path)
    if plain.removesuffix(".html") in _EMBEDDED_NAMES:
        return ()
    return NOT_THERE


_SITE = lazy(r"\$?\.?[Ss]ite\.Params\.(?P<path>[\w.-]+)")
_PARAMS = lazy(r"\$?(?:\.Page)?\.(?P<name>Params?)\.(?P<path>[\w.-]+)")


def _value(post: Post, place: Place, kinds: _Kinds, name: str) -> object:
    """What a name in a template stands for, on the page of a post."""
    plain = name.removeprefix("$").removeprefix(".Page")
    if plain in (".Title", ".LinkTitle"):
        return post.title
    if plain in _OF_KINDS:
        return kinds.kind in _OF_KINDS[plain]
    if plain == ".Kind":
        return kinds.kind
    if plain == ".Type":
        return kinds.type
    found = _SITE.fullmatch(name)
    if found is not None:
        return _site_value(place.site, found["path"])
    found = _PARAMS.fullmatch(name)
    if found is None or post.front_matter is None or setting(place.site.settings, "cascade"):
        return UNKNOWN
    made = post.front_matter.value(*found["path"].split("."))
    is_own = made is not None or found["name"] == "Params"
    return made if is_own else _site_value(place.site, found["path"])


def _site_value(site: Site, path: str) -> object:
    """A param of a site; unknown where it may be one of its theme's."""
    made = setting(site.settings, "params", *path.split("."))
    has_more = made is None and next(theme_names(site.settings), None) is not None
    return UNKNOWN if has_more else made


_OF_KINDS = {
    ".IsHome": ("home",),
    ".IsPage": ("page",),
    ".IsSection": ("section",),
    ".IsNode": ("home", "section", "taxonomy", "term"),
}


def _restated(printed: str, subject: str) -> str:
    """`.` as the condition around it names it."""
    if subject and (printed == "." or printed.startswith((". |", ".|"))):
        return (subject.partition(":=")[2] or subject) + printed[1:]
    return printed
