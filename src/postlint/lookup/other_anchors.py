"""The places in other posts of the site.

They are read from the post's file when a link asks for them: few posts are linked so, and facts of
all headings of a site would cost every run. What a kept result depends on is that file alone.
"""

from __future__ import annotations

import re

from postlint.document.post import Post
from postlint.lookup.anchors import Anchors, anchors, is_missing
from postlint.lookup.anchors.engines import ids_of
from postlint.lookup.fragments import is_fragment
from postlint.pattern import lazy
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.source import Source

_GIVEN = lazy(r"\{#([^\s{}#\"'=]+)\}|\bid=[\"']([^\"'<>{}]+)[\"']")
_HEADING = lazy(r"^#{1,6}[ \t]+(.+)", re.MULTILINE)
_PLAIN = lazy(r"(?!.*(?:--|\.\.\.|https?:))[^*\[\]<>&\\~${}|\"'!]+")
"""Text that is read as it stands, code aside."""


def lacks_anchor(fragment: str, post: Post, path: str) -> bool:
    """Whether the post at a path certainly has no place of a name. `fragment` is decoded."""
    place = post.place
    if place is None or fragment in place.files.derived(_plain, place.site, place.files, path):
        return False
    return place.files.derived(_lacks, place.site, place.files, path, fragment)


def _plain(site: Site, files: SiteFiles, path: str) -> frozenset[str]:
    """Names that a text tells without being read as a post: ids, and those of plain headings."""
    text = files.text(path)
    if text is None or not site.generator.heading_ids:
        return frozenset()
    found = {one[1] or one[2] for one in _GIVEN.finditer(text)}
    ids = ids_of(site.generator.heading_ids, Place(site, files, path))
    if ids is not None:
        headings = (one[1].strip(" \t\r#") for one in _HEADING.finditer(text))
        names = (ids.plain(one.replace("`", "")) for one in headings if _PLAIN.fullmatch(one))
        found.update(f"{ids.prefix}{name}" for name in names if name)
    return frozenset(found)


def _lacks(site: Site, files: SiteFiles, path: str, fragment: str) -> bool:
    known, is_part = files.derived(_places, site, files, path)
    place = Place(site, files, path)
    return not is_part and is_missing(fragment, known, place)


def _places(site: Site, files: SiteFiles, path: str) -> tuple[Anchors | None, bool]:
    """The places in a post, None where it cannot be read, and whether it is a part of others."""
    text = files.text(path)
    if text is None:
        return None, False
    other = Post(Source(path, text), site.profile, place=Place(site, files, path))
    return anchors(other), is_fragment(other)
