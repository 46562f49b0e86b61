"""Whether the file that an address leads to is in the site: an image, a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from posixpath import basename, dirname, join, normpath, splitext
from typing import NamedTuple
from unicodedata import normalize

from postlint.lookup.address import Address, local_address
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.hugo_paths import content_path, languages, page_folder
from postlint.lookup.redirects import is_redirected
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

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


class _Search(NamedTuple):
    """Where a generator looks for an image's file.

    `candidates` are the paths that may hold it, `roots` the folders whose files are published,
    `published` those whose paths are addresses as they are.
    `is_whole` is False where further files may come from elsewhere: then an address is known to
    be the site's own only by its first folder.
    """

    candidates: tuple[str, ...]
    roots: tuple[str, ...]
    published: tuple[str, ...]
    is_whole: bool = True


class MissingFile(NamedTuple):
    """A file that is not in the site: its path, and the name of one like it."""

    path: str
    near: str | None


def missing_file(
    written: str, place: Place, suffixes: frozenset[str], *, by_theme: bool = False
) -> MissingFile | None:
    """What is known of a file of such a suffix that the site certainly does not have; else None.

    `by_theme`: a theme makes an address of it, and may put a folder before it.
    """
    address = local_address(written, place)
    if address is None or not address.path or splitext(address.path)[1].lower() not in suffixes:
        return None
    search = _SEARCHES.get(place.site.profile.generator.name)
    found = search(place, address) if search else None
    if found is None or any(map(place.files.is_file, _forms(found.candidates))):
        return None
    if not found.is_whole and not _is_of_site(place.files, address, found.roots):
        return None
    if is_redirected(place, address.path) or _may_stand(place, address, found, by_theme=by_theme):
        return None
    return MissingFile(address.path, _nearest(place.files, address.path, found.candidates))


def local_files(written: str, place: Place) -> Iterator[str]:
    """The files of the site that an address may lead to, those that may be OUTSIDE included."""
    address = local_address(written, place)
    search = _SEARCHES.get(place.site.profile.generator.name)
    found = search(place, address) if search and address and address.path else None
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
    first, slash, _ = normpath(address.path).partition("/")
    if not address.is_rooted:
        return True
    return bool(slash) and any(files.is_folder(join(root, first)) for root in roots)


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
    return False


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


def _hugo(place: Place, address: Address) -> _Search | None:
    folders = hugo_folders(place)
    codes = languages(place.site)
    page = content_path(place.path, folders)
    if page is None:
        return None
    paths = [address.path]
    if not address.is_rooted:
        paths += [join(page_folder(page, codes), address.path), join(dirname(page), address.path)]
    first, _, rest = address.path.partition("/")
    if first.lower() in codes:
        paths.append(rest)
    sources = [mount.source(path) for path in map(clamped, paths) for mount in folders.all]
    return _Search(
        (join(dirname(place.path), address.path), *(path for path in sources if path)),
        tuple(mount.folder for mount in folders.all),
        tuple(mount.folder for mount in (*folders.static, *folders.assets)),
        folders.is_whole,
    )


def _zola(place: Place, address: Address) -> _Search:
    theme = text_setting(place.site.settings, "theme")
    static = ("static", *([f"themes/{theme}/static"] if theme else []))
    page = page_folder(place.path, ())
    own = (
        ()
        if address.is_rooted
        else (join(dirname(place.path), address.path), join(page, address.path))
    )
    roots = (*static, "content")
    return _Search((*own, *_below(roots, address)), roots, static, is_whole=not theme)


def _jekyll(place: Place, address: Address) -> _Search:
    settings = place.site.settings
    root = normpath(text_setting(settings, "source") or ".")
    has_theme = any(setting(settings, key) for key in ("theme", "remote_theme"))
    own = () if address.is_rooted else (join(dirname(place.path), address.path),)
    return _Search((*own, *_below((root,), address)), (root,), (root,), not has_theme)


def _hexo(place: Place, address: Address) -> _Search:
    root = normpath(text_setting(place.site.settings, "source_dir") or "source")
    theme = f"themes/{text_setting(place.site.settings, 'theme')}/source"
    stem = splitext(place.path)[0]
    own = (join(dirname(place.path), address.path), join(stem, address.path))
    roots = (root, theme)
    found = (*(() if address.is_rooted else own), *_below(roots, address))
    return _Search(found, roots, roots, is_whole=False)


def _mkdocs(place: Place, address: Address) -> _Search | None:
    settings = place.site.settings
    if address.is_rooted or setting(settings, "plugins") or setting(settings, "hooks"):
        return None
    root = normpath(text_setting(settings, "docs_dir") or "docs")
    own = (join(dirname(place.path), address.path), join(splitext(place.path)[0], address.path))
    return _Search(own, (root,), (root,))


def _docusaurus(place: Place, address: Address) -> _Search:
    if address.path.startswith("@site/"):
        return _Search((address.path.removeprefix("@site/"),), ("static",), ("static",))
    own = () if address.is_rooted else (join(dirname(place.path), address.path),)
    return _Search((*own, *_below(("static",), address)), ("static",), ("static",), is_whole=False)


def _astro(place: Place, address: Address) -> _Search | None:
    if not address.is_rooted and not address.path.startswith("."):
        return None  # an alias, maybe
    own = () if address.is_rooted else (join(dirname(place.path), address.path),)
    return _Search((*own, *_below(("public",), address)), ("public",), ("public",), is_whole=False)


def _below(roots: tuple[str, ...], address: Address) -> tuple[str, ...]:
    return tuple(join(root, clamped(address.path)) for root in roots)


_SEARCHES: Mapping[str, Callable[[Place, Address], _Search | None]] = {
    "hugo": _hugo,
    "zola": _zola,
    "jekyll": _jekyll,
    "hexo": _hexo,
    "mkdocs-material": _mkdocs,
    "docusaurus": _docusaurus,
    "astro": _astro,
}
