"""Zola: all Markdown below `content`. Source: Zola, "Directory structure"."""

from __future__ import annotations

from postlint.profile.pages import Pages, SiteConfig

_CLOSED = frozenset({"templates", "static", "themes", "sass", "public"})


def pages(site: SiteConfig) -> Pages:
    ignored = site.settings.get("ignored_content")
    without = tuple(map(str, ignored)) if isinstance(ignored, list) else ()
    return Pages(("content",), (".md",), without=without, closed=_CLOSED)
