"""The layouts that a page of Jekyll goes through.

Source: Jekyll, "Layouts", "Front matter defaults" and "Includes".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import partial
from posixpath import dirname, join, normpath

from postlint.document.front_matter.nodes import data
from postlint.document.post import Post
from postlint.lookup.layouts import braces, gems, pages
from postlint.lookup.layouts.template import NOT_THERE, UNSEEN, Nodes, Page, parse
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place

_MOST_LAYOUTS = 20
_SUFFIXES = (".html", ".liquid", ".md", "")


def page(post: Post, place: Place) -> Page:
    """What lays out a post: layouts of the site, and of a theme that is a gem."""
    matter = post.front_matter
    known = {
        "page": {**_defaults(place), **(matter.data if matter else {}), "title": post.title},
        "site": place.site.settings,
    }
    gem = gems.layouts(place.site.settings)
    loader = pages.Loader(place.files, partial(_found, place), NOT_THERE if gem is None else ())
    return pages.page(_layouts(layout_name(post, place), loader, gem, place), loader, known)


def _layouts(
    name: str | None, loader: pages.Loader, gem: gems.Layouts | None, place: Place
) -> Iterator[str | Nodes]:
    """The layouts that a page goes through, the gem's as short as what they show."""
    for path in loader.chain(name, partial(_layout, place)) if name else ():
        if not path.startswith("!"):
            yield path
            continue
        around: str | None = path[1:]
        for _ in range(_MOST_LAYOUTS):
            shown, around = (gem or {}).get(around or "", (UNSEEN, None))
            yield parse(shown, braces.tokens)
            if around is None:
                break


def own_folders(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a site's own templates lie, and its patterns for new posts."""
    source = normpath(text_setting(place.site.settings, "source") or ".")
    named = (("layouts_dir", "_layouts"), ("includes_dir", "_includes"))
    folders = [text_setting(place.site.settings, key) or folder for key, folder in named]
    return tuple(normpath(join(source, folder)) for folder in folders), ()


def layout_name(post: Post, place: Place) -> str | None:
    """The name of the layout that a post asks for, or its site for it; None for none."""
    matter = post.front_matter
    entry = matter.entry("layout") if matter else None
    named = _defaults(place).get("layout") if entry is None else data(entry.value)
    return None if named is None or str(named).lower() in pages.NO_LAYOUT else str(named)


def _layout(place: Place, name: str) -> str | None:
    folder = text_setting(place.site.settings, "layouts_dir") or "_layouts"
    paths = (normpath(join(_source(place), folder, name + suffix)) for suffix in _SUFFIXES)
    return next(filter(place.files.is_file, paths), None)


def _found(place: Place, name: str) -> str | None:
    """The file that an include names."""
    folder = text_setting(place.site.settings, "includes_dir") or "_includes"
    beside = (join(_source(place), folder), dirname(place.path))
    paths = (normpath(join(at, name)) for at in beside)
    return next(filter(place.files.is_file, paths), None)


def _source(place: Place) -> str:
    return normpath(text_setting(place.site.settings, "source") or ".")


def _defaults(place: Place) -> Mapping[str, object]:
    """What the site's `defaults` give a post, those of the most special scope last."""
    given = setting(place.site.settings, "defaults")
    path = place.path.removeprefix(f"{_source(place)}/")
    found: dict[str, object] = {}
    for item in sorted(_scopes(given), key=lambda item: len(item[0])):
        scope, kind, values = item
        if _is_in(path, scope) and kind in ("", _type(path, place)):
            found |= values
    return found


def _scopes(given: object) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    for item in given if isinstance(given, list) else ():
        values = setting(item, "values")
        if isinstance(values, Mapping):
            scope = setting(item, "scope")
            path, kind = text_setting(scope, "path") or "", text_setting(scope, "type") or ""
            yield path.strip("/"), kind, values


def _is_in(path: str, scope: str) -> bool:
    if "*" in scope:
        return fnmatchcase(path, f"{scope}*")
    return not scope or path == scope or path.startswith(f"{scope}/")


def _type(path: str, place: Place) -> str:
    """What Jekyll takes a file for: the name of its collection, or `pages`."""
    parts = path.split("/")[:-1]
    if "_posts" in parts:
        return "posts"
    if "_drafts" in parts:
        return "drafts"
    collections = setting(place.site.settings, "collections")
    names = collections if isinstance(collections, Mapping | list) else ()
    return next((name for name in map(str, names) if f"_{name}" in parts), "pages")
