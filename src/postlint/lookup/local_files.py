"""Whether the file that an address leads to is in the site: an image, a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from posixpath import basename, dirname, join, normpath, splitext
from unicodedata import normalize

from postlint.dialect.folders import Folders
from postlint.document.mask import DYNAMIC
from postlint.lookup.address import Address, local_address
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.hugo_paths import content_path, languages, page_folder
from postlint.lookup.made_later import may_be_made
from postlint.lookup.redirects import is_redirected
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

IMAGES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".ico", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif"}
    | {".tiff", ".webp"}
)


DOCUMENTS = frozenset(
    {".avi", ".csv", ".doc", ".docx", ".epub", ".flac", ".gz", ".key", ".m4a", ".mkv", ".mobi"}
    | {".mov", ".mp3", ".mp4", ".odp", ".ods", ".odt", ".ogg", ".pdf", ".ppt", ".pptx", ".tgz"}
    | {".wav", ".webm", ".xls", ".xlsx", ".zip"}
)
_MOST_COMPARED = 2_000
_SETTING = lazy(r"\{(?P<name>\w+)(?:\|(?P<default>[^{}]*))?\}")


class _Search(NamedTuple):
    """Where a generator looks for an image's file.

    `candidates` are the paths that may hold it, `roots` the folders whose files are published,
    `published` those whose paths are addresses as they are.
    `is_whole` is False where further files may come from elsewhere: then an address is known to
    be the site's own only by its folder.
    """

    candidates: tuple[str, ...]
    roots: tuple[str, ...]
    published: tuple[str, ...]
    is_whole: bool = True


class MissingFile(NamedTuple):
    """A file that is not in the site: its path, the name of one like it, and the one place where
    all posts that name it miss it.
    """

    path: str
    near: str | None
    place: str


def missing_file(
    written: str, place: Place, suffixes: frozenset[str], *, by_theme: bool = False
) -> MissingFile | None:
    """What is known of a file of such a suffix that the site certainly does not have; else None.

    `by_theme`: a theme makes an address of it, and may put a folder before it.
    """
    address = local_address(written, place)
    if address is None or not address.path or splitext(address.path)[1].lower() not in suffixes:
        return None
    found = _found(place, address)
    if found is None or any(map(place.files.is_file, _forms(found.candidates))):
        return None
    if not found.is_whole and (by_theme or not _is_of_site(place.files, address, found.roots)):
        return None
    if address.has_host and not _has_start(place.files, address, found.roots):
        return None  # something else on the site's host may have it
    if may_be_made(place, found.candidates) or is_redirected(place, address.path):
        return None
    if _may_stand(place, address, found, by_theme=by_theme):
        return None
    base = "" if address.is_rooted or by_theme else place.path
    near = _nearest(place.files, address.path, found.candidates)
    return MissingFile(address.path, near, normpath(join(base, address.path)))


def missing_folder(written: str, place: Place) -> str | None:
    """The first folder of an address from the site's root where the site has none of that name."""
    address = local_address(written, place)
    found = _found(place, address) if address and address.is_rooted and address.path else None
    if address is None or found is None or _has_start(place.files, address, found.roots):
        return None
    return clamped(address.path).partition("/")[0]


def local_files(written: str, place: Place) -> Iterator[str]:
    """The files of the site that an address may lead to, those that may be OUTSIDE included."""
    address = local_address(written, place)
    found = _found(place, address) if address and address.path else None
    return filter(place.files.is_file, _forms(found.candidates)) if found else iter(())


def _nearest(files: SiteFiles, path: str, candidates: tuple[str, ...]) -> str | None:
    """The name most like a path's in the folders that it is looked for in."""
    names = {name for path in candidates for name in files.names(dirname(path))}
    wanted = basename(path)
    like = {splitext(wanted)[1].lower()} | (IMAGES if _is_image(wanted) else frozenset())
    known = sorted(name for name in names if splitext(name)[1].lower() in like)
    same = [name for name in known if name.lower() == wanted.lower()]
    from difflib import get_close_matches

    near = get_close_matches(wanted, known[:_MOST_COMPARED], 1, 0.8)
    return next(iter([*same, *near]), None)


def _is_image(name: str) -> bool:
    return splitext(name)[1].lower() in IMAGES


def _forms(paths: tuple[str, ...]) -> Iterator[str]:
    """Paths with their accents in one piece, and in two as some file systems write them."""
    for path in paths:
        yield path
        if not path.isascii():
            yield normalize("NFC", path)
            yield normalize("NFD", path)


def _is_of_site(files: SiteFiles, address: Address, roots: tuple[str, ...]) -> bool:
    if not address.is_rooted:
        return True
    folder = dirname(normpath(address.path))
    return bool(folder) and any(files.is_folder(join(root, folder)) for root in roots)


def _has_start(files: SiteFiles, address: Address, roots: tuple[str, ...]) -> bool:
    """Whether the site has the first folder of an address, if it names any."""
    first, slash, _ = clamped(address.path).partition("/")
    return not slash or any(files.kind(join(root, first)) is not None for root in roots)


def _may_stand(place: Place, address: Address, search: _Search, *, by_theme: bool) -> bool:
    """Whether a file of that name stands where a theme or the address of a page may lead."""
    files, tail = place.files, clamped(address.path)
    if by_theme and any(basename(tail) in name for name in files.names(dirname(place.path))):
        return True
    if by_theme or not address.is_rooted:
        folders = search.roots if by_theme else search.published
    else:  # a page's own address, with the files of its bundle below
        first = tail.partition("/")[0]
        folders = tuple(f"{root}/{first}" for root in search.roots if root not in search.published)
        tail = basename(tail)
    for folder in folders:
        names = files.derived(_by_name, files, folder, below=(folder,))
        held = None if names is None else names.get(basename(tail), ())
        if held is None or any(f"/{path}".endswith(f"/{tail}") for path in held):
            return True
    return _may_be_of_page(files, search, basename(tail))


