"""The address that Hugo gives a page, letter by letter.

Source: Hugo, "URL management"; `paths.Sanitize` and `page_paths.go` of its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from unicodedata import category

from postlint.lookup.hugo_pages import permalink_pattern
from postlint.lookup.hugo_paths import INDEXES, languages, page_name
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Site

_ALLOWED = frozenset("./\\_#+~-@")
_PLAIN = re.compile(r"[a-z0-9./_-]*")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")


class _Ways(NamedTuple):
    """What a site's settings say of addresses. `folders` are of one language each."""

    languages: tuple[str, ...]
    folders: tuple[tuple[str, str], ...]
    default: str
    has_default_folder: bool
    has_hosts: bool
    has_patterns: bool
    keeps_case: bool
    ugly: object


@lru_cache(maxsize=16)
def _ways(site: Site) -> _Ways:
    settings = site.settings
    own = dict(_own_settings(site))
    return _Ways(
        languages(site),
        tuple((f"{normpath(f)}/", key) for key, s in own.items() if (f := _content(s))),
        (text_setting(settings, "defaultContentLanguage") or "en").lower(),
        setting(settings, "defaultContentLanguageInSubdir") is True,
        any(text_setting(own_settings, "baseURL") for own_settings in own.values()),
        setting(settings, "permalinks") is not None,
        setting(settings, "disablePathToLower") is True,
        setting(settings, "uglyURLs"),
    )


def _own_settings(site: Site) -> Iterator[tuple[str, object]]:
    """The settings that a site has for each of its languages."""
    named = setting(site.settings, "languages")
    for key, own in named.items() if isinstance(named, Mapping) else ():
        yield str(key).lower(), own


def _content(settings: object) -> str | None:
    return text_setting(settings, "contentDir")


class Page(NamedTuple):
    """A page of a Hugo site.

    Of two files with one `logical_path` Hugo builds only one. `file` is the one of the output that
    it is written to; None where that takes more to tell than its path and front matter.
    """

    logical_path: str
    file: str | None


def page_of(site: Site, path: str, page: str, values: Mapping[str, object]) -> Page:
    """The page of a post at a path seen from the site's root.

    `page` is its path in the content, `values` what its front matter says of `url`, `slug` and
    `outputs`.
    """
    ways = _ways(site)
    language = _language_key(ways, path)
    above, slash, name = page.rpartition("/")
    stem = name.rpartition(".")[0] if len(ways.languages) == 1 else page_name(name, ways.languages)
    own = above if stem in INDEXES else f"{above}{slash}{stem}"
    logical_path = f"{language}:{own.lower().replace(' ', '-')}"
    if values.get("outputs") is not None:
        return Page(logical_path, None)
    folder = f"/{language}" if language != ways.default or ways.has_default_folder else ""
    if ways.has_hosts:
        folder = f"//{language}"
    url = values.get("url")
    if isinstance(url, str) and url:
        above = folder if ways.has_hosts or not url.startswith("/") else ""
        return Page(logical_path, None if ":" in url else above + _file(url))
    if isinstance(ways.ugly, Mapping | list):
        return Page(logical_path, None)
    if ways.has_patterns and permalink_pattern(site, page):
        return Page(logical_path, None)
    slug = values.get("slug")
    if slug not in (None, "") and stem != "_index":
        own = join(dirname(own), str(slug))
    path = sanitized(own)
    path = path if ways.keeps_case else path.lower()
    if not path:
        return Page(logical_path, f"{folder}/index.html")
    end = ".html" if ways.ugly is True and stem != "_index" else "/index.html"
    return Page(logical_path, f"{folder}/{path}{end}")


def _language_key(ways: _Ways, path: str) -> str:
    """The site's own key of the language of a post."""
    for folder, key in ways.folders:
        if path.startswith(folder):
            return key
    if len(ways.languages) > 1:
        suffix = basename(path).split(".")[-2].lower()
        if suffix in ways.languages:
            return suffix
    return ways.default


def _file(url: str) -> str:
    """The file that an address is written to."""
    path = re.sub(r"/{2,}", "/", f"/{url}")
    if path.endswith("/") or "." not in basename(path):
        return f"{path.rstrip('/')}/index.html"
    return path


def sanitized(text: str) -> str:
    """A path with the signs left out that Hugo takes out, and hyphens for spaces."""
    if _PLAIN.fullmatch(text):
        return text
    made: list[str] = []
    waits = was_hyphen = False
    for at, sign in enumerate(text):
        if _is_allowed(text, at, sign):
            was_hyphen = sign == "-"
            if waits and not was_hyphen:
                made.append("-")
            waits = False
            made.append(sign)
        elif made and not was_hyphen and sign.isspace():
            waits = True
    return "".join(made)


def _is_allowed(text: str, at: int, sign: str) -> bool:
    if sign in _ALLOWED or (sign == "%" and _ESCAPED.match(text, at)):
        return True
    return category(sign)[0] in "LM" or category(sign) == "Nd"
