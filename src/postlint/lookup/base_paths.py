"""Addresses that start with `/` in a site that is not at the root of its host."""

from __future__ import annotations

import re
from posixpath import basename, normpath, splitext
from urllib.parse import unquote, urlsplit

from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.lookup.address import base_of
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.local_files import clamped, local_files
from postlint.lookup.pages import source_at
from postlint.pattern import lazy
from postlint.profile.config_files import setting
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_PAGES = ("", ".html", ".htm")
_REPAIRED = lazy(r"HtmlBasePlugin|(?:rehype|remark)Plugins|relative_to_docs")
"""What in a config puts the base before addresses, or may."""
_HOOK = "render-link"


def outside_of_base(written: str, link: Element, place: Place) -> str | None:
    """The address that is meant by one which leads out of a site below a path of its host.

    None where it leads to nothing of the site, or the generator puts the path before it.
    """
    written = written.strip()
    if not written.startswith("/") or written.startswith("//") or is_dynamic(written):
        return None
    base = _base(place)
    if not base or f"{written}/".startswith(f"/{base}/") or is_repaired(link, place):
        return None
    try:
        path = unquote(urlsplit(written).path)
    except ValueError:
        return None
    return f"/{base}{written}" if _is_there(clamped(path), place, f"/{base}{written}") else None


def _base(place: Place) -> str:
    """The path that a site is at, without slashes at its ends; empty for the root of its host."""
    key = place.site.generator.base_in_code
    if key:
        return place.files.derived(_base_in_code, place.files, place.site.because or "", key)
    base = base_of(place.site)
    return base.path.strip("/") if base is not None else ""


def _base_in_code(files: SiteFiles, name: str, key: str) -> str:
    code = files.text(name) or ""
    found = re.search(rf"(?m)^(?![ \t]*(?://|\*))[^\n]*?\b{key}\s*:\s*[\"'`]([\w./-]+)[\"'`]", code)
    return normpath(f"/{found[1]}").strip("/") if found else ""


def _is_there(path: str, place: Place, right: str) -> bool:
    """Whether a site has a page or file at a path that is seen from its own root."""
    suffix = splitext(path)[1].lower()
    if suffix not in _PAGES:
        return any(True for _ in local_files(right, place))
    if not path or path == ".":
        return False
    if place.site.generator.has_mounts:
        mounts = hugo_folders(place).content
        if any(place.files.is_folder(f"{mount.folder}/{path.strip('/')}") for mount in mounts):
            return True
    return source_at(place, path) is not None


def is_repaired(link: Element, place: Place) -> bool:
    """Whether the generator may make another address of a link's: with the site's path before it,
    or that of its own language.
    """
    settings, files = place.site.settings, place.files
    if not place.site.generator.has_mounts:
        return bool(_REPAIRED.search(files.text(basename(place.site.because or "")) or ""))
    if any(setting(settings, key) is True for key in ("canonifyURLs", "relativeURLs")):
        return True
    if not link.is_markdown:
        return False
    hooks = setting(settings, "markup", "goldmark", "renderHooks", "link")
    several = setting(settings, "languages")
    is_set = hooks is not None or (isinstance(several, dict) and len(several) > 1)
    if is_set or not hugo_folders(place).is_whole:
        return True
    below = tuple(filter(files.is_folder, place.site.generator.layout_folders))
    return files.derived(_has_hook, files, below, below=below)


def _has_hook(files: SiteFiles, folders: tuple[str, ...]) -> bool:
    """Whether a template of the site or its themes makes links."""
    try:
        return any(basename(path).startswith(_HOOK) for one in folders for path in files.walk(one))
    except OverflowError:
        return True
