"""What keeps browsers from following an address to where it is meant to lead."""

import re

from postlint.pattern import lazy

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
_FINE = lazy(r"[/#?]|https?://(?!https?[:/])[\w.-]+(?:[/?#:]|$)", re.IGNORECASE)
"""What most addresses start with; none of the faults does."""


def fault(address: str) -> str | None:
    """What is wrong with the form of an address; None where nothing is."""
    if _FINE.match(address):
        return None
    return next((message for pattern, message in _FAULTS if pattern.match(address)), None)
