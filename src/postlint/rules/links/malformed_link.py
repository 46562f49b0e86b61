import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.links._hrefs import addresses, shortened
from postlint.rules.rule import Rule

_SCHEME = r"(?:h{1,2}t{1,3}p{1,2}s{0,2}|hptts?|htpps?|httsp|thtps?|hthtps?|ttps?)"
_HOST = (
    r"(?:[a-z0-9-]+\.)+(?:com|net|edu|gov|(?:co|ac)\.uk)(?:[/?#:]|$)"
    r"|(?:[a-z0-9-]+\.)+(?:org|io|dev|de|fr|info)/|(?:[a-z0-9-]+\.){2,}org$"
)
"""Hosts by endings that files do not have: `notes.org` may be one of Emacs."""
_FAULTS = tuple(
    (lazy(pattern, re.IGNORECASE), message)
    for pattern, message in (
        (r"[\"'“”„‘’«»\\]+\s*https?:", "a quotation mark stands before it"),
        (r"https?:/*$", "nothing follows the scheme"),
        (rf"{_SCHEME}//\S", "the colon after the scheme is missing"),
        (rf"{_SCHEME}[;.,]/+\S", "the scheme is not followed by `://`"),
        (rf"{_SCHEME}\s+:|https?:/*\s+/?\S", "white space stands after the scheme"),
        (rf"(?!https?:){_SCHEME}://", "no browser knows its scheme"),
        (r"https?://https?:?//", "it has two schemes"),
        (r"https?:/(?![/\s])[\w-]+\.", "a slash is missing after the scheme"),
        (r"https?://[^/?#\\\s]*\s+[^\s]", "white space stands in its host"),
        (r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", "without `https://` it is a page of this site"),
        (_HOST, "without `https://` it is a page of this site"),
        (
            r"(?!.*@\dx\b)[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$",
            "without `mailto:` it is a page of this site",
        ),
    )
)
_FINE = re.compile(r"[/#?]|https?://(?!https?[:/])[\w.-]+(?:[/?#:]|$)", re.IGNORECASE)
"""What most addresses start with; none of the faults does."""


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
            for pattern, message in _FAULTS if not _FINE.match(address) else ():
                if pattern.match(address):
                    yield self.diagnostic(
                        link.value_span("href"),
                        f"`{shortened(address)}` cannot be followed: {message}",
                    )
                    break
