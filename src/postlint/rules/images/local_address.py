from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from urllib.parse import unquote, urlsplit

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.rules.images._srcset import candidates
from postlint.rules.rule import Rule

_MAYBE = lazy(
    r"//|file:|[a-z]:(?:[\\/]|%5C)|^\\\\",
    re.IGNORECASE,
)
_PUBLIC = lazy(r"https?://(?:[a-z\d-]+\.)+(?!local(?:host)?\b)[a-z]{2,}(?![^/?#])", re.IGNORECASE)
"""The start of an address with a name that is known everywhere: a tenth of reading its parts."""
_ADDRESS = lazy(r"(?:\]\(<?|\]:[ \t]*<?|=[\"'])[^\s)>\"']+")
_DISK = lazy(r"file:|[a-z]:[\\/]|\\\\[\w.-]+\\", re.IGNORECASE)
_NAME = lazy(r"(?:.*\.)?(?:localhost|local)", re.IGNORECASE)
_OWN = "the author's own computer"
_NETWORKS = tuple(
    ip_network(network)
    for network in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16"),
        *("0.0.0.0/32", "::1/128", "fc00::/7", "fe80::/10"),
    )
)
_PREVIEWS = frozenset(
    {"80", "443", "1111", "1313", "3000", "4000", "4321", "5000", "5173", "8000", "8080"}
)
"""The ports at which generators show a site to its author, and those that are left out."""
_OPENING = lazy(
    r"\b(?:visit|browse|open|navigate|browser|navegador|navigateur)\b|浏览器|ブラウザ|브라우저|браузер",
    re.IGNORECASE,
)
"""What is said of a server's own page where readers run it."""
_LOADED = ("src", "data", "poster", "srcset")
_HTTP = ("http", "https", "ws", "wss", "ftp", "")


class LocalAddress(Rule):
    """An image, a frame or a link leads to the author's own computer or network.

    It works where the post was written; readers get an empty box, or an error.

    ```markdown bad
    ![A copper kettle](http://localhost:1313/images/kettle.jpg)
    ```

    ```markdown good
    ![A copper kettle](/images/kettle.jpg)
    ```

    Told are `localhost`, names that end in `.local`, private addresses such as 192.168.0.10,
    `file:` and paths that begin with a drive. Links are left alone whose text is their address,
    and all to a server that the post tells readers to run: its text or code names the same port
    or host, or it has code, and the port is none at which generators show a site; or the line says
    to open its first page in a browser.

    Source: RFC 6761, RFC 6762, RFC 1918.
    """

    id = "local-address"
    presets = ("seo",)
    needs_elements = ("img", "source", "iframe", "embed", "object", "video", "audio", "a", "area")
    severity: Severity = Severity.WARNING
    help = "Put the file into the site, or give the address at which readers find it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for element in post.elements(*self.needs_elements):
            is_link = element.tag in ("a", "area")
            for name in ("href",) if is_link else _LOADED:
                value = element.attribute(name)
                if not value or is_dynamic(value) or not _MAYBE.search(value):
                    continue
                local = next(filter(None, map(_where, _addresses(name, value))), None)
                if local is None or (is_link and _is_meant(element, value, local, post)):
                    continue
                yield self.diagnostic(
                    element.value_span(name),
                    f"`{shortened(value.strip())}` is on {local}: no reader gets it",
                )


def _addresses(name: str, value: str) -> Iterator[str]:
    if name == "srcset":
        yield from (found.url for found in candidates(value))
    else:
        yield value.strip()


def _where(address: str) -> str | None:
    """Whose an address is, in words; None where it is none that only the author can reach."""
    if _PUBLIC.match(address):
        return None
    if _DISK.match(unquote(address)):
        return "the author's disk"
    try:
        url = urlsplit(address)
        host = url.hostname
    except ValueError:
        return None
    if not host or url.scheme.lower() not in _HTTP:
        return None
    if _NAME.fullmatch(host):
        return _OWN if "localhost" in host else "a local network"
    try:
        ip = ip_address(host)
    except ValueError:
        return None
    if ip.is_loopback:
        return _OWN
    return "a local network" if any(ip in network for network in _NETWORKS) else None


def _is_meant(link: Element, address: str, where: str, post: Post) -> bool:
    """Whether a link may be for a server that readers run: the post names it elsewhere, too."""
    if "disk" in where:
        return _bare(address) in _bare(link.text)
    url = urlsplit(address.strip())
    host = (url.netloc.rpartition("@")[2]).lower()
    if host and host in link.text.lower():
        return True
    if url.path in ("", "/") and _is_to_be_opened(link, post):
        return True
    _, _, port = host.rpartition(":")
    if port.isdecimal() and port not in _PREVIEWS and where == _OWN and post.code:
        return True
    named = re.escape(port) if port.isdecimal() else re.escape(host)
    around = _without_addresses(post)
    return re.search(rf"(?<![\w.]){named}(?!\w)", around, re.IGNORECASE) is not None


def _is_to_be_opened(link: Element, post: Post) -> bool:
    """Whether a line tells readers to open what they run."""
    start = link.span.start
    return _OPENING.search(post.source.slice(post.source.line_at(start))) is not None


@derived
def _without_addresses(post: Post) -> str:
    """The text of a post without the addresses of links and images."""
    return _ADDRESS.sub("", post.source.text[post.body.start :])


def _bare(text: str) -> str:
    return unquote(text).strip().strip("/").lower().replace("\\", "/")
