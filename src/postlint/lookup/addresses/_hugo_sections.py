"""What sections do to the posts below them in Hugo: `cascade`, and the `slug` that moves them.

Source: Hugo, "Front matter", `cascade` and `slug`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname

from postlint.lookup.front_matter import front_matter_in
from postlint.profile.config_files import setting
from postlint.profile.parts import FRONT
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_CASCADE = "cascade"
_SLUG = "slug"
_INDEX = "_index."


class Above(NamedTuple):
    """What the sections do that a post lies in.

    `keys` are those of the front matter that they, or the site's config, may hand down, in lower
    case. `slugged` are the paths of the `_index` files that have a slug, which stands for the
    section in the addresses of all that is in it.
    """

    keys: frozenset[str]
    slugged: tuple[str, ...]


def above(place: Place) -> Above:
    """What the sections do that a post lies in."""
    return place.files.derived(_above, place.site, place.files, dirname(place.path))


def _above(site: Site, files: SiteFiles, folder: str) -> Above:
    if not folder:
        return Above(frozenset(_keys(setting(site.settings, _CASCADE))), ())
    keys, slugged = files.derived(_above, site, files, dirname(folder))
    for name in files.names(folder):
        text = files.part(f"{folder}/{name}", FRONT) if name.startswith(_INDEX) else None
        if text is not None and (_CASCADE in text or _SLUG in text):
            matter = front_matter_in(text, site.profile)
            keys |= frozenset(_keys(matter.get(_CASCADE)))
            slugged += (f"{folder}/{name}",) if matter.get(_SLUG) else ()
    return Above(keys, slugged)


def _keys(cascade: object) -> Iterator[str]:
    """The keys that a cascade holds, each of several among them."""
    for one in cascade if isinstance(cascade, list) else [cascade]:
        yield from (str(key).lower() for key in one) if isinstance(one, Mapping) else ()
