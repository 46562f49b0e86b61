"""What the posts of a site say in their front matter: its tags, categories, authors, layouts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from postlint.lookup.front_matter import front_matter_in
from postlint.lookup.pages import post_files
from postlint.profile.parts import FRONT
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles

_MOST_READ = 2_000
_LONGEST = 60
"""Letters: a longer text is a sentence."""
_BELOW = "taxonomies"
"""Zola has its terms below a key of their own."""


def values(place: Place) -> Mapping[str, Counter[str]]:
    """The short texts that posts of a site have, by key in lower case, with how many have each.

    Those of a large site that it does not read all of are from its first posts.
    """
    return place.files.derived(_values, place.site, place.files)


def _values(site: Site, files: SiteFiles) -> Mapping[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in post_files(Place(site, files, ""))[:_MOST_READ]:
        for key, text in _texts(front_matter_in(files.part(path, FRONT) or "", site.profile)):
            found[key][text] += 1
    return found


def _texts(matter: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in matter.items():
        if key == _BELOW and isinstance(value, Mapping):
            yield from _texts({str(name).lower(): held for name, held in value.items()})
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str) and 0 < len(one) <= _LONGEST and "\n" not in one:
                yield key, one
