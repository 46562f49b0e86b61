"""The pages that a Hugo site has, and where they are reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join
from typing import NamedTuple

from postlint.document.front_matter import read
from postlint.document.front_matter.split import split
from postlint.lookup.hugo_folders import HugoFolders, hugo_folders
from postlint.lookup.hugo_paths import INDEXES, content_path, languages, page_folder, page_name
from postlint.lookup.keys import key
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.profile import Profile
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles

_MOST_FILES = 20_000
"""How many are read at most: some seconds' work."""
_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".mdown", ".org", ".adoc", ".ad", ".rst", ".pdc")
_TELLING = lazy(r"^[\s\"'{,]*(?:slug|url|aliases)[\"']?\s*[:=]", re.IGNORECASE | re.MULTILINE)
_DATE = lazy(r"(\d{4})-(\d\d)-(\d\d)")
_TOKEN = lazy(r":(?:\[.*?\]|[a-z]+)")


class Pages(NamedTuple):
    """The addresses of a site's pages, by `keys.key`, without the language's prefix.

    `names` are the last parts of those that are not known exactly. Below each of `open` there may
    be any.
    """

    keys: frozenset[str]
    names: frozenset[str]
    open: tuple[str, ...]

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
    found = _Found(set(), set(), {f"{key(name)}/" for name in _taxonomies(site)})
    for path in paths:
        _add(found, place, folders, path)
    return Pages(frozenset(found.keys), frozenset(found.names), tuple(sorted(found.open)))


def _add(found: _Found, place: Place, folders: HugoFolders, path: str) -> None:
    page = content_path(path, folders)
    if page is None:
        return
    if basename(path).startswith("_content."):
        found.open.add(f"{key(dirname(page))}/".lstrip("/"))
        return
    found.keys.update(_above(page))
    if not path.lower().endswith(_SUFFIXES):
        return
    folder = page_folder(page, languages(place.site))
    found.keys.add(key(folder))
    pattern = permalink_pattern(place.site, page)
    text = place.files.text(path)
    if text is None:
        found.names.add(key(basename(folder)))
    elif pattern or _TELLING.search(text):
        values = _front_matter(text, place.site.profile)
        for address in addresses(place.site, page, values):
            (found.names if address.startswith("*") else found.keys).add(key(address))


def addresses(site: Site, page: str, values: Mapping[str, object]) -> Iterator[str]:
    """The addresses of a page, from its path in the content and its front matter.

    One that starts with `*` is only the last part of it.
    """
    folder = page_folder(page, languages(site))
    slug, url = values.get("slug"), values.get("url")
    name = str(slug) if slug not in (None, "") else basename(folder)
    if isinstance(url, str) and url:
        if ":" in url:
            yield f"*{name}"
        yield url
    elif pattern := permalink_pattern(site, page):
        yield from _expanded(pattern, page, folder, name, values)
    else:
        yield join(dirname(folder), name)
    for alias in texts(values.get("aliases")):
        yield alias if alias.startswith("/") else join(dirname(folder), alias)
        yield alias


def _expanded(
    pattern: str, page: str, folder: str, name: str, values: Mapping[str, object]
) -> Iterator[str]:
    """The address that a pattern of `permalinks` gives; of one not understood the last part."""
    title = str(values.get("title") or name).replace("/", " ")
    date = _DATE.search(str(values.get("date") or values.get("publishdate") or ""))
    slug = values.get("slug")
    parts = {
        ":section": page.partition("/")[0],
        ":sections": dirname(folder),
        ":title": title,
        ":slug": str(slug or title),
        ":filename": basename(folder),
        ":slugorfilename": name,
        ":contentbasename": basename(folder),
        ":slugorcontentbasename": name,
    }
    if date:
        parts |= {":year": date[1], ":month": date[2], ":day": date[3]}
    tokens = _TOKEN.findall(pattern)
    if all(token in parts for token in tokens):
        yield _TOKEN.sub(lambda found: parts[found[0]], pattern)
    else:
        for last in (name, title, basename(folder)):
            yield f"*{last}"


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


def _taxonomies(site: Site) -> Iterator[str]:
    """What the addresses of taxonomies start with."""
    named = setting(site.settings, "taxonomies")
    yield from map(str, named.values()) if isinstance(named, Mapping) else ("tags", "categories")
    patterns = setting(site.settings, "permalinks")
    for kind in ("term", "taxonomy"):
        of_kind = setting(patterns, kind)
        for pattern in of_kind.values() if isinstance(of_kind, Mapping) else ():
            yield str(pattern).partition(":")[0]
    for plural in named.values() if isinstance(named, Mapping) else ():
        yield from (text.partition(":")[0] for text in texts(setting(patterns, str(plural))))


def _front_matter(text: str, profile: Profile) -> Mapping[str, object]:
    """A post's front matter, keys in lower case; empty where there is none that can be read."""
    parts = split(text, profile.generator, 0)
    data = read(text, parts, profile).data if parts else {}
    return {name.lower(): value for name, value in data.items()}


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
