"""The places in other posts of the site.

They are read from the post's file when a link asks for them: few posts are linked so, and facts of
all headings of a site would cost every run. What a kept result depends on is that file alone.
"""

from __future__ import annotations

import re

from postlint.document.post import Post
from postlint.lookup.anchors import Anchors, anchors, is_missing
from postlint.lookup.fragments import is_fragment
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.source import Source

_LARGEST = 400_000


def lacks_anchor(fragment: str, post: Post, path: str) -> bool:
    """Whether the post at a path certainly has no place of a name. `fragment` is decoded."""
    place = post.place
    if place is None or _is_plainly_there(fragment, place.files.text(path)):
        return False
    return place.files.derived(_lacks, place.site, place.files, path, fragment)


def _is_plainly_there(fragment: str, text: str | None) -> bool:
    """Whether a text need not be read as a post to know that it has a place."""
    if text is None or len(text) > _LARGEST:
        return True
    if re.search(rf"[#\"'={{]{re.escape(fragment)}[\"'}} >]", text):
        return True
    words = "[^\\n\\w]*".join(map(re.escape, re.findall(r"\w+", fragment)))
    return bool(re.search(rf"^#{{1,6}} +{words}[^\n\w]*$", text, re.IGNORECASE | re.MULTILINE))


def _lacks(site: Site, files: SiteFiles, path: str, fragment: str) -> bool:
    known, is_part = files.derived(_places, site, files, path)
    place = Place(site, files, path)
    return not is_part and is_missing(fragment, known, place)


def _places(site: Site, files: SiteFiles, path: str) -> tuple[Anchors | None, bool]:
    """The places in a post, and whether it is a part of others."""
    text = files.text(path) or ""
    other = Post(Source(path, text), site.profile, place=Place(site, files, path))
    return anchors(other), is_fragment(other)
