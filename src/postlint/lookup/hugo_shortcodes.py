"""The templates of Hugo's shortcodes that a site has, and whether there may be others."""

from __future__ import annotations

import re

from postlint.pattern import lazy
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place, theme_names

_INNER = lazy(r"\.Inner(?:Deindent)?\b")
_PARTIAL = lazy(r"\bpartial(?:Cached)?\b")
_COMMENT = lazy(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_PLACE = lazy(r"\b(?:id|name)\s*=|<script|\bpartial|RenderString|markdownify|readFile|\.Page\b")
"""What may make places to link to, or bring something that does."""
_FOLDERS = ("_shortcodes", "shortcodes")
_WITHOUT_PLACES = frozenset(
    {"ref", "relref", "figure", "youtube", "vimeo", "gist", "highlight", "x", "tweet", "instagram"}
    | {"param", "qr"}
)
_WITH_INNER = frozenset({"details", "highlight", "qr"})
BUILT_IN = _WITH_INNER | {
    *("comment", "figure", "gist", "instagram", "instagram_simple", "param", "ref", "relref"),
    *("tweet", "twitter", "twitter_simple", "vimeo", "vimeo_simple", "x", "x_simple", "youtube"),
}


def names(place: Place) -> frozenset[str]:
    """The shortcodes that a site can call, those that a theme may bring left out."""
    folders = (f"{_layouts(place)}/{folder}" for folder in _FOLDERS)
    files = (file for folder in folders for file in place.files.names(folder))
    own = {file.removesuffix(".html") for file in files if file.endswith(".html")}
    return BUILT_IN | own


def takes_inner(name: str, place: Place) -> bool | None:
    """Whether a shortcode has to be closed; None where its template is not known to tell."""
    template = _template(name, place)
    if template is not None:
        template = _COMMENT.sub("", template)
        if _INNER.search(template):
            return True
        return None if _PARTIAL.search(template) else False
    if name in BUILT_IN and name != "comment" and _knows_all(place):
        return name in _WITH_INNER
    return None


def makes_no_places(name: str, place: Place) -> bool:
    """Whether what a shortcode makes has certainly no place to link to."""
    template = _template(name, place)
    if template is None:
        return name in _WITHOUT_PLACES
    return not _PLACE.search(_COMMENT.sub("", template))


def is_absent(name: str, place: Place) -> bool:
    """Whether certainly nothing has a template of a name."""
    return name not in BUILT_IN and _knows_all(place) and _template(name, place) is None


def _knows_all(place: Place) -> bool:
    """Whether all templates are the site's own."""
    return not any(theme_names(place.site.settings)) and not place.files.is_folder("_vendor")


def _template(name: str, place: Place) -> str | None:
    for place_of_templates in _FOLDERS:
        folder, _, stem = f"{_layouts(place)}/{place_of_templates}/{name}".rpartition("/")
        for file in place.files.names(folder):
            if file.startswith(f"{stem}.") and file.endswith(".html"):
                return place.files.text(f"{folder}/{file}") or ""
    return None


def _layouts(place: Place) -> str:
    return text_setting(place.site.settings, "layoutDir") or "layouts"
