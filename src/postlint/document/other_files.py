"""Posts that no page is made of, but a file of another kind: a feed, a list for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.front_matter import FrontMatter
from postlint.pattern import lazy

_ADDRESS_KEYS = ("permalink", "url", "save_as")
_OTHER_FILE = lazy(
    r"\.(?:atom|css|csv|ics|js|json|md|opml|rss|svg|toml|txt|webmanifest|xml|xsl|ya?ml)$"
    r"|(?:^|/)(?:_redirects|_headers|CNAME|\.htaccess)$",
    re.IGNORECASE,
)


def makes_other_file(matter: FrontMatter | None) -> bool:
    """Whether the address that front matter asks for says that something else than HTML is made."""
    return any(map(_OTHER_FILE.search, _addresses(matter)))


def makes_program(matter: FrontMatter | None) -> bool:
    """Whether that address says that a server may run what is made, as it does PHP."""
    return any(address.lower().endswith(".php") for address in _addresses(matter))


def _addresses(matter: FrontMatter | None) -> Iterator[str]:
    texts = (matter.text(key) for key in _ADDRESS_KEYS) if matter is not None else ()
    return (text for text in texts if text)
