"""The posts of a site by the addresses of their pages, whoever builds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import basename, dirname, splitext
from urllib.parse import unquote

from postlint.lookup.addresses import Output, keys, lists, output
from postlint.lookup.front_matter import as_published, front_matter_in
from postlint.pattern import lazy
from postlint.profile.config_files import setting
from postlint.profile.parts import FRONT
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_MOST_READ = 3_000
"""How many posts are read at most, to find one by its address."""
_INDEXES = ("index", "_index", "readme")
_PREFIX = re.compile(r"(?:\d{4}-\d{1,2}-\d{1,2}|\d+)[-_. ]+(?=.)")
_INERT = lazy(
    r"(?:^|/)(?:search|jekyll-(?:feed|sitemap|seo-tag|redirect-from|relative-links|gist|mentions"
    r"|optional-front-matter|readme-index|titles-from-headings|include-cache|github-metadata|toc"
    r"|default-layout|coffeescript|avatar|last-modified-at|remote-theme|commonmark\S*)|jemoji)$"
)
"""Plugins that make no pages but at addresses of their own."""
_MAKING = lazy(
    r"openapi|typedoc|generated-index|plugins\s*:\s*\[\s*[^\]\s]|themes\s*:\s*\[\s*[^\]\s]"
)
_SUFFIX = (".html", ".htm")


class Pages(NamedTuple):
    """The pages of a site: their posts by `normal` address, empty where two have one.

    `others` are addresses that no post is the source of. `is_whole` is whether all are known.
    """

    sources: Mapping[str, str]
    others: frozenset[str]
    is_whole: bool


def normal(address: str) -> str:
    """What the addresses of one page have in common: case, slashes and suffix do not count."""
    path = unquote(address).lower().strip("/")
    if path == "index.html" or path.endswith("/index.html"):
        path = path[: -len("index.html")]
    for suffix in _SUFFIX:
        path = path.removesuffix(suffix)
    return path.strip("/")


def source_at(place: Place, address: str) -> str | None:
    """The post whose page is at an address in a site; None where there is none, or it is not known.

    Files of a like name are looked at first: others are read only where none of them is it.
    """
    return place.files.derived(_source_at, place.site, place.files, normal(address))


def _source_at(site: Site, files: SiteFiles, wanted: str) -> str | None:
    place = Place(site, files, "")
    stem = wanted.rpartition("/")[2]
    paths = _by_stem(place).get(stem, ()) if stem else ()
    found = [path for path in paths if wanted in addresses_of(place._replace(path=path))]
    if found:
        return found[0] if len(found) == 1 else None
    return all_pages(place).sources.get(wanted) or None


def all_pages(place: Place) -> Pages:
    """All pages of a site. Reads all its posts, once."""
    below = _folders(place.site)
    return place.files.derived(_pages, place.site, place.files, below=below)


def post_files(place: Place) -> tuple[str, ...]:
    """The files of a site's posts, from its root; none where there are too many."""
    below = _folders(place.site)
    return place.files.derived(_post_files, place.site, place.files, below=below)


def _post_files(site: Site, files: SiteFiles) -> tuple[str, ...]:
    try:
        return tuple(path for _, path in _posts(Place(site, files, "")))
    except OverflowError:
        return ()


def address(place: Place) -> str | None:
    """The address of the page of the post at a place; None where it is not known."""
    made = place.files.derived(_output, place.site, place.files, place.path)
    return made.address if made is not None else None


def addresses_of(place: Place) -> tuple[str, ...]:
    """The normal addresses of the page of the post at a place, published or not."""
    made = place.files.derived(_output, place.site, place.files, place.path)
    found = () if made is None else (made.address, *made.redirects)
    return tuple(normal(one) for one in found if one is not None)


def _output(site: Site, files: SiteFiles, path: str) -> Output | None:
    place = Place(site, files, path)
    text = files.part(path, FRONT)
    if text is None:
        return None
    asked = _telling(site.generator.name)
    values = front_matter_in(text, site.profile) if asked.search(text) else {}
    return output(place, as_published(values))


