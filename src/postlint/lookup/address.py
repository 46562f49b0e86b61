"""Addresses that lead to the post's own site."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from postlint.document.mask import is_dynamic
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place, Site

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_PLAIN = re.compile(r"[\\{}<>|$^*`\"\x00-\x1f]|%%|&#")
"""What stands in templates of other programs and in slips that malformed-link reports."""
_LONGEST = 1000


class Address(NamedTuple):
    """A local address. `path` is decoded and has no `/` at its start; empty for this very page."""

    path: str
    fragment: str
    is_rooted: bool
    """Whether it starts at the site's root, and not at the page."""


def local_address(written: str, place: Place) -> Address | None:
    """An address as the site's own; None where it leads elsewhere, or nobody can tell."""
    written = written.strip()
    if not written or len(written) > _LONGEST or is_dynamic(written) or _NOT_PLAIN.search(written):
        return None
    try:
        url = urlsplit(written)
        host = url.hostname
    except ValueError:
        return None
    base = _base(place.site)
    if _SCHEME.match(written) or written.startswith("//"):
        if base is None or host != base.hostname or url.scheme not in ("http", "https", ""):
            return None
    elif not url.path.startswith("/"):
        return Address(unquote(url.path), unquote(url.fragment), is_rooted=False)
    prefix = base.path.strip("/") if base else ""
    path = unquote(url.path).lstrip("/")
    if prefix:
        if not f"{path}/".startswith(f"{prefix}/"):
            return None  # another site of the same host
        path = path[len(prefix) :].lstrip("/")
    return Address(path, unquote(url.fragment), is_rooted=True)


def _base(site: Site) -> _Base | None:
    name = site.profile.generator.name
    keys = {"hugo": "baseURL", "zola": "base_url", "hexo": "url", "jekyll": "url"}
    try:
        url = urlsplit(text_setting(site.settings, keys.get(name, "")) or "")
        path = text_setting(site.settings, {"jekyll": "baseurl", "hexo": "root"}.get(name, ""))
        return _Base(url.hostname, path if path is not None else url.path)
    except ValueError:
        return None


class _Base(NamedTuple):
    hostname: str | None
    path: str
