"""What sections hand down to the posts below them: Hugo's `cascade`.

Source: Hugo, "Front matter", `cascade`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname

from postlint.lookup.front_matter import front_matter_in
from postlint.profile.config_files import setting
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles

_CASCADE = "cascade"
_INDEX = "_index."


def is_cascaded(place: Place, keys: frozenset[str]) -> bool:
    """Whether a section above a post, or the site's config, may hand one of these keys down."""
    site, files = place.site, place.files
    if not keys.isdisjoint(_keys(setting(site.settings, _CASCADE))):
        return True
    folder = dirname(place.path)
    while folder:
        if not keys.isdisjoint(files.derived(_handed, site, files, folder)):
            return True
        folder = dirname(folder)
    return False


def _handed(site: Site, files: SiteFiles, folder: str) -> frozenset[str]:
    """The keys that the `_index` files of a folder hand down, in lower case."""
    found: set[str] = set()
    for name in files.names(folder):
        text = files.text(f"{folder}/{name}") if name.startswith(_INDEX) else None
        if text is not None and _CASCADE in text:
            found.update(_keys(front_matter_in(text, site.profile).get(_CASCADE)))
    return frozenset(found)


def _keys(cascade: object) -> Iterator[str]:
    """The keys that a cascade holds, each of several among them."""
    for one in cascade if isinstance(cascade, list) else [cascade]:
        yield from (str(key).lower() for key in one) if isinstance(one, Mapping) else ()
