"""Addresses that lead to the post's own site."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote, urlsplit

from postlint.document.mask import is_dynamic
from postlint.pattern import lazy
from postlint.profile.site import Place, Site
from postlint.record import NamedTuple

_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_PLAIN = lazy(r"[\\{}<>|$^*`\"\x00-\x1f]|%%|&#")
"""What stands in templates of other programs and in slips that malformed-link reports."""
_LONGEST = 1000


class Address(NamedTuple):
    """A local address. `path` is decoded and has no `/` at its start; empty for this very page."""

    path: str
    fragment: str
    is_rooted: bool
    """Whether it starts at the site's root, and not at the page."""
    has_host: bool = False
    """Whether it names the site's host, which may serve other sites as well."""


def local_address(written: str, place: Place) -> Address | None:
    """An address as the site's own; None where it leads elsewhere, or nobody can tell."""
    written = written.strip()
    base = base_of(place.site)
    leads_out = _SCHEME.match(written) or written.startswith("//")
    if leads_out and (base is None or not base.hostname or base.hostname not in written.lower()):
        return None
    if not written or len(written) > _LONGEST or is_dynamic(written) or _NOT_PLAIN.search(written):
        return None
    try:
        url = urlsplit(written)
        host = url.hostname
    except ValueError:
        return None
    if leads_out:
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
    return Address(
        path, unquote(url.fragment), is_rooted=True, has_host=bool(leads_out) and not prefix
    )


def base_of(site: Site) -> Base | None:
    """Where a site is, by its settings; None where they do not say, or nobody can read it."""
    keys = site.profile.generator.address_keys
    values = [site.settings.get(key) for key in keys or ()]
    return _base(*(value if isinstance(value, str) else None for value in values)) if keys else None


@lru_cache(maxsize=64)
def _base(address: str | None, path: str | None) -> Base | None:
    try:
        url = urlsplit(address or "")
        return Base(url.hostname, url.path if path is None else path)
    except ValueError:
        return None


class Base(NamedTuple):
    """The host of a site, and the path that it is at."""

    hostname: str | None
    path: str
