"""What the settings of a site of Hugo's say of addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import normpath

from postlint.lookup.hugo_paths import languages
from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.site import Site
from postlint.record import NamedTuple

TAXONOMIES = {"tag": "tags", "category": "categories"}


class Ways(NamedTuple):
    """What a site's settings say of addresses. `folders` are of one language each, the longest
    first: one language may have a folder in another's.
    """

    languages: tuple[str, ...]
    folders: tuple[tuple[str, str], ...]
    default: str
    has_default_folder: bool
    has_hosts: bool
    patterns: Mapping[str, str]
    keeps_case: bool
    keeps_accents: bool
    ugly: object
    has_aliases: bool
    taxonomies: tuple[str, ...]
    lists: frozenset[str]
    placed: Mapping[str, frozenset[str]]


@lru_cache(maxsize=16)
def ways_of(site: Site) -> Ways:
    settings = site.settings
    own = dict(_own_settings(site))
    named = setting(settings, "taxonomies")
    plurals = (named if isinstance(named, Mapping) else TAXONOMIES).values()
    off = {kind.lower() for kind in texts(setting(settings, "disableKinds"))}
    return Ways(
        languages(site),
        tuple(sorted(_folders(site, own), key=lambda folder: -len(folder[0]))),
        (text_setting(settings, "defaultContentLanguage") or "en").lower(),
        setting(settings, "defaultContentLanguageInSubdir") is True,
        any(text_setting(own_settings, "baseURL") for own_settings in own.values()),
        dict(_patterns(site)),
        setting(settings, "disablePathToLower") is True,
        setting(settings, "removePathAccents") is not True,
        setting(settings, "uglyURLs"),
        setting(settings, "disableAliases") is not True,
        tuple(str(plural).lower() for plural in plurals),
        frozenset({"home", "section", "taxonomy", "term"} - off),
        _placed(site),
    )


def _own_settings(site: Site) -> Iterator[tuple[str, object]]:
    """The settings that a site has for each of its languages."""
    named = setting(site.settings, "languages")
    for key, own in named.items() if isinstance(named, Mapping) else ():
        yield str(key).lower(), own


def _folders(site: Site, own: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The folders of languages, by their own settings and by mounts."""
    for key, settings in own.items():
        folder = text_setting(settings, "contentDir")
        if folder:
            yield f"{normpath(folder)}/", key
    yield from _mounted(site)


def _mounted(site: Site) -> Iterator[tuple[str, str]]:
    """The folders that are mounted as the content of one language."""
    mounts = setting(site.settings, "module", "mounts")
    for mount in mounts if isinstance(mounts, list) else ():
        source, language = text_setting(mount, "source"), text_setting(mount, "lang")
        several = texts(setting(mount, "sites", "matrix", "languages"))
        language = language or (several[0] if len(several) == 1 else None)
        if source and language:
            yield f"{normpath(source)}/", language.lower()


def _patterns(site: Site) -> Iterator[tuple[str, str]]:
    """The patterns of `permalinks` for the pages of sections."""
    patterns = setting(site.settings, "permalinks")
    for each in (patterns, setting(patterns, "page")):
        for section, pattern in each.items() if isinstance(each, Mapping) else ():
            if isinstance(pattern, str):
                yield str(section).lower(), pattern


def _placed(site: Site) -> Mapping[str, frozenset[str]]:
    """By kind, the sections and taxonomies whose lists `permalinks` put elsewhere."""
    patterns = setting(site.settings, "permalinks")
    found = {}
    for kind in ("section", "taxonomy", "term"):
        own = setting(patterns, kind)
        found[kind] = frozenset(own) if isinstance(own, Mapping) else frozenset()
    found["term"] |= frozenset(patterns) if isinstance(patterns, Mapping) else frozenset()
    return found
