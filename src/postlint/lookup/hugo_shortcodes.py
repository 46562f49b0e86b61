"""The templates of Hugo's shortcodes that a site has, and whether there may be others."""

from __future__ import annotations

import re
from contextlib import suppress
from posixpath import splitext

from postlint.pattern import lazy
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place
from postlint.profile.site_config import theme_names
from postlint.profile.site_files import SiteFiles

_INNER = lazy(r"\.Inner(?:Deindent)?\b")
_PARTIAL = lazy(r"\bpartial(?:Cached)?\b")
_COMMENT = lazy(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_PLACE = lazy(r"\b(?:id|name)\s*=|<script|\bpartial|RenderString|markdownify|readFile|\.Page\b")
"""What may make places to link to, or bring something that does."""
_CONDITION = lazy(r"\{\{-?\s*(?:if|with)\b[^}]*\b(?:hugo|os|[sS]ite|Draft|Date|now)\b")
"""What asks how the site is built, or when."""
_FOLDERS = ("_shortcodes", "shortcodes")
_INLINE = ".inline"
"""The end of a name whose template stands in the post."""
_OF_A_SECTION = "/_shortcodes/"
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
    own = {splitext(file)[0] for file in files if splitext(file)[1]}
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


def always_shows_inner(name: str, place: Place) -> bool:
    """Whether what a shortcode holds certainly comes into the page, however the site is built."""
    template = _template(name, place)
    if template is None:
        return name in _WITH_INNER
    template = _COMMENT.sub("", template)
    return _INNER.search(template) is not None and not _CONDITION.search(template)


def is_absent(name: str, place: Place) -> bool:
    """Whether certainly nothing has a template of a name."""
    if name in BUILT_IN or name.endswith(_INLINE):
        return False
    return _knows_all(place) and _template(name, place) is None


def _knows_all(place: Place) -> bool:
    """Whether all templates are the site's own: a theme may be named when Hugo is called."""
    themes = text_setting(place.site.settings, "themesDir") or "themes"
    return (
        not any(theme_names(place.site.settings))
        and not place.files.is_folder("_vendor")
        and not any(place.files.names(themes))
    )


def _template(name: str, place: Place) -> str | None:
    layouts = _layouts(place)
    for top in place.files.derived(_folders, place.files, layouts, below=(layouts,)):
        folder, _, stem = f"{top}/{name}".rpartition("/")
        for file in place.files.names(folder):
            if file.startswith(f"{stem}."):  # of any format: `note.html`, `note.md`
                return place.files.text(f"{folder}/{file}") or ""
    return None


def _folders(files: SiteFiles, layouts: str) -> tuple[str, ...]:
    """Where templates of shortcodes stand: since Hugo 0.146 also among those of a section."""
    found = [f"{layouts}/{name}" for name in _FOLDERS]
    with suppress(OverflowError):
        for path in files.walk(layouts):
            above, within, _ = path.partition(_OF_A_SECTION)
            if within:
                found.append(above + _OF_A_SECTION.rstrip("/"))
    return tuple(dict.fromkeys(found))


def _layouts(place: Place) -> str:
    return text_setting(place.site.settings, "layoutDir") or "layouts"
