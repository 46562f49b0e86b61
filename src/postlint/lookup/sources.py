"""Links to the source files of other posts, which generators make into the addresses of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath

from postlint.lookup.address import Address
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.hugo_paths import content_path, languages, page_folder
from postlint.lookup.local_files import clamped, knows_nothing
from postlint.pattern import lazy
from postlint.profile.site import Place

SUFFIXES = (".md", ".markdown", ".mdx", ".qmd")
_VERSION = lazy(r"(?:[\w-]+_)?versioned_docs/version-[^/]+")
_TRANSLATED = lazy(
    r"i18n/[^/]+/docusaurus-plugin-content-(?P<plugin>\w+)(?:-[\w-]+)?(?P<rest>/[^/]+)?"
)


def sources(address: Address, place: Place) -> tuple[str, ...] | None:
    """The files that a link to a source file may mean, in order; None where nobody can tell."""
    find = _FINDERS.get(place.site.generator.source_links)
    return None if find is None else find(address, place)


def _hugo(address: Address, place: Place) -> tuple[str, ...] | None:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    if page is None or not folders.is_whole:
        return None
    folder = page_folder(page, languages(place.site))
    paths = [address.path, join(dirname(page), address.path), join(folder, address.path)]
    found = (mount.source(clamped(path)) for path in paths for mount in folders.content)
    beside = normpath(join(dirname(place.path), address.path))
    return (beside, clamped(address.path), *filter(None, found))


def _zola(address: Address, _: Place) -> tuple[str, ...] | None:
    if not address.path.startswith("@/"):
        return None
    return (f"content/{clamped(address.path.removeprefix('@/'))}",)


def _beside(address: Address, place: Place) -> tuple[str, ...] | None:
    folders = place.site.generator.folders
    if address.is_rooted or folders is None or knows_nothing(folders, place):
        return None
    return (normpath(join(dirname(place.path), address.path)),)


def _quarto(address: Address, place: Place) -> tuple[str, ...] | None:
    base = "" if address.is_rooted else dirname(place.path)
    return (normpath(join(base, address.path)),)


def _docusaurus(address: Address, place: Place) -> tuple[str, ...] | None:
    """Source: `resolveMarkdownLinkPathname` of @docusaurus/utils."""
    path = address.path
    if path.startswith("@site/"):
        return (normpath(path.removeprefix("@site/")),)
    beside = () if address.is_rooted else (dirname(place.path),)
    if path.startswith(("./", "../")) and not address.is_rooted:
        return (normpath(join(dirname(place.path), path)),)
    bases = (*beside, *_content_roots(place), "")
    return tuple(normpath(join(base, path)) for base in bases)


def _content_roots(place: Place) -> Iterator[str]:
    """The folders that a post's plugin has its content in, that of its translation first."""
    translated = _TRANSLATED.match(place.path)
    if translated is not None:
        yield translated[0]
        plugin, rest = translated["plugin"], translated["rest"] or ""
        if rest.startswith("/version-"):
            yield f"versioned_docs{rest}"
        yield "src/pages" if plugin == "pages" else plugin
        yield translated[0].removesuffix(rest)
    versioned = _VERSION.match(place.path)
    if versioned is not None:
        yield versioned[0]
    pages = place.site.pages
    for folder in pages.folders if pages is not None else ():
        if place.path.startswith(f"{folder}/"):
            yield folder


_FINDERS: dict[str, Callable[[Address, Place], tuple[str, ...] | None]] = {
    "hugo": _hugo,
    "zola": _zola,
    "beside": _beside,
    "quarto": _quarto,
    "docusaurus": _docusaurus,
}