@lru_cache(maxsize=16)
def _telling(generator: str) -> re.Pattern[str]:
    """What stands in a post whose address follows from its front matter."""
    names = "|".join(map(re.escape, sorted(keys(generator)))) or "(?!)"
    return re.compile(rf"^[\s\"'{{,]*(?:{names})[\"']?\s*[:=]", re.IGNORECASE | re.MULTILINE)


def _pages(site: Site, files: SiteFiles) -> Pages:
    place = Place(site, files, "")
    found: dict[str, str] = {}
    outputs: list[Output] = []
    is_whole = True
    try:
        paths = [path for _, path in _posts(place)]
        is_whole = len(paths) <= _MOST_READ
    except OverflowError:
        return Pages({}, frozenset(), is_whole=False)
    for path in paths if is_whole else ():
        made = files.derived(_output, site, files, path)
        if made is not None:
            outputs.append(made)
        is_whole = is_whole and made is not None and made.address is not None
        for address in addresses_of(place._replace(path=path)):
            found[address] = "" if found.get(address, path) != path else path
    others = frozenset(normal(one.address) for one in lists(site, outputs))
    return Pages(found, others, is_whole and not site.generator.has_mounts)


def _by_stem(place: Place) -> Mapping[str, list[str]]:
    below = _folders(place.site)
    return place.files.derived(_stems, place.site, place.files, below=below)


def _stems(site: Site, files: SiteFiles) -> Mapping[str, list[str]]:
    """The posts of a site by the names that addresses mostly end in."""
    found: dict[str, list[str]] = {}
    try:
        for stem, path in _posts(Place(site, files, "")):
            bare = _PREFIX.sub("", stem, count=1)
            for name in {stem, bare, bare.partition(".")[0]}:
                found.setdefault(name, []).append(path)
    except OverflowError:
        return {}
    return found


def _posts(place: Place) -> Iterator[tuple[str, str]]:
    """The posts of a site, each with its name, or that of the folder whose page it is.

    Raises OverflowError where there are too many.
    """
    pages = place.site.pages
    seen: set[str] = set()
    for folder in _folders(place.site) if pages is not None else ():
        for path in place.files.walk(folder):
            if path in seen or pages is None or not pages.has(path):
                continue
            seen.add(path)
            stem = splitext(basename(path))[0].lower()
            is_index = stem.partition(".")[0] in _INDEXES
            yield (basename(dirname(path)).lower() if is_index else stem), path


def _folders(site: Site) -> tuple[str, ...]:
    """The folders that a site's pages lie in, those in others left out."""
    if site.pages is None:
        return ()
    named = sorted(folder or "." for folder in site.pages.folders if not folder.startswith(".."))
    return (".",) if "." in named else tuple(named)


def may_have_more_pages(place: Place) -> bool:
    """Whether plugins, scripts or a theme of a site may make pages that are nobody's post."""
    return place.files.derived(_may_have_more, place.site, place.files)


def _may_have_more(site: Site, files: SiteFiles) -> bool:
    settings = site.settings
    named = setting(settings, "plugins") or setting(settings, "gems")
    plugins = named if isinstance(named, list | Mapping) else ()
    names = (str(next(iter(one), "") if isinstance(one, Mapping) else one) for one in plugins)
    if any(not _INERT.search(name) for name in names) or files.is_folder("_plugins"):
        return True
    if setting(settings, "hooks") or _MAKING.search(_config(site, files)):
        return True
    below = tuple(filter(files.is_folder, site.generator.folders_of_routes))
    return bool(below) and files.derived(_has_routes, files, below, below=below)


def _has_routes(files: SiteFiles, folders: tuple[str, ...]) -> bool:
    """Whether code makes pages of any address: a name in brackets stands for many."""
    try:
        return any("[" in path for folder in folders for path in files.walk(folder))
    except OverflowError:
        return True


def _config(site: Site, files: SiteFiles) -> str:
    """The text of a config that is code; empty where it is data."""
    name = site.because or ""
    is_code = name.endswith((".js", ".mjs", ".cjs", ".ts", ".mts"))
    return (files.text(name) or "") if is_code else ""
