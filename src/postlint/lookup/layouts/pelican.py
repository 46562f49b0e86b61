"""The template of a theme of Pelican that lies in the site.

Source: Pelican, "Creating themes", and `template` of a post.
"""

from __future__ import annotations

from posixpath import join, normpath

from postlint.document.post import Post
from postlint.lookup.layouts import pages
from postlint.lookup.layouts.template import NOT_THERE, Page
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place


def page(post: Post, place: Place) -> Page | None:
    """What lays out a post; None where its theme does not lie in the site."""
    (root,), _ = own_folders(place)
    if not place.files.is_folder(root):
        return None

    def find(name: str) -> str | None:
        path = join(root, name)
        return path if place.files.is_file(path) else None

    told = post.front_matter.value("template") if post.front_matter else None
    name = told or ("page" if "pages/" in place.path else "article")
    known = {name: {"title": post.title}} if isinstance(name, str) else {}
    path = find(f"{name}.html")
    return pages.page((path or NOT_THERE,), pages.Loader(place.files, find), known)


def own_folders(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a site's own templates lie, and its patterns for new posts."""
    theme = text_setting(place.site.settings, "THEME")
    return (normpath(join(theme, "templates")) if theme else "templates",), ()
