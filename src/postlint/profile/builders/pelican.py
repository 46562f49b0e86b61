"""Pelican: the folders that its settings name. Source: Pelican, "Settings", "Basic settings"."""

from __future__ import annotations

import re

from postlint.profile.pages import HTML, MARKDOWN, Pages, SiteConfig, folders

_TEXT = r"""(?m)^{name}\s*=\s*["']([^"'\n]+)["']"""
_LIST = r"""(?m)^{name}\s*=\s*[\[(]([^\])]*)[\])]"""
_ITEM = re.compile(r"""["']([^"'\n]+)["']""")


def pages(site: SiteConfig) -> Pages:
    found = re.search(_TEXT.format(name="PATH"), site.code)
    path = found[1] if found else "content" if (site.root / "content").is_dir() else "."
    articles = _listed(site.code, "ARTICLE_PATHS")
    inner = [*articles, *(_listed(site.code, "PAGE_PATHS") or ["pages"])] if articles else [""]
    excluded = _listed(site.code, "ARTICLE_EXCLUDES")
    return Pages(
        folders(f"{path}/{folder}" for folder in inner),
        (*MARKDOWN, *HTML),
        unread=frozenset({".rst"}),
        without=("/output/", "/themes/", *(f"/{path}/{name}/" for name in excluded if name)),
    )


def _listed(code: str, name: str) -> list[str]:
    found = re.search(_LIST.format(name=name), code)
    return _ITEM.findall(found[1]) if found else []
