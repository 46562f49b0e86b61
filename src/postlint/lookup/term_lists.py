"""Whether a site lists its posts by their terms, where its generator does not by itself."""

from __future__ import annotations

import re
from posixpath import splitext

from postlint.profile.config_files import text_setting
from postlint.profile.site import Site
from postlint.profile.site_files import SiteFiles

_SUFFIXES = frozenset({".html", ".htm", ".md", ".markdown", ".liquid", ".rb", ".yml", ".xml"})
_MOST_FILES = 2_000


def lists_terms(site: Site) -> bool:
    """Whether it does, or may: a theme that is not at hand may do it."""
    terms, files = site.generator.terms, site.files
    if terms is None or files is None or not terms.listed_by:
        return terms is not None
    layouts = tuple(filter(files.is_folder, site.generator.layout_folders))
    if not layouts or any(text_setting(site.settings, key) for key in ("theme", "remote_theme")):
        return True
    below = (*layouts, *filter(files.is_folder, site.generator.plugin_folders))
    return files.derived(_has, files, terms.listed_by, below, below=below)


def _has(files: SiteFiles, pattern: str, folders: tuple[str, ...]) -> bool:
    """Whether a file at the root, or one in the folders, has what matches a pattern."""
    paths = [name for name in files.names("") if files.is_file(name)]
    try:
        for folder in folders:
            paths += files.walk(folder)
    except OverflowError:
        return True
    if len(paths) > _MOST_FILES:
        return True
    told = re.compile(pattern, re.IGNORECASE)
    read = (path for path in paths if splitext(path)[1].lower() in _SUFFIXES)
    return any(told.search(files.text(path) or "") for path in read)
