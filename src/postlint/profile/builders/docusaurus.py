"""Docusaurus: docs, blog and pages, as far as its config's code says where; and what is translated.

Source: Docusaurus, "plugin-content-docs", "plugin-content-blog", "plugin-content-pages".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from postlint.pattern import lazy
from postlint.profile.pages import Pages, SiteConfig, folders

_PATH = lazy(r"""\bpath\s*:\s*["'`]([^"'`\n]+)["'`]""")
_ABOVE = lazy(r"""["'`]((?:\.\./)+[\w.][\w./-]*)["'`]""")
_OFF = lazy(r"\b(docs|blog|pages)\s*:\s*false\b")
_USUAL = {"docs": "docs", "blog": "blog", "pages": "src/pages"}
_VERSIONED = "versioned_docs"


def pages(site: SiteConfig) -> Pages:
    return Pages(folders(_folders(site.root, site.code)), (".md", ".mdx"), _is_partial)


def _folders(root: Path, code: str) -> Iterator[str]:
    off = {found[1] for found in _OFF.finditer(code)}
    named = [found[1] for pattern in (_PATH, _ABOVE) for found in pattern.finditer(code)]
    usual = (folder for name, folder in _USUAL.items() if name not in off)
    for folder in (*usual, *named):
        if (root / folder).is_dir() and not folder.startswith("/") and folder.strip("./"):
            yield folder
    yield from sorted(path.name for path in root.glob(f"*{_VERSIONED}"))
    yield "i18n"


def _is_partial(name: str) -> bool:
    return name.startswith("_") or name == "__tests__" or ".test." in name
