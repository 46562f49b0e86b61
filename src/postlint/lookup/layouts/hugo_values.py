"""What names in a template of Hugo's stand for, as far as a post and its site tell."""

from __future__ import annotations

from postlint.document.post import Post
from postlint.lookup.layouts.hugo_lookup import Kinds
from postlint.lookup.layouts.template import UNKNOWN
from postlint.pattern import lazy
from postlint.profile.config_files import setting
from postlint.profile.site import Place, Site
from postlint.profile.site_config import theme_names

_SITE = lazy(r"\$?\.?[Ss]ite\.Params\.(?P<path>[\w.-]+)")
_PARAMS = lazy(r"\$?(?:\.Page)?\.(?P<name>Params?)\.(?P<path>[\w.-]+)")
_OF_KINDS = {
    ".IsHome": ("home",),
    ".IsPage": ("page",),
    ".IsSection": ("section",),
    ".IsNode": ("home", "section", "taxonomy", "term"),
}


def value(post: Post, place: Place, kinds: Kinds, name: str) -> object:
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
    if plain == ".Layout":
        return kinds.layout
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