def _may_be_of_page(files: SiteFiles, search: _Search, name: str) -> bool:
    """Whether a folder may be the address of a page, with the files beside its post below it."""
    if any(files.is_folder(dirname(path)) for path in search.candidates):
        return False
    for folder in set(search.roots).difference(search.published):
        names = files.derived(_by_name, files, folder, below=(folder,))
        if names is None or any(_is_beside_page(files, path) for path in names.get(name, ())):
            return True
    return False


def _is_beside_page(files: SiteFiles, path: str) -> bool:
    return any(
        splitext(name)[0].partition(".")[0] == "index" for name in files.names(dirname(path))
    )


def _by_name(files: SiteFiles, folder: str) -> Mapping[str, list[str]] | None:
    """The files below a folder by their names; None where not all can be seen."""
    found: dict[str, list[str]] = {}
    try:
        for path in files.walk(folder):
            found.setdefault(basename(path), []).append(path)
    except OverflowError:
        return None
    return found


def clamped(path: str) -> str:
    """A path as browsers take it: nothing is above the root."""
    path = normpath(path)
    while path.startswith(("../", "/")):
        path = path.removeprefix("..").removeprefix("/")
    return path


# Generators


def _found(place: Place, address: Address) -> _Search | None:
    has_mounts = place.site.profile.generator.has_mounts
    return _hugo(place, address) if has_mounts else _in_folders(place, address)


def _hugo(place: Place, address: Address) -> _Search | None:
    folders = hugo_folders(place)
    codes = languages(place.site)
    page = content_path(place.path, folders)
    if page is None:
        return None
    paths = [address.path]
    if not address.is_rooted:
        for own in (page, page.partition("/")[2]) if folders.unplaced else (page,):
            paths += [join(page_folder(own, codes), address.path), join(dirname(own), address.path)]
    first, _, rest = address.path.partition("/")
    if first.lower() in codes:
        paths.append(rest)
    mounts = (*folders.all, *folders.unplaced)
    sources = [mount.source(path) for path in map(clamped, paths) for mount in mounts]
    return _Search(
        (join(dirname(place.path), address.path), *(path for path in sources if path)),
        tuple(mount.folder for mount in folders.all),
        tuple(mount.folder for mount in (*folders.static, *folders.assets)),
        folders.is_whole,
    )


def _in_folders(place: Place, address: Address) -> _Search | None:
    """Where a generator looks whose folders are told by its `Folders`."""
    folders = place.site.profile.generator.folders
    if folders is None or knows_nothing(folders, place):
        return None
    if folders.alias and address.path.startswith(folders.alias):
        published = _published(folders, place)
        return _Search((address.path.removeprefix(folders.alias),), published, published)
    if address.is_rooted and not folders.from_root:
        return None
    if folders.has_aliases and not address.is_rooted and not address.path.startswith("."):
        return None
    return _search(folders, place, address)


def _search(folders: Folders, place: Place, address: Address) -> _Search:
    published = _published(folders, place)
    roots = (*published, *folders.elsewhere)
    own = {
        "folder": dirname(place.path),
        "page": page_folder(place.path, ()),
        "stem": splitext(place.path)[0],
    }
    seen = () if address.is_rooted else folders.beside
    beside = tuple(join(own[base], address.path) for base in seen)
    below = tuple(join(root, clamped(address.path)) for root in roots if folders.from_root)
    more = folders.may_be_more
    if not isinstance(more, bool):
        more = any(setting(place.site.settings, key) for key in more)
    return _Search((*beside, *below), roots, published, is_whole=not more)


def knows_nothing(folders: Folders, place: Place) -> bool:
    """Whether a site's settings, or a post's place, hide where its files are."""
    settings = place.site.settings
    inside = folders.from_root or place.path.startswith(
        tuple(f"{root}/" for root in _published(folders, place))
    )
    return not inside or any(setting(settings, key) for key in folders.unknown_with)


def _published(folders: Folders, place: Place) -> tuple[str, ...]:
    """The folders that are published as they are, by the site's settings."""
    named = (_SETTING.sub(partial(_set, place), folder) for folder in folders.published)
    return tuple(normpath(folder) for folder in named if DYNAMIC not in folder)


def _set(place: Place, found: re.Match[str]) -> str:
    value = text_setting(place.site.settings, found["name"])
    return value or (DYNAMIC if found["default"] is None else found["default"])


def published_files(place: Place, path: str, written: str) -> tuple[str, ...]:
    """The files that may be published at a path of a page, from the site's root.

    A `written` one may be seen from the post's own folder, too.
    """
    generator = place.site.generator
    roots = _published(generator.folders, place) if generator.folders is not None else ()
    pages = place.site.pages
    inner = pages.folders if pages is not None else ()
    forms = (path, f"{path}.html", f"{path}/index.html")
    found = [join(root, form) for root in (*roots, *inner) for form in forms]
    for folder in generator.folders_of_routes:
        found += (f"{folder}/{path}.astro", f"{folder}/{path}/index.astro")
    beside = () if written.startswith("/") else (join(dirname(place.path), written),)
    return tuple(map(normpath, (*found, *beside)))
