"""Hexo: `source_dir`, but for names with `_`, which are its own, and what `skip_render` copies.

Source: Hexo, "Configuration", "Writing".
"""

from __future__ import annotations

from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.pages import HTML, MARKDOWN, Pages, SiteConfig, folders

_KEPT = frozenset({"_posts", "_drafts"})
_CLOSED = frozenset({"scaffolds", "themes", "public", "db"})


def pages(site: SiteConfig) -> Pages:
    (source,) = folders([text_setting(site.settings, "source_dir") or "source"])
    skipped = (
        f"/{source}/{glob.lstrip('/')}"
        for key in ("skip_render", "exclude", "ignore")
        for glob in texts(setting(site.settings, key))
    )
    return Pages(
        (source,), (*MARKDOWN, *HTML), _is_own, tuple(skipped), frozenset(HTML), closed=_CLOSED
    )


def _is_own(name: str) -> bool:
    return name.startswith("_") and name not in _KEPT
