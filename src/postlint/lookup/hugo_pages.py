"""The pages that a Hugo site has, and where they are reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname
from types import MappingProxyType

from postlint.lookup.addresses import output
from postlint.lookup.addresses.output import listed
from postlint.lookup.front_matter import as_published, front_matter_in
from postlint.lookup.hugo_folders import HugoFolders, hugo_folders
from postlint.lookup.hugo_paths import INDEXES, content_path, languages, page_folder, page_name
from postlint.lookup.keys import key
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.parts import FRONT
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_MOST_FILES = 20_000
"""How many are read at most: some seconds' work."""
_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".mdown", ".org", ".adoc", ".ad", ".rst", ".pdc")
_TELLING = lazy(r"^[\s\"'{,]*(?:slug|url|aliases)[\"']?\s*[:=]", re.IGNORECASE | re.MULTILINE)
_PAGE_NUMBER = lazy(r"/?page/\d+/?$")


class Pages(NamedTuple):
    """The addresses of a site's pages, by `keys.key`.

    `names` are the last parts of those that are not known exactly. Below each of `open` there may
    be any. `sources` are the files of posts by their pages' paths, as written and in lower case.
    """

    keys: frozenset[str]
    names: frozenset[str]
    open: tuple[str, ...]
    sources: Mapping[str, str] = MappingProxyType({})

    def may_have(self, wanted: str) -> bool:
        """Whether there may be a page whose address has this key."""
        return (
            wanted in self.keys
            or wanted.rpartition("/")[2] in self.names
            or any(f"{wanted}/".startswith(prefix) for prefix in self.open)
        )


_ANY = Pages(frozenset(), frozenset(), ("",))
"""Where not all pages can be seen."""


class _Found(NamedTuple):
    keys: set[str]
    names: set[str]
    open: set[str]
    sources: dict[str, str]


def pages(place: Place) -> Pages:
    """The pages of a site. Reads the front matter of all its posts, once."""
    below = hugo_folders(place).content_folders
    return place.files.derived(_pages, place.site, place.files, below=below)


def _pages(site: Site, files: SiteFiles) -> Pages:
    place = Place(site, files, "")
    folders = hugo_folders(place)
    try:
        paths = [path for mount in folders.content for path in files.walk(mount.folder)]
    except OverflowError:
        return _ANY
    if len(paths) > _MOST_FILES:
        return _ANY
    found = _Found(set(), set(), set(map(_opened, _taxonomies_elsewhere(site))), {})
    for path in paths:
        _add(found, place, folders, path)
    return Pages(
        frozenset(found.keys), frozenset(found.names), tuple(sorted(found.open)), found.sources
    )


def _opened(folder: str) -> str:
    return f"{key(folder)}/".lstrip("/")


def _add(found: _Found, place: Place, folders: HugoFolders, path: str) -> None:
    page = content_path(path, folders)
    if page is None:
        return
    if basename(path).startswith("_content."):
        found.open.add(_opened(dirname(page)))
        return
    found.keys.update(_above(page))
    if not path.lower().endswith(_SUFFIXES):
        return
    text = place.files.part(path, FRONT)
    if text is None:
        found.names.add(key(basename(page_folder(page, languages(place.site)))))
        return
    own = place._replace(path=path)
    for address in map(_bare, page_addresses(own, _values(own, page, text))):
        (found.names if address.startswith("*") else found.keys).add(key(without_ends(address)))
        found.sources.setdefault(without_ends(address).lower(), path)
        first, _, rest = address.partition("/")
        if first in languages(place.site):
            found.keys.add(key(without_ends(rest)))


def _bare(address: str) -> str:
    return address.lstrip("/")


def _values(place: Place, page: str, text: str) -> Mapping[str, object]:
    """What the address of a page follows from in its front matter; mostly nothing."""
    named = "frontmatter" in place.site.settings
    if named or permalink_pattern(place.site, page) or _TELLING.search(text):
        return front_matter_in(text, place.site.profile)
    return {}


