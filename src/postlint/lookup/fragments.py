"""Files that are no pages of their own: other posts take them in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from posixpath import basename, dirname, join, normpath

from postlint.document.post import Post, derived
from postlint.profile.config_files import setting, text_setting
from postlint.profile.parts import INCLUDES
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_SUFFIXES = (".md", ".mdx", ".qmd", ".markdown", ".html", ".htm")
_MOST_FILES = 20_000
_PAGES_OF_FOLDERS = ("_index.", "_content.")
_WITH_PRIVATE_FOLDERS = frozenset({"hugo", "docusaurus", "astro", "quarto", "mkdocs-material"})
_OF_JEKYLL = frozenset({"_posts", "_drafts"})
_INDEXES = ("index.md", "index.html", "index.markdown")


@derived
def is_fragment(post: Post) -> bool:
    """Whether a post is a part of others, which have the title, the first heading and the anchors.

    Its name says so (`_steps.md`), its front matter does (`headless`), it lies beside the index of
    a bundle or in a collection without output, or another post includes it.
    """
    matter, place = post.front_matter, post.place
    path = place.path if place is not None else post.source.path.replace("\\", "/")
    name = basename(path)
    if name.startswith("_") and not name.startswith(_PAGES_OF_FOLDERS):
        return True
    if post.profile.generator.name in _WITH_PRIVATE_FOLDERS and "/_" in f"/{dirname(path)}":
        return True
    if matter is not None and matter.value("headless") is True:
        return True
    if place is None:
        return False
    if _is_of_a_bundle(place) or _is_without_output(place):
        return True
    return place.path in included(place)


def _is_of_a_bundle(place: Place) -> bool:
    """Whether Hugo takes a file for a resource of the page whose folder it lies in."""
    if not place.site.profile.generator.has_bundles or basename(place.path).startswith("index."):
        return False
    return any(place.files.is_file(join(dirname(place.path), index)) for index in _INDEXES)


def _is_without_output(place: Place) -> bool:
    """Whether Jekyll makes no page of a document of its collection, which others then show."""
    name = place.path.removeprefix(
        f"{text_setting(place.site.settings, 'collections_dir') or ''}/".lstrip("/")
    ).partition("/")[0]
    held = setting(place.site.settings, "collections")
    if not name.startswith("_") or name in _OF_JEKYLL or not held:
        return False
    return setting(held, name[1:], "output") is not True


def included(place: Place) -> frozenset[str]:
    """The files that posts of a site include. Reads all its posts, once."""
    pages = place.site.pages
    roots = tuple(sorted(pages.folders)) if pages is not None else (".",)
    below = tuple(root or "." for root in roots)
    return place.files.derived(_included, place.files, below, below=below)


def _included(files: SiteFiles, roots: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for path in _posts(files, roots):
        for target in (files.part(path, INCLUDES) or "").split():
            found.update(_resolved(files, roots, path, target))
    return frozenset(found)


def _posts(files: SiteFiles, roots: tuple[str, ...]) -> Iterator[str]:
    count = 0
    for root in roots:
        try:
            for path in files.walk(root):
                if path.lower().endswith(_SUFFIXES):
                    count += 1
                    if count > _MOST_FILES:
                        return
                    yield path
        except OverflowError:
            return


def _resolved(files: SiteFiles, roots: tuple[str, ...], path: str, target: str) -> Iterator[str]:
    """The files that an include may name: seen from its post, from a root, or from the site's."""
    plain = target.removeprefix("@site/").removeprefix("/")
    beside = () if target.startswith(("/", "@site/")) else (dirname(path),)
    for folder, suffix in product((*beside, *roots, ""), ("", ".md")):
        named = normpath(join(folder, plain + suffix))
        if named != path and files.is_file(named):
            yield named
            return
