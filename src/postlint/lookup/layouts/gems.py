"""Jekyll's themes that are gems: what their layouts show, as they do not lie in the site.

Source: the layouts of each theme's own repository. Only headings of the first level are told.
"""

from __future__ import annotations

from collections.abc import Mapping

from postlint.profile.config_files import text_setting

_TITLE = "<h1>{{ page.title }}</h1>"
_TITLE_IF_ANY = "{% if page.title %}<h1>{{ page.title }}</h1>{% endif %}"
_TITLE_OR_SITE = "<h1>{{ page.title | default: site.title }}</h1>"
_SITE = "<h1>{{ site.title }}</h1>"

Layouts = Mapping[str, tuple[str, str | None]]
"""By the name of a layout what it shows, and the layout around it."""


_MINIMAL_MISTAKES = ("single", "archive", "posts", "categories", "tags", "collection", "search")
_GEMS: dict[str, Layouts] = {
    "minima": {
        "default": ("", None),
        "base": ("", None),
        "home": (_TITLE_IF_ANY, "base"),
        "page": (_TITLE, "base"),
        "post": (_TITLE, "base"),
    },
    "jekyll-theme-cayman": {"default": (_TITLE_OR_SITE, None)},
    "jekyll-theme-slate": {"default": (_SITE, None)},
    "jekyll-theme-architect": {"default": (_SITE, None)},
    "jekyll-theme-minimal": {"default": (_SITE, None), "post": (_TITLE, "default")},
    "jekyll-theme-primer": {"default": (_SITE, None), "post": ("", "default")},
    "minimal-mistakes-jekyll": dict.fromkeys(_MINIMAL_MISTAKES, (_TITLE_IF_ANY, None)),
    "jekyll-theme-chirpy": {
        "default": ("", None),
        "page": (_TITLE, "default"),
        "post": (_TITLE, "default"),
    },
    "just-the-docs": dict.fromkeys(("default", "page", "post", "about"), ("", None)),
}


def layouts(settings: object) -> Layouts | None:
    """The layouts of the theme that a Jekyll site's settings name; None where none are known."""
    gem = text_setting(settings, "theme") or ""
    remote = (text_setting(settings, "remote_theme") or "").partition("@")[0].rpartition("/")[2]
    return _GEMS.get(gem) or _GEMS.get(remote) or _GEMS.get(f"jekyll-theme-{remote}")
