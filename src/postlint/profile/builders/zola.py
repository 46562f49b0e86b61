"""Zola: all Markdown below `content`. Source: Zola, "Directory structure"."""

from __future__ import annotations

from pathlib import Path

from postlint.profile.config_files import Settings
from postlint.profile.pages import Pages

_CLOSED = frozenset({"templates", "static", "themes", "sass", "public"})


def pages(root: Path, settings: Settings, code: str) -> Pages:  # noqa: ARG001
    ignored = settings.get("ignored_content")
    without = tuple(map(str, ignored)) if isinstance(ignored, list) else ()
    return Pages(("content",), (".md",), without=without, closed=_CLOSED)
