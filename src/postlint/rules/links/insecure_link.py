import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.links._hrefs import addresses
from postlint.rules.rule import Rule
from postlint.source import Span

_HERE = re.compile(
    r"(?:[^.]*|(?:\d+\.){3}\d+|\[.*|.*:.*|.*\.(?:local|localhost|internal|lan|test|example|invalid|onion)"
    r"|(?:.*\.)?example\.(?:com|net|org))$"
)


class InsecureLink(Rule):
    """A link leads to a page over plain HTTP.

    What readers see there can be read and changed on its way to them, and browsers warn of it.

    ```markdown bad
    The [museum of kettles](http://kettles.museum/) is open on Mondays.
    ```

    ```markdown fixed
    The [museum of kettles](https://kettles.museum/) is open on Mondays.
    ```

    Hosts of a local network, plain IP addresses and those reserved for examples are left alone.
    The fix is unsafe: the host may not serve the same page over HTTPS.
    """

    id = "insecure-link"
    fixes = ("unsafe",)
    default = False
    presets = ("strict",)
    needs_elements = ("a", "area")
    folds = "site"
    severity: Severity = Severity.INFO
    help = "Use `https:` where the page is served that way, as nearly all are."

    #: Hosts that may be linked to over HTTP.
    allowed_hosts: tuple[str, ...] = ()

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for link, address in addresses(post):
            url = link.url("href")
            if url is None or url.scheme != "http" or not url.hostname:
                continue
            if not _HERE.match(url.hostname) and url.hostname not in self.allowed_hosts:
                yield self.diagnostic(
                    link.value_span("href"),
                    f"`{shortened(address)}` is loaded over plain HTTP",
                    fix=_use_https(post, link, address),
                    cause=url.hostname,
                )


def _use_https(post: Post, link: Element, address: str) -> Fix | None:
    """The fix; None where the address stands elsewhere, or more than once."""
    span = link.value_span("href")
    written = post.source.slice(span)
    if written.count(address) != 1:
        return None
    at = span.start + written.index(address) + len("http")
    return Fix("Use https", Applicability.UNSAFE, (Edit(Span(at, at), "s"),))
