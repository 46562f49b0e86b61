"""The hosts that embeds and images come from, and how they are asked for."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.source import Span

_LOCAL = lazy(
    r"[^.]+|.*\.(?:localhost|local|internal|lan|home\.arpa|test|onion|i2p)", re.IGNORECASE
)
_THUMBNAILS = lazy(
    r"(?:tse\d*(?:-mm)?\.(?:mm|explicit)\.bing\.net|ts\d*\.(?:cn\.)?mm\.bing\.net|th\.bing\.com"
    r"|encrypted-tbn\d*\.gstatic\.com|tbn\d*\.google\.com|t\d\.gstatic\.com"
    r"|external-content\.duckduckgo\.com|im\d-tub-\w+\.yandex\.net"
    r"|img\d\.baidu\.com|img-search\.csdnimg\.cn)$",
    re.IGNORECASE | re.ASCII,
)
_THUMBNAIL_ADDRESS = lazy(
    r"(?:https?:)?//[^/?#]*(?:\.bing|gstatic|google|duckduckgo|yandex|baidu|csdnimg)",
    re.IGNORECASE,
)
"""What thumbnails' addresses start with; to read the address as a URL takes far longer."""
_SCHEME = lazy(r"(?:^|(?<=[\s,]))http(?=://)", re.IGNORECASE)


def is_local(host: str) -> bool:
    """Whether a host is reached without the public web, where HTTPS is not to be had."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return _LOCAL.fullmatch(host) is not None


def is_allowed(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a host is one of `hosts`, or below one."""
    return any(host == allowed or host.endswith(f".{allowed}") for allowed in map(str.lower, hosts))


def thumbnail_host(address: str) -> str | None:
    """The host of an address where a search engine keeps its thumbnails; None for any other."""
    address = address.strip()
    if not _THUMBNAIL_ADDRESS.match(address):
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host if _THUMBNAILS.match(host) else None


def use_https(post: Post, element: Element, *names: str) -> Fix | None:
    """A fix that turns `http:` into `https:` in these attributes; None where they are not exact."""
    edits: list[Edit] = []
    for name in names:
        span = element.value_span(name)
        written = post.source.text[slice(*span)]
        if element.is_markdown and written != element.attribute(name):
            return None
        for scheme in _SCHEME.finditer(written):
            end = span.start + scheme.end()
            edits.append(Edit(Span(end, end), "s"))
    return Fix("Use https", Applicability.UNSAFE, tuple(edits)) if edits else None
