"""Finds the sites that folders belong to."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import dirname, join
from pathlib import Path

from postlint import generators
from postlint.files.listing import Listing
from postlint.files.nearest import nearest
from postlint.profile.builders import pages_of
from postlint.profile.evidence import made_by
from postlint.profile.inference import FOLDERS, Inferred, by_folders, by_posts
from postlint.profile.pages import Pages, SiteConfig
from postlint.profile.profile import Certainty, Profile
from postlint.profile.site import UNKNOWN_SITE, Site
from postlint.profile.site_config import TELLING, evidence_at, site_of

_BESIDE = frozenset(
    {"website", "site", "docs", "documentation", "www", "web", "doc", "docs-site", "docusaurus"}
)
"""Folders that hold a site whose pages may lie outside of it."""
_INDEX = frozenset({"index.html"})
_SPEAKING = TELLING | _BESIDE | _INDEX | FOLDERS
"""A folder without any of these is to the sites around it what the folder above is."""
_MOST_ABOVE = 8


class SiteFinder:
    """Finds the sites of absolute folders, each looked at once."""

    def __init__(self, listing: Listing | None = None) -> None:
        self._listing = listing or Listing()
        self._sites: dict[str, Site] = {}
        self._nearest: dict[str, Site] = {}
        self._ways_up: dict[str, tuple[str, ...]] = {}
        self._beside: dict[str, tuple[Site, ...]] = {}
        self._is_beside: dict[str, bool] = {}
        self._inferred: dict[str, Site | None] = {}
        self._made_by: dict[str, str | None] = {}
        self._not_made: set[str] = set()

    def site(self, start: str) -> Site:
        """The site that the files of a folder belong to.

        It is the nearest one at that folder or above whose files tell who builds it; or one
        beside the way up that takes pages from there (`website/` from `../docs`); or what the
        folders and posts tell. Looks no further up than the root of a version-controlled tree.
        """
        found = self._sites.get(start)
        if found is None:
            found = self._sites[start] = self._as_above(start) or self._looked_for(start)
        return found

    def _as_above(self, start: str) -> Site | None:
        """The site of a folder in which nothing tells another than above; None where not known."""
        above = dirname(start)
        site = self._sites.get(above)
        if site is None or not self._listing.names(start).isdisjoint(_SPEAKING):
            return None
        if site is UNKNOWN_SITE:
            return None if self.is_beside_site(start) else self._by_posts(start) or site
        is_its_own = site is self._nearest.get(above) and site.is_told and site.other is None
        if not (is_its_own and site.takes_from(above)):
            return None
        self._nearest[start] = site
        return site

    def _looked_for(self, start: str) -> Site:
        site = nearest(start, self._site_at, self._nearest, UNKNOWN_SITE)
        if site.other is not None or not site.takes_from(start):
            site = self._site_beside(start) or site
        if not site.is_told:
            site = self._site_inferred(start) or site
        return site

    def is_beside_site(self, start: str) -> bool:
        """Whether a site that is told stands beside a folder, or the way up from it."""
        found = self._is_beside.get(start)
        if found is None:
            is_above = self._is_beside.get(dirname(start), True)
            way = self._way_up(start) if is_above else (start,)
            found = self._is_beside[start] = any(map(self._sites_beside, way))
        return found

    def made_by(self, start: str) -> str | None:
        """What made the pages in a folder, as its index or one above says."""
        way = (start,) if dirname(start) in self._not_made else self._way_up(start)
        found = next(filter(None, map(self._index_made_by, way)), None)
        if found is None:
            self._not_made.add(start)
        return found

    def _index_made_by(self, folder: str) -> str | None:
        if folder not in self._made_by:
            has_index = self._listing.may_hold(folder, _INDEX)
            self._made_by[folder] = made_by(Path(folder, "index.html")) if has_index else None
        return self._made_by[folder]

    def _site_beside(self, start: str) -> Site | None:
        sites = (site for folder in self._way_up(start) for site in self._sites_beside(folder))
        return next((site for site in sites if site.takes_from(start)), None)

    def _sites_beside(self, folder: str) -> tuple[Site, ...]:
        found = self._beside.get(folder)
        if found is None:
            found = self._beside[folder] = tuple(self._sites_in(folder))
        return found

    def _site_inferred(self, start: str) -> Site | None:
        for folder in self._way_up(start):
            if folder not in self._inferred:
                self._inferred[folder] = _inferred_at(folder, self._listing)
            found = self._inferred[folder]
            if found is not None:
                return found
        return self._by_posts(start)

    def _by_posts(self, start: str) -> Site | None:
        posts = by_posts(start, self._listing)
        return None if posts is None else _inferred_site(posts)

    def _way_up(self, start: str) -> tuple[str, ...]:
        """A folder and those above it, up to the root of a version-controlled tree."""
        way = self._ways_up.get(start)
        if way is None:
            way = self._ways_up[start] = tuple(self._up_from(start))
        return way

    def _up_from(self, folder: str) -> Iterator[str]:
        for passed in range(1, _MOST_ABOVE + 1):
            yield folder
            above = dirname(folder)
            if above == folder or self._listing.is_repository(folder):
                return
            if above in self._ways_up:  # as it is where folders are walked from the top
                yield from self._ways_up[above][: _MOST_ABOVE - passed]
                return
            folder = above

    def _sites_in(self, folder: str) -> Iterator[Site]:
        """The sites in folders of a folder that may have pages outside of themselves."""
        for name in sorted(_BESIDE.intersection(self._listing.names(folder))):
            site = self._site_at(join(folder, name))
            if site is not None and site.is_told:
                yield site

    def _site_at(self, folder: str) -> Site | None:
        """The site with its root at a folder; the unknown one where no site can hold the folder."""
        names = self._listing.names(folder)
        if names.isdisjoint(TELLING):
            return None
        root = Path(folder)
        evidence = evidence_at(root, names, self._listing)
        if evidence is not None:
            return site_of(root, evidence, names)
        return UNKNOWN_SITE if ".git" in names else None


def find_site(start: Path) -> Site:
    """The site that the files of an absolute folder belong to."""
    return SiteFinder().site(str(start))


def _inferred_at(folder: str, listing: Listing) -> Site | None:
    found = by_folders(folder, listing)
    if found is None:
        return None
    return _inferred_site(found, pages_of(found.generator, SiteConfig(found.root)))


def _inferred_site(found: Inferred, pages: Pages | None = None) -> Site:
    profile = Profile(generators.load(found.generator), certainty=Certainty.INFERRED)
    return Site(found.root, profile, pages=pages, because=found.because)
