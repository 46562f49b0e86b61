"""Posts that no page is made of, but a file of another kind: a feed, a list for machines."""

from __future__ import annotations

import re

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
    addresses = (matter.text(key) for key in _ADDRESS_KEYS) if matter is not None else ()
    return any(_OTHER_FILE.search(address) for address in addresses if address)
