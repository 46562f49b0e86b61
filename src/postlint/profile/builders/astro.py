"""Astro, and Starlight: content collections and pages, in Markdown and MDX.

Source: Astro, "Content collections", "Pages", "Starlight".
"""

from __future__ import annotations

from postlint.files.reading import text_of
from postlint.pattern import lazy
from postlint.profile.config_files import LARGEST
from postlint.profile.pages import MARKDOWN, MDX, Pages, SiteConfig, begins_with_underscore, folders

_UNREAD = frozenset({".mdoc"})
_SOURCE = lazy(r"""\bsrcDir\s*:\s*["']([^"'\n]+)["']""")
_BASE = lazy(r"""\bbase\s*:\s*["'`]([^"'`\n]+)["'`]""")
_COLLECTIONS = tuple(
    f"content{sign}config.{suffix}" for sign in "./" for suffix in ("ts", "mts", "js", "mjs")
)


def pages(site: SiteConfig) -> Pages:
    found = _SOURCE.search(site.code)
    source = found[1].strip("/").removeprefix("./") if found else "src"
    bases = [f"{source}/content", f"{source}/pages"]
    for name in _COLLECTIONS:
        text = text_of(site.root / source / name, LARGEST)
        bases += [base[1] for base in _BASE.finditer(text or "")]
    return Pages(folders(bases), (*MARKDOWN, *MDX), begins_with_underscore, unread=_UNREAD)
