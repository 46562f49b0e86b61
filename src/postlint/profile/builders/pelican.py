"""Pelican: the folders that its settings name. Source: Pelican, "Settings", "Basic settings"."""

from __future__ import annotations

from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.pages import HTML, MARKDOWN, Pages, SiteConfig, folders


def pages(site: SiteConfig) -> Pages:
    usual = "content" if (site.root / "content").is_dir() else "."
    path = text_setting(site.settings, "PATH") or usual
    articles = texts(setting(site.settings, "ARTICLE_PATHS"))
    inner = [*articles, *(texts(setting(site.settings, "PAGE_PATHS")) or ["pages"])]
    excluded = texts(setting(site.settings, "ARTICLE_EXCLUDES"))
    return Pages(
        folders(f"{path}/{folder}" for folder in (inner if articles else [""])),
        (*MARKDOWN, *HTML),
        unread=frozenset({".rst"}),
        without=("/output/", "/themes/", *(f"/{path}/{name}/" for name in excluded if name)),
    )
