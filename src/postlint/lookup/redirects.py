"""Addresses that the site's host answers by rules of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_LISTS = ("_redirects", "static/_redirects", "public/_redirects", "source/_redirects")
_VARIABLE = lazy(r"[*:(\[{?].*", re.DOTALL)
_GONE = {"404", "410"}


def is_redirected(place: Place, path: str) -> bool:
    """Whether the host may send a path elsewhere. Reads Netlify's, Cloudflare's and Vercel's files.

    `path` has no `/` at its start.
    """
    wanted = path.strip("/")
    for prefix, is_whole in place.files.derived(_redirects, place.files):
        if wanted == prefix.strip("/") or (not is_whole and wanted.startswith(prefix)):
            return True
    return False


def _redirects(files: SiteFiles) -> tuple[tuple[str, bool], ...]:
    """What the sources of all redirects start with, and whether that is the whole of them."""
    found = []
    for source in (*_listed(files), *_netlify(files), *_vercel(files)):
        prefix = _VARIABLE.sub("", source)
        found.append((prefix.lstrip("/"), prefix == source))
    return tuple(found)


def _listed(files: SiteFiles) -> Iterator[str]:
    for name in _LISTS:
        for line in (files.text(name) or "").splitlines():
            words = line.partition("#")[0].split()
            if len(words) > 1 and words[0].startswith("/") and not _GONE & {*words}:
                yield words[0]


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


def _vercel(files: SiteFiles) -> Iterator[str]:
    try:
        settings = json.loads(files.text("vercel.json") or "{}")
    except (ValueError, RecursionError):
        return
    for key in ("redirects", "rewrites", "routes"):
        rules = setting(settings, key)
        for rule in rules if isinstance(rules, list) else ():
            yield from filter(None, (text_setting(rule, "source"), text_setting(rule, "src")))
