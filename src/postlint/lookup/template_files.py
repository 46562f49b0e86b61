"""Which tags and includes a site's own files and plugins bring."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from postlint.document.template_tags import Tag
from postlint.lookup.local_files import clamped
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_FILE = lazy(r"\s*(?P<quote>[\"']?)(?P<file>[\w./-]+\.[\w]+)(?P=quote)(?=\s|$)")
_GEM = lazy(r"^\s*gem\s+[\"'](?P<name>[\w-]+)[\"'](?P<rest>[^\n]*)", re.MULTILINE)
_PLUGIN_GROUP = lazy(r"jekyll_plugins")
_TAG_GEM = lazy(r"jekyll-(?!sass|sitemap|paginate|redirect|watch|coffee|commonmark|archives)")
_PLUGIN_PACKAGE = lazy(
    r"hexo-(?!cli$|generator-|renderer-(?:ejs|marked|stylus|nunjucks|pug)$|server$|util$)"
)


def may_bring_tags(place: Place) -> bool:
    """Whether plugins, scripts or a theme of a site may bring tags that are not known."""
    if place.site.profile.generator.templates.tags_from == "jekyll":
        return _jekyll_brings(place)
    return _hexo_brings(place)


def _jekyll_brings(place: Place) -> bool:
    settings, files = place.site.settings, place.files
    folder = text_setting(settings, "plugins_dir") or "_plugins"
    if files.is_folder(folder) or any(setting(settings, key) for key in ("plugins", "gems")):
        return True
    gems = files.text("Gemfile")
    if gems is None:
        return False
    named = [found["name"] for found in _GEM.finditer(gems)]
    return bool(_PLUGIN_GROUP.search(gems)) or any(map(_TAG_GEM.match, named))


def _hexo_brings(place: Place) -> bool:
    files = place.files
    theme = text_setting(place.site.settings, "theme")
    if files.is_folder("scripts") or (theme and files.is_folder(f"themes/{theme}")):
        return True
    try:
        package = json.loads(files.text("package.json") or "")
    except ValueError:
        return True
    known = setting(package, "dependencies")
    names = known.keys() if isinstance(known, dict) else ()
    return any(_PLUGIN_PACKAGE.match(str(name)) for name in names)


def missing_include(tag: Tag, text: str, place: Place) -> str | None:
    """The file that Jekyll includes and the site certainly lacks."""
    found = _FILE.match(text, *tag.inside)
    settings = place.site.settings
    if found is None or tag.name not in ("include", "include_relative", "include_cached"):
        return None
    root = normpath(text_setting(settings, "source") or ".")
    if tag.name == "include_relative":
        path = join(dirname(place.path), found["file"])
        return None if place.files.is_file(path) else found["file"]
    if any(setting(settings, key) for key in ("theme", "remote_theme")) or _themed(place.files):
        return None
    folder = text_setting(settings, "includes_dir") or "_includes"
    file = found["file"].lstrip("/")
    paths = (clamped(join(above, folder, file)) for above in (root, *_above(place.path)))
    return None if any(map(place.files.is_file, paths)) else found["file"]


def _above(path: str) -> Iterator[str]:
    """The folders that a post is in: one of them is the source, where a command says so."""
    while path:
        path = dirname(path)
        yield path


def _themed(files: SiteFiles) -> bool:
    """Whether a theme that is a gem stands in the Gemfile, or none can be known."""
    gems = files.text("Gemfile")
    return gems is None or "theme" in gems or "github-pages" in gems or "minima" in gems
