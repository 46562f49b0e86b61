"""What a Hugo site's settings let through of a post's body."""

from __future__ import annotations

import re
from collections.abc import Mapping

from postlint.dialect.generator import Version
from postlint.lookup.hugo_folders import hugo_folders
from postlint.profile.config_files import setting, texts
from postlint.profile.profile import Profile
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_HTML = "text/html"
_HTML_SUFFIXES = (".html", ".htm")


def drops_raw_html(place: Place, profile: Profile) -> bool:
    """Whether Hugo leaves HTML out of Markdown; False where that is not known.

    A theme's `markup` counts only where the site asks for it by `_merge`: then nobody knows.
    """
    if not _is_since(profile.generator.drops_raw_html_since, profile.version):
        return False
    settings = place.site.settings
    markup = setting(settings, "markup")
    if _merges(settings) or _merges(markup):
        return False
    handler = setting(markup, "defaultMarkdownHandler")
    unsafe = setting(markup, "goldmark", "renderer", "unsafe")
    return unsafe in (None, False) and handler in (None, "goldmark")


def denies_html(place: Place, profile: Profile) -> bool:
    """Whether Hugo refuses to build a site with posts in HTML; False where that is not known.

    Source: Hugo's `security.allowContent`, patterns of media types, where `! ` denies.
    """
    if not _is_since(profile.generator.denies_html_since, profile.version):
        return False
    patterns = texts(setting(place.site.settings, "security", "allowContent"))
    if _merges(setting(place.site.settings, "security")):
        return False
    try:
        denied = [re.compile(p[1:].strip()) for p in patterns if p.startswith("!")]
        allowed = [re.compile(p) for p in patterns if not p.startswith("!")]
    except re.error:
        return False
    if not patterns:
        return True
    if any(pattern.search(_HTML) for pattern in denied):
        return True
    return bool(allowed) and not any(pattern.search(_HTML) for pattern in allowed)


def is_first_html_post(place: Place) -> bool:
    """Whether a post is the first in HTML of its site, by path; False where not all are seen."""
    folders = tuple(sorted(hugo_folders(place).content_folders))
    first = place.files.derived(_first_html, place.files, folders, below=folders)
    return first == place.path


def _first_html(files: SiteFiles, folders: tuple[str, ...]) -> str | None:
    try:
        for folder in folders:
            for path in files.walk(folder):
                if path.lower().endswith(_HTML_SUFFIXES):
                    return path
    except OverflowError:
        return None
    return None


def _is_since(since: Version | None, version: Version | None) -> bool:
    return since is not None and (version is None or version >= since)


def _merges(settings: object) -> bool:
    return isinstance(settings, Mapping) and setting(settings, "_merge") not in (None, "none")
