"""Which of a site's `.md` files its compiler reads as MDX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.pattern import lazy

if TYPE_CHECKING:
    from postlint.document.post import Post

CONFIGS = ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs")
_PLAIN = lazy(r"""\bformat\s*:\s*["'](?:detect|md)["']""")


def is_read_as_mdx(post: Post) -> bool:
    """Whether an `.md` post is MDX: to Docusaurus, where nothing says otherwise.

    The post's own `mdx: {format: …}` wins over `markdown.format` of the site's config.
    """
    if not post.profile.generator.reads_mdx or post.is_html:
        return False
    matter = post.front_matter
    own = (
        matter.value("mdx", "format") if matter is not None and "mdx" in matter.root.keys else None
    )
    if isinstance(own, str):
        return own == "mdx"
    return not config_says(post, CONFIGS, _PLAIN)


def config_says(post: Post, names: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    """Whether one of the site's files has a match."""
    if post.place is None:
        return False
    texts = map(post.place.files.text, names)
    return any(pattern.search(text) for text in texts if text)
