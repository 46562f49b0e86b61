import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_THUMBNAILS = re.compile(
    r"(?:tse\d*(?:-mm)?\.(?:mm|explicit)\.bing\.net|ts\d*\.(?:cn\.)?mm\.bing\.net|th\.bing\.com"
    r"|encrypted-tbn\d*\.gstatic\.com|tbn\d*\.google\.com|t\d\.gstatic\.com"
    r"|external-content\.duckduckgo\.com|im\d-tub-\w+\.yandex\.net"
    r"|img\d\.baidu\.com|img-search\.csdnimg\.cn)$",
    re.IGNORECASE,
)
_CANDIDATES = re.compile(r",\s+|,(?=(?:https?:)?//)")


class HotlinkedImage(Rule):
    """An image is loaded from a search engine's thumbnails.

    These addresses are caches: they change or go away without notice, show another image for the
    same address, and the right to use the image was never asked for.

    ```html bad
    <img src="https://tse1.mm.bing.net/th?q=copper+kettle" alt="A copper kettle">
    ```

    ```html good
    <img src="/images/kettle.jpg" alt="A copper kettle">
    ```

    The front matter is looked at as well: `thumbnail`, `cover.image`, `images` and the like.
    """

    id = "hotlinked-image"
    presets = ("seo",)
    severity: Severity = Severity.WARNING
    help = (
        "Save an image that you may use beside the post and link to that: a search engine's copy "
        "can change or vanish at any time."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.front_matter is not None:
            for _, scalar in post.front_matter.scalars():
                if isinstance(scalar.value, str) and (host := _thumbnail_host(scalar.value)):
                    yield self._found(scalar.span, host)
        for image in post.elements("img", "source", "video", "input"):
            for name in ("src", "srcset", "poster", "data-src"):
                value = image.attribute(name)
                for address in _addresses(name, value or ""):
                    if host := _thumbnail_host(address):
                        yield self._found(image.value_span(name), host)
                        break

    def _found(self, span: Span, host: str) -> Diagnostic:
        return self.diagnostic(span, f"this image is a search engine's thumbnail, from {host}")


def _addresses(name: str, value: str) -> list[str]:
    if is_dynamic(value):
        return []
    if name != "srcset":
        return [value]
    return [part.split()[0] for part in _CANDIDATES.split(value) if part.strip()]


def _thumbnail_host(address: str) -> str | None:
    address = address.strip()
    if not address.lower().startswith(("http://", "https://", "//")):
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host if _THUMBNAILS.match(host) else None
