"""Whether the theme that a site names is the one that postlint knows, and lays out a post."""

from __future__ import annotations

from postlint.document.post import Post, derived
from postlint.lookup.hugo_folders import theme_folder
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.profile.site_config import theme_names
from postlint.profile.theme import Theme

_MODULES = lazy(r"url\s*=\s*(?P<url>\S+)")
_OWNER = lazy(r"[\w.-]+\.[a-z]+[/:](?P<owner>[\w.-]+)/")


@derived
def is_theme_sure(post: Post) -> bool:
    """Whether what is known of a post's theme certainly holds for it.

    It may not where the theme does not lie in the site, is somebody's own version of it, or where
    a template of the site itself lays out the post.
    """
    place, theme = post.place, post.profile.theme
    if place is None or theme is None or place.site.profile.theme is not theme:
        return True  # an option or the post's keys tell it
    if theme.generator != "hugo":
        return True
    from postlint.lookup.layouts import hugo  # few sites name a theme that is known

    names = [name for name in theme_names(place.site.settings) if theme.is_meant(name)]
    if not any(theme_folder(place.site, place.files, name) for name in names):
        return False
    return not is_fork(place, theme) and not hugo.is_own(post, place)


def is_fork(place: Place, theme: Theme) -> bool:
    """Whether a submodule with the theme's name comes from elsewhere than its repository."""
    urls = (found["url"].lower() for found in _MODULES.finditer(_modules(place)))
    named = (url for url in urls if any(part in url for part in theme.names))
    owners = (_OWNER.search(url) for url in named)
    return any(found is None or found["owner"] not in theme.owners for found in owners)


def _modules(place: Place) -> str:
    return place.files.text(".gitmodules") or ""
