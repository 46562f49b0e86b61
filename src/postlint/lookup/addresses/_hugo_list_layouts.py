"""Whether Hugo has a layout for the lists that it makes by itself: else it writes none.

Source: Hugo, "Template lookup order"; it warns of each kind that it "found no layout file" for.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join

from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Site
from postlint.profile.site_files import SiteFiles

_NAMES = frozenset({"list", "all", "section", "taxonomy", "term", "terms"})
_MAY_HAVE_MORE = ("theme", "module")
"""Settings that bring layouts from elsewhere."""


def has_layout(site: Site, kind: str, name: str) -> bool:
    """Whether there may be one for the list of a section or a taxonomy of a name.

    It is so where a theme may have it, or where the site has no folder of layouts.
    """
    files = site.files
    if files is None or files.is_folder("themes"):
        return True
    if any(setting(site.settings, key) for key in _MAY_HAVE_MORE):
        return True
    layouts = text_setting(site.settings, "layoutDir") or "layouts"
    if not files.is_folder(layouts):
        return True
    names = _NAMES | {kind, name.lower()}
    found = _layouts(files, layouts, kind, name)
    return any(file.lower().partition(".")[0] in names for file in found)


def _layouts(files: SiteFiles, layouts: str, kind: str, name: str) -> Iterator[str]:
    """The files of layouts that may be for it: those of other sections are not."""
    own = ("_default", kind, name.lower())
    for file in files.names(layouts):
        yield file
        if file.lower() in own or (kind != "section" and files.is_folder(join(layouts, file))):
            yield from files.names(join(layouts, file))
