from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.links._faults import fault
from postlint.rules.links._hrefs import addresses
from postlint.rules.rule import Rule


class MalformedLink(Rule):
    """An address that no browser can follow to where it is meant to lead.

    ```markdown bad
    The [museum of kettles](http//kettles.museum/) is open on Mondays.
    ```

    ```markdown good
    The [museum of kettles](https://kettles.museum/) is open on Mondays.
    ```

    Reported are a scheme that is misspelled, doubled or lacks its colon or a slash, white space
    before or in the host, a scheme with nothing after it, and a host or mailbox without its
    scheme, which browsers take for a page of the same site. A host is told by `www.` or by an
    ending that files do not have.

    Source: WHATWG URL.
    """

    id = "malformed-link"
    presets = ("seo",)
    needs_elements = ("a", "area")
    severity: Severity = Severity.ERROR
    help = "Correct the address: readers who click it get an error page."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for link, address in addresses(post):
            why = fault(address)
            if why is not None:
                yield self.diagnostic(
                    link.value_span("href"), f"`{shortened(address)}` cannot be followed: {why}"
                )
