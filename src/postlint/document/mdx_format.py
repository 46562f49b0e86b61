"""Which of a site's `.md` files its compiler reads as MDX."""

from __future__ import annotations

import re

from postlint.document.front_matter import FrontMatter
from postlint.pattern import lazy
from postlint.profile.site import Place

CONFIGS = ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs")
_PLAIN = lazy(r"""\bformat\s*:\s*["'](?:detect|md)["']""")


def is_plain(matter: FrontMatter | None, place: Place | None) -> bool:
    """Whether Docusaurus is told to read an `.md` file as Markdown, and not as MDX.

    The post's own `mdx: {format: …}` wins over `markdown.format` of the site's config.
    """
    own = (
        matter.value("mdx", "format") if matter is not None and "mdx" in matter.root.keys else None
    )
    return own != "mdx" if isinstance(own, str) else config_says(place, CONFIGS, _PLAIN)


def config_says(place: Place | None, names: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    """Whether one of the site's files has a match."""
    texts = map(place.files.text, names) if place is not None else ()
    return any(pattern.search(text) for text in texts if text)
