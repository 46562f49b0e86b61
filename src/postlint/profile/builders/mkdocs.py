"""MkDocs: `docs_dir`, but for `exclude_docs` and templates of its own.

Source: MkDocs, "Configuration": `docs_dir`, `exclude_docs`, `theme.custom_dir`.
"""

from __future__ import annotations

from posixpath import normpath

from postlint.profile.config_files import setting, text_setting
from postlint.profile.pages import Pages, SiteConfig, folders

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def pages(site: SiteConfig) -> Pages:
    (docs,) = folders([text_setting(site.settings, "docs_dir") or "docs"])
    before = f"/{docs}/" if docs else "/"
    excluded = (text_setting(site.settings, "exclude_docs") or "").splitlines()
    lines = (line.split(" #")[0].strip() for line in excluded)
    without = [_below(line, before) for line in lines if line and not line.startswith("#")]
    own = text_setting(site.settings, "theme", "custom_dir")
    if own:
        without.append(f"/{normpath(own)}/")
    if not isinstance(setting(site.settings, "theme"), dict):
        without.append(f"{before}templates/")
    return Pages((docs,), _SUFFIXES, lambda name: name.startswith("."), tuple(without))


def _below(pattern: str, before: str) -> str:
    """A pattern seen from the docs as one seen from the root."""
    sign = "!" * pattern.startswith("!")
    pattern = pattern.removeprefix("!")
    inner = pattern.rstrip("/")
    return f"{sign}{before}{pattern.lstrip('/') if '/' in inner else f'**/{pattern}'}"
