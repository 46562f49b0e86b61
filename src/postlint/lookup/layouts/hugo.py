"""The templates that lay out a post of Hugo."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from postlint.document.post import Post
from postlint.lookup.hugo_folders import is_known_theme, theme_folder
from postlint.lookup.layouts import go
from postlint.lookup.layouts.hugo_lookup import (
    Kinds,
    folders,
    kinds_of,
    partial_path,
    plain_name,
    template_of,
)
from postlint.lookup.layouts.hugo_values import value
from postlint.lookup.layouts.template import (
    NOT_THERE,
    Kind,
    Nodes,
    Page,
    Template,
    definitions,
    parse,
)
from postlint.pattern import lazy
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place
from postlint.profile.site_config import theme_names
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
_HEADINGS = "render-heading"


def page(post: Post, place: Place) -> Page | None:
    """What lays out a post; None where its template is not there to be read.

    Of one whose headings get other levels nothing is seen.
    """
    files = place.files
    if moves_headings(place):
        return Page(Template(NOT_THERE, {}), _unknown, _unknown, _restated)
    kinds = kinds_of(post, place)
    found = template_of(place, kinds, kinds.names) if kinds else None
    if kinds is None or found is None:
        return None
    own = tree(files, found)
    defined = definitions(own)
    if _is_of_a_base(own):
        names = (*(f"{name}-baseof" for name in kinds.names), "baseof")
        base = template_of(place, kinds, names)
        parts = [node for part in defined.values() for node in part]
        own = tree(files, base) if base else (*parts, *NOT_THERE)
    told = partial(value, post, place, kinds)
    return Page(
        Template(own, defined),
        partial(go.holds, value=told),
        partial(_brought, place, kinds, defined),
        _restated,
    )


def _unknown(_: str) -> None:
    return None


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
    kinds = kinds_of(post, place)
    found = template_of(place, kinds, kinds.names) if kinds else None
    own = text_setting(place.site.settings, "layoutDir") or "layouts"
    return found is not None and found.startswith(f"{own}/")


def moves_headings(place: Place) -> bool:
    """Whether a template of the site's gives the headings of posts another level, or may.

    One that a known theme brings, and that does not lie in the site, does not.
    """
    for folder in folders(place.site, place.files):
        for below in ("_default/_markup", "_markup"):
            text = place.files.text(f"{folder}/{below}/{_HEADINGS}.html")
            if text is not None:
                parts = [text, *_partial_texts(place, text)]
                is_known = place.site.profile.theme is not None and len(parts) == 1
                return not (is_known or any(map(_LEVEL.search, parts)))
    return False


def _partial_texts(place: Place, text: str) -> Iterator[str]:
    """The texts of the partials that a template calls, as far as they are there."""
    for found in _PARTIAL.finditer(text):
        path = partial_path(place, found[1])
        if path is not None:
            yield place.files.text(path) or ""


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


def _brought(place: Place, kinds: Kinds, defined: dict[str, Nodes], printed: str) -> Nodes | None:
    """What a tag brings in; None for a value."""
    found = _PARTIAL.search(printed)
    if found is not None:
        return _partial(place, found[1], defined)
    found = _TEMPLATE.match(printed)
    if found is not None:
        name = found[1]
        return defined[name] if name in defined else _partial(place, name, defined)
    found = _VIEW.search(printed)
    view = template_of(place, kinds, (found[1],)) if found else None
    if view is not None:
        return tree(place.files, view)
    return NOT_THERE if _DYNAMIC.search(printed) else None


def _partial(place: Place, name: str, defined: dict[str, Nodes]) -> Nodes:
    if name.startswith(_EMBEDDED):
        return ()
    if f"partials/{name}" in defined or f"_partials/{name}" in defined:
        return defined.get(f"partials/{name}") or defined[f"_partials/{name}"]
    path = partial_path(place, name)
    if path is not None:
        made = tree(place.files, path)
        for part, nodes in definitions(made).items():
            defined.setdefault(part, nodes)
        return made
    is_embedded = plain_name(name).removesuffix(".html") in _EMBEDDED_NAMES
    return () if is_embedded else NOT_THERE


def _restated(printed: str, subject: str) -> str:
    """`.` as the condition around it names it."""
    if subject and (printed == "." or printed.startswith((". |", ".|"))):
        return (subject.partition(":=")[2] or subject) + printed[1:]
    return printed
