"""Addresses that the site's host answers by rules of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from posixpath import basename

from postlint.lookup.hugo_folders import hugo_folders
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles

_FOLDERS = ("", "static/", "public/", "source/", "src/", "docs/", "content/")
_VARIABLE = lazy(r"[*:(\[{?$].*", re.DOTALL)
_LAYOUTS = ("layouts", "layouts/_default")
_APACHE = lazy(r"^[ \t]*Redirect(?:Match|Permanent|Temp)?\s+(?:\d{3}\s+)?\^?(/\S*)", re.MULTILINE)
_IN_CODE = lazy(r"""\b(?:from|source)\s*:\s*(?:\[\s*)?["'`](/[^"'`\n]*)["'`]""")
_PAIRS_IN_CODE = lazy(r"\bredirects\s*:\s*\{(?P<pairs>[^{}]*)\}")
_PATH_IN_CODE = lazy(r"""["'`](/[^"'`\n]*)["'`]\s*:""")
_HOST = lazy(r"^https?://[^/]+")
_GONE = {"404", "410"}
_JSON = {
    "vercel.json": (("redirects",), ("rewrites",), ("routes",)),
    "firebase.json": (("hosting", "redirects"), ("hosting", "rewrites")),
    "staticwebapp.config.json": (("routes",),),
    "static.json": (("redirects",), ("routes",)),
}
"""Where the files of hosts list redirects: as lists of rules, or by the addresses."""
_SOURCES = ("source", "src", "route", "from", "regex")


def is_redirected(place: Place, path: str) -> bool:
    """Whether the host may send a path elsewhere, by the files that hosts and plugins read.

    `path` has no `/` at its start.
    """
    wanted = path.strip("/")
    for prefix, is_whole in place.files.derived(_redirects, place.site, place.files):
        if wanted == prefix.strip("/") or (not is_whole and wanted.startswith(prefix)):
            return True
    return False


def _redirects(site: Site, files: SiteFiles) -> tuple[tuple[str, bool], ...]:
    """What the sources of all redirects start with, and whether that is the whole of them."""
    found = []
    told = (_listed(site, files), _netlify(files), _in_json(files), _by_settings(site, files))
    for source in (source for sources in told for source in sources):
        prefix = _VARIABLE.sub("", source.removeprefix("^"))
        found.append((prefix.lstrip("/"), prefix == source))
    return tuple(found)


def _listed(site: Site, files: SiteFiles) -> Iterator[str]:
    """Those of Netlify's and Cloudflare's lists, and of layouts that make one."""
    folders = list(_FOLDERS)
    if site.generator.has_mounts:
        folders += [f"{mount.folder}/" for mount in hugo_folders(Place(site, files, "")).static]
    lists = [f"{folder}_redirects" for folder in dict.fromkeys(folders)]
    for folder in _LAYOUTS if site.generator.has_mounts else ():
        lists += [f"{folder}/{name}" for name in files.names(folder) if "redirects" in name]
    for name in lists:
        for line in (files.text(name) or "").splitlines():
            words = line.partition("#")[0].split()
            source = _HOST.sub("", words[0]) if words else ""
            if len(words) > 1 and source.startswith("/") and not _GONE & {*words}:
                yield source
    for folder in folders:
        yield from _APACHE.findall(files.text(f"{folder}.htaccess") or "")


def _netlify(files: SiteFiles) -> Iterator[str]:
    text = files.text("netlify.toml")
    if not text:
        return
    import tomli

    try:
        settings = tomli.loads(text)
    except ValueError:
        return
    redirects = setting(settings, "redirects")
    for redirect in redirects if isinstance(redirects, list) else ():
        source = text_setting(redirect, "from")
        if source and str(setting(redirect, "status")) not in _GONE:
            yield source


def _in_json(files: SiteFiles) -> Iterator[str]:
    for name, places in _JSON.items():
        try:
            settings = json.loads(files.text(name) or "{}")
        except (ValueError, RecursionError):
            continue
        for keys in places:
            rules = setting(settings, *keys)
            if isinstance(rules, Mapping):
                yield from map(str, rules)
            for rule in rules if isinstance(rules, list) else ():
                yield from filter(None, (text_setting(rule, key) for key in _SOURCES))


def _by_settings(site: Site, files: SiteFiles) -> Iterator[str]:
    """Those that plugins are told in the site's own config."""
    plugins = setting(site.settings, "plugins")
    for plugin in plugins if isinstance(plugins, list) else ():
        maps = setting(plugin, "redirects", "redirect_maps")
        for source in maps if isinstance(maps, Mapping) else ():
            yield f"/{re.sub(r'(?:(?:^|/)index)?[.]md$', '', str(source))}"
    name = basename(site.because or "")
    if name.endswith((".js", ".mjs", ".cjs", ".ts", ".mts")):
        code = files.text(name) or ""
        yield from _IN_CODE.findall(code)
        for found in _PAIRS_IN_CODE.finditer(code):
            yield from _PATH_IN_CODE.findall(found["pairs"])