def page_addresses(place: Place, values: Mapping[str, object]) -> Iterator[str]:
    """The addresses of a post's page and its aliases, by its front matter, published or not.

    One that starts with `*` is only the last part of it.
    """
    told = as_published(values)
    made = output(place, told)
    if made is None or made.address is None:
        page = content_path(place.path, hugo_folders(place)) or place.path
        own = basename(page_folder(page, languages(place.site)))
        for name in (told.get("slug"), told.get("title"), own):
            yield from () if name in (None, "") else (f"*{name}".replace("/", " "),)
    for address in () if made is None else (made.address, *made.redirects):
        yield from (address,) if address else ()


def has_address(place: Place, path: str) -> bool:
    """Whether the page of a post may be reached at a path."""
    page = content_path(place.path, hugo_folders(place))
    text = place.files.part(place.path, FRONT)
    values = {} if page is None or text is None else _values(place, page, text)
    if not values:
        return True
    made = {key(without_ends(one)) for one in page_addresses(place, values)}
    return key(without_ends(path)) in made or key(basename(path)) in made


def without_ends(path: str) -> str:
    """A page's path without what stands for its file, and without the number of a page."""
    path = path.removesuffix("/").removesuffix("/index.html").removesuffix(".html")
    path = path.removesuffix(".htm")
    return _PAGE_NUMBER.sub("", "" if path in ("index", ".") else path.strip("/"))


def permalink_pattern(site: Site, page: str) -> str | None:
    """The pattern of `permalinks` that holds for a page of the content."""
    patterns = setting(site.settings, "permalinks")
    if not isinstance(patterns, Mapping) or page_name(page, languages(site)) == "_index":
        return None
    section = page.partition("/")[0].lower() if "/" in page else "/"
    return text_setting(patterns, "page", section) or text_setting(patterns, section)


def _above(page: str) -> Iterator[str]:
    """The keys of the folders that a page is in."""
    folder = dirname(page)
    while folder:
        yield key(folder)
        folder = dirname(folder)


def taxonomies(site: Site) -> tuple[str, ...]:
    """The plural names of a site's taxonomies."""
    named = setting(site.settings, "taxonomies")
    return tuple(map(str, named.values())) if isinstance(named, Mapping) else ("tags", "categories")


def _taxonomies_elsewhere(site: Site) -> Iterator[str]:
    """What the addresses of terms start with that `permalinks` place."""
    patterns = setting(site.settings, "permalinks")
    for kind in ("term", "taxonomy"):
        of_kind = setting(patterns, kind)
        for pattern in of_kind.values() if isinstance(of_kind, Mapping) else ():
            yield str(pattern).partition(":")[0]
    for plural in taxonomies(site):
        yield from (text.partition(":")[0] for text in texts(setting(patterns, plural)))


def terms(place: Place) -> frozenset[str] | None:
    """The keys of a site's lists of terms: `tags`, `tags/copper`; None where not all can be seen.

    Reads all front matter, once.
    """
    below = hugo_folders(place).content_folders
    return place.files.derived(_terms, place.site, place.files, below=below)


def _terms(site: Site, files: SiteFiles) -> frozenset[str] | None:
    place = Place(site, files, "")
    plurals = [plural.lower() for plural in taxonomies(site)]
    telling = re.compile("|".join(map(re.escape, plurals)) or "(?!)", re.IGNORECASE)
    found = set(map(key, plurals))
    try:
        for path in (p for mount in hugo_folders(place).content for p in files.walk(mount.folder)):
            text = files.part(path, FRONT) if path.lower().endswith(_SUFFIXES) else None
            if text is not None and telling.search(text):
                found.update(_terms_in(front_matter_in(text, site.profile), plurals))
    except OverflowError:
        return None
    return frozenset(found)


def _terms_in(values: Mapping[str, object], plurals: list[str]) -> Iterator[str]:
    for plural in plurals:
        held = values.get(plural)
        for term in listed(held):
            yield key(f"{plural}/{str(term).replace('/', ' ')}")


def direct_page(place: Place, folders: HugoFolders, path: str) -> str | None:
    """The content file that an address leads to by its path alone; None where none does so.

    A folder is given where it has no file of its own.
    """
    for mount in folders.content:
        source = mount.source(path.strip("/"))
        if source is None:
            continue
        for suffix in _SUFFIXES[:4]:
            for file in (f"{source}{suffix}", *(f"{source}/{i}{suffix}" for i in INDEXES)):
                if place.files.is_file(file):
                    return file
        if place.files.is_folder(source):
            return source
    return None
