"""Whether a link leads to a page or file of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath, splitext

from postlint.document.post import Post
from postlint.lookup.address import Address, local_address
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.hugo_pages import addresses, direct_page, pages
from postlint.lookup.hugo_paths import content_path, languages, page_folder
from postlint.lookup.keys import key
from postlint.lookup.local_files import DOCUMENTS, IMAGES, clamped, knows_nothing, missing_file
from postlint.lookup.redirects import is_redirected
from postlint.pattern import lazy
from postlint.profile.site import Place

_PAGES = ("", ".html", ".htm")
_SOURCES = (".md", ".markdown", ".mdx")
_PAGE_NUMBER = lazy(r"/?page/\d+/?$")


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
    if suffix in _SOURCES or address.path.startswith("@/"):
        return f"post `{address.path}`" if _lacks_source(address, place) else None
    if generator.has_mounts and _is_page(suffix, address) and _hugo_lacks(address, post, place):
        return f"page `{address.path}`"
    return None


def _is_page(suffix: str, address: Address) -> bool:
    """Whether it is the address of a page: a dot in the last part of one is no suffix."""
    return suffix in _PAGES or address.path.endswith("/")


# Pages


def _hugo_lacks(address: Address, post: Post, place: Place) -> bool:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    if page is None:
        return False
    paths = tuple(map(_without_ends, _paths(address, page, post, place)))
    if any(not path or direct_page(place, folders, path) for path in paths):
        return False
    for path in paths:
        published = (mount.source(path) for mount in folders.all)
        files = (file for source in published if source for file in _published(source))
        if any(map(place.files.kind, files)) or is_redirected(place, path):
            return False
    if not folders.is_whole and not _is_of_site(place, address):
        return False
    known = pages(place)
    wanted = {key(path) for path in paths}
    return not any(_may_have(known.may_have, one, place) for one in wanted)


def _may_have(has: Callable[[str], bool], wanted: str, place: Place) -> bool:
    """Whether there may be such a page, or one of which it is another format."""
    if not wanted or has(wanted):
        return True
    return bool(place.site.profile.output_formats) and has(wanted.rpartition("/")[0])


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
    own = (page_folder(page, codes), dirname(page), *addresses(place.site, page, values))
    for base in own:
        yield clamped(join(base.strip("*/"), address.path))
        yield clamped(join(dirname(base.strip("*/")), address.path))
    yield clamped(address.path)


def _without_ends(path: str) -> str:
    """A page's path without what stands for its file, and without the number of a page."""
    path = path.removesuffix("/index.html").removesuffix(".html").removesuffix(".htm")
    return _PAGE_NUMBER.sub("", "" if path in ("index", ".") else path.strip("/"))


def _published(source: str) -> tuple[str, ...]:
    return (source, f"{source}.html", f"{source}.htm")


# Source files


def _hugo_lacks_source(address: Address, place: Place) -> bool:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    if page is None or not folders.is_whole:
        return False
    folder = page_folder(page, languages(place.site))
    paths = [address.path, join(dirname(page), address.path), join(folder, address.path)]
    sources = (mount.source(clamped(path)) for path in paths for mount in folders.content)
    found = (join(dirname(place.path), address.path), clamped(address.path), *filter(None, sources))
    return not any(map(place.files.is_file, found))


def _lacks_source(address: Address, place: Place) -> bool:
    generator = place.site.profile.generator
    if generator.has_mounts:
        return _hugo_lacks_source(address, place)
    folders = generator.folders
    if folders is None or knows_nothing(folders, place):
        return False
    if folders.posts == "@/":
        target = clamped(address.path.removeprefix("@/"))
        is_post = address.path.startswith("@/")
        return is_post and not any(
            place.files.is_file(f"{folder}/{target}") for folder in folders.elsewhere
        )
    if folders.posts != "beside" or address.is_rooted:
        return False
    return not place.files.is_file(normpath(join(dirname(place.path), address.path)))
