from collections.abc import Iterator
from urllib.parse import urlsplit

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules._shared.hosts import is_local, use_https
from postlint.rules.images._addresses import LOADERS, loaded
from postlint.rules.images._srcset import candidates
from postlint.rules.rule import Rule


class InsecureImage(Rule):
    """An image is loaded over plain HTTP.

    On a page served over HTTPS, browsers ask for it over HTTPS instead, and show nothing where
    its host has none. Elsewhere anyone on the way can see and change it.

    ```markdown bad
    ![A copper kettle](http://photos.example/kettle.jpg)
    ```

    ```markdown fixed
    ![A copper kettle](https://photos.example/kettle.jpg)
    ```

    Told once a site for each host. The fix is unsafe: the host may not serve the same image over
    HTTPS. Local hosts are left alone.

    Source: W3C, "Mixed Content".
    """

    id = "insecure-image"
    fixes = ("unsafe",)
    presets = ("seo",)
    needs_elements = LOADERS
    folds = "site"
    severity: Severity = Severity.WARNING
    help = (
        "Use https://, or keep a copy beside the post: on a page served over HTTPS, browsers show "
        "nothing where the host has no HTTPS."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        insecure: dict[Element, dict[str, str]] = {}
        for image, name, value in loaded(post):
            if host := _insecure_host(name, value):
                insecure.setdefault(image, {})[name] = host
        for image, hosts in insecure.items():
            name, host = next(iter(hosts.items()))
            yield self.diagnostic(
                image.value_span(name),
                f"this {_kind(image)} is loaded over plain HTTP from {host}",
                fix=use_https(post, image, *hosts),
                cause=host,
            )


def _insecure_host(name: str, value: str) -> str | None:
    """The first public host that an attribute loads something from over HTTP."""
    if "http:" not in value.lower():
        return None
    urls = [found.url for found in candidates(value)] if "srcset" in name else [value]
    return next(filter(None, map(_public_host, urls)), None)


def _public_host(address: str) -> str | None:
    try:
        url = urlsplit(address.strip())
        host = url.hostname
    except ValueError:
        return None
    return host if url.scheme == "http" and host and not is_local(host) else None


def _kind(element: Element) -> str:
    around = element.parent
    holder = around.tag if element.tag == "source" and around else element.tag
    return {"video": "video", "audio": "sound"}.get(holder, "image")
