"""Whether a link leads to a page or file of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, splitext
from urllib.parse import unquote

from postlint.document.post import Post
from postlint.lookup.address import Address, local_address
from postlint.lookup.hugo_folders import HugoFolders, hugo_folders
from postlint.lookup.hugo_pages import (
    direct_page,
    has_address,
    page_addresses,
    pages,
    taxonomies,
    terms,
    without_ends,
)
from postlint.lookup.hugo_paths import content_path, languages, page_folder
from postlint.lookup.keys import key
from postlint.lookup.local_files import DOCUMENTS, IMAGES, clamped, missing_file, published_files
from postlint.lookup.made_later import may_be_made
from postlint.lookup.pages import all_pages, may_have_more_pages, normal
from postlint.lookup.redirects import is_redirected
from postlint.lookup.sources import SUFFIXES, sources
from postlint.lookup.targets import page_path
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.suggestion import misspelt

_PAGES = ("", ".html", ".htm")
_MADE_LIST = lazy(r"(?:^|/)(?:categor(?:y|ies)|tags?|archives?|authors?|page/?\d*|search)(?:/|$)")
"""Lists that generators, themes and plugins make of posts."""
_USUAL_LISTS = frozenset({"tags", "categories"})
_VERSION = lazy(
    r"(?:v|release-)?\d+(?:\.\d+)+|v\d+|latest|next|stable|main|master|nightly", re.IGNORECASE
)


def broken_link(written: str, post: Post) -> str | None:
    """What a link of a post leads to where the site certainly has no such page or file."""
    place = post.place
    address = local_address(written, place) if place else None
    if place is None or address is None or not address.path:
        return None
    suffix = splitext(address.path.rstrip("/"))[1].lower()
    if suffix in DOCUMENTS or suffix in IMAGES:
        return (
            f"file `{address.path}`" if missing_file(written, place, DOCUMENTS | IMAGES) else None
        )
    generator = place.site.profile.generator
    if suffix in SUFFIXES or address.path.startswith("@/"):
        return f"post `{address.path}`" if _lacks_source(address, place) else None
    if not _is_page(suffix, address):
        return None
    lacks = _hugo_lacks if generator.has_mounts else _lacks_page
    return f"page `{address.path}`" if lacks(address, post, place) else None


def near_page(written: str, post: Post) -> str | None:
    """The name of the page beside the one that a link leads to that it is a slip away from."""
    place = post.place
    address = local_address(written, place) if place else None
    path = page_path(address, post) if address else None
    if place is None or path is None:
        return None
    folder, _, name = normal(path).rpartition("/")
    beside = {
        known.rpartition("/")[2]
        for known in all_pages(place).sources
        if known.rpartition("/")[0] == folder
    }
    return misspelt(name, tuple(sorted(beside)))


def _is_page(suffix: str, address: Address) -> bool:
    """Whether it is the address of a page: a dot in the last part of one is no suffix."""
    return suffix in _PAGES or address.path.endswith("/")


# Pages


def _hugo_lacks(address: Address, post: Post, place: Place) -> bool:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    if page is None:
        return False
    paths = tuple(map(without_ends, _paths(address, page, post, place)))
    if any(not path or _is_direct(place, folders, path) for path in paths):
        return False
    for path in paths:
        published = (mount.source(path) for mount in folders.all)
        files = (file for source in published if source for file in _published(source))
        if any(map(place.files.kind, files)) or is_redirected(place, path):
            return False
    if not folders.is_whole and not _is_of_site(place, address):
        return False
    if any(_may_have(place, key(path)) for path in paths) or _is_foreign(place, address, folders):
        return False
    return not may_be_made(place, _later(folders, paths))


def _is_direct(place: Place, folders: HugoFolders, path: str) -> bool:
    """Whether there is a page that has its address by its path alone."""
    found = direct_page(place, folders, path)
    if found is None:
        return False
    return place.files.is_folder(found) or has_address(place._replace(path=found), path)


def _later(folders: HugoFolders, paths: tuple[str, ...]) -> Iterator[str]:
    """The files of pages that a script may write."""
    for path in paths:
        for mount in folders.content:
            if source := mount.source(path):
                yield from (f"{source}.md", f"{source}/index.md")
        yield from filter(None, (mount.source(f"{path}/index.html") for mount in folders.static))


def _may_have(place: Place, wanted: str) -> bool:
    """Whether there may be such a page, or one of which it is another format."""
    known = pages(place)
    if not wanted or known.may_have(wanted) or _is_list(place, wanted):
        return True
    return bool(place.site.profile.output_formats) and known.may_have(wanted.rpartition("/")[0])


def _is_list(place: Place, wanted: str) -> bool:
    """Whether there may be a list of posts that share a term."""
    first = wanted.partition("/")[0]
    if first not in map(key, taxonomies(place.site)):
        return False
    known = terms(place)
    return known is None or wanted in known


def _is_foreign(place: Place, address: Address, folders: HugoFolders) -> bool:
    """Whether something else may answer on the site's host: nothing in the site has this start.

    That are the pages of other repositories, older versions of docs, and what proxies serve.
    """
    first, _, rest = clamped(address.path).strip("/").partition("/")
    if not address.is_rooted or not (address.has_host or rest or _VERSION.match(first)):
        return False
    if any(place.files.kind(join(mount.folder, first)) for mount in folders.all):
        return False
    wanted = key(first)
    if wanted in {key(code) for code in languages(place.site)}:
        return False
    starts = {one.partition("/")[0] for one in pages(place).keys}
    return wanted not in starts.union(_USUAL_LISTS, map(key, taxonomies(place.site)))


def _is_of_site(place: Place, address: Address) -> bool:
    """Whether the site has the first folder of an address, so that no theme brings it."""
    first, slash, _ = clamped(address.path).partition("/")
    mounts = hugo_folders(place).content
    return not address.is_rooted or (
        bool(slash) and any(place.files.is_folder(f"{mount.folder}/{first}") for mount in mounts)
    )


def _paths(address: Address, page: str, post: Post, place: Place) -> Iterator[str]:
    """The paths within the site that an address may stand for."""
    codes = languages(place.site)
    if address.is_rooted:
        yield clamped(address.path)
        first, _, rest = address.path.partition("/")
        if first.lower() in codes:
            yield clamped(rest)
        return
    matter = post.front_matter
    values = {k.lower(): v for k, v in matter.data.items()} if matter else {}
    made = map(without_ends, page_addresses(place, values))
    own = (page_folder(page, codes), dirname(page), *made)
    for base in own:
        yield clamped(join(base.strip("*/"), address.path))
        yield clamped(join(dirname(base.strip("*/")), address.path))
    yield clamped(address.path)


def _published(source: str) -> tuple[str, ...]:
    return (source, f"{source}.html", f"{source}.htm")


def _lacks_page(address: Address, post: Post, place: Place) -> bool:
    """Whether no page and no file of a site is at an address, where all of them are known."""
    path = page_path(address, post)
    if path is None or not normal(path) or may_have_more_pages(place):
        return False
    wanted = normal(path)
    known = all_pages(place)
    if not known.is_whole or wanted in known.sources or wanted in known.others:
        return False
    if _MADE_LIST.search(wanted) or any(one.startswith(f"{wanted}/") for one in known.sources):
        return False
    starts = {one.partition("/")[0] for one in known.sources if "/" in one}
    if address.is_rooted and ("/" not in wanted or wanted.partition("/")[0] not in starts):
        return False
    if wanted.partition("/")[2] in known.sources:
        return False  # in another language, or version, that falls back to this one
    files = published_files(place, unquote(path).strip("/"), address.path)
    if any(map(place.files.kind, files)) or is_redirected(place, wanted):
        return False
    return not may_be_made(place, files)


# Source files


def _lacks_source(address: Address, place: Place) -> bool:
    """Whether none of the files is there that a link to a source file may mean."""
    found = sources(address, place)
    if found is None or any(map(place.files.is_file, found)):
        return False
    return not may_be_made(place, found)
