"""Who builds a site that no config and no package tells: by its folders, or its posts.

What is said here has to be unmistakable: a folder `_posts` with dated names is Jekyll's, and calls
in `{{< >}}` in many posts are Hugo's.
"""

from __future__ import annotations

import os
from pathlib import Path

from postlint.files.listing import Listing
from postlint.files.reading import TooLargeError, read
from postlint.pattern import lazy
from postlint.profile.pages import MARKDOWN
from postlint.record import NamedTuple
from postlint.source import UnreadableError

_DATED = lazy(r"\d{4}-\d{1,2}-\d{1,2}-.")
_HUGO_CALL = lazy(rb"\{\{[<%] */?[\w/-]+(?: [^{}\n]*)?[>%]\}\}")
_JEKYLL_CALL = lazy(rb"\{%-? *(?:highlight|include|include_relative|post_url|link) +[^{}\n]+%\}")
_CALLS = (
    ("hugo", _HUGO_CALL, "`{{< >}}` in most posts"),
    ("jekyll", _JEKYLL_CALL, "`{% %}` of Jekyll in most posts"),
)
FOLDERS = frozenset({"_posts", "_layouts", "content"})
"""A folder without any of these tells nothing by what stands in it."""
_READ = 6
_MOST_BYTES = 256 * 1024
_FEWEST = 3


class Inferred(NamedTuple):
    """A generator that folders or posts tell, where its site begins, and what told it."""

    generator: str
    root: Path
    because: str


def by_folders(folder: str, listing: Listing) -> Inferred | None:
    """Who builds the site that begins at a folder, as the folders in it tell."""
    names = listing.names(folder)
    if "_posts" in names:
        posts = listing.names(os.path.join(folder, "_posts"))
        if any(_DATED.match(name) for name in posts):
            return Inferred("jekyll", Path(folder), "dated names in `_posts/`")
        above, name = os.path.split(folder)
        if name == "source" and posts:
            return Inferred("hexo", Path(above), "`source/_posts/`")
    if "_layouts" in names:
        return Inferred("jekyll", Path(folder), "`_layouts/`")
    if "content" in names and (found := sorted(names & {"archetypes", "layouts"})):
        return Inferred("hugo", Path(folder), f"`content/` beside `{found[0]}/`")
    return None


def by_posts(folder: str, listing: Listing) -> Inferred | None:
    """Who builds the posts right in a folder, as the calls in some of them tell."""
    posts = sorted(name for name in listing.names(folder) if name.lower().endswith(MARKDOWN))
    if len(posts) < _FEWEST:
        return None
    step = max(1, len(posts) // _READ)
    texts = [_data(os.path.join(folder, name)) for name in posts[::step][:_READ]]
    for generator, call, because in _CALLS:
        found = sum(1 for text in texts if call.search(text))
        if found * 2 >= len(texts):
            return Inferred(generator, Path(folder), because)
    return None


def _data(path: str) -> bytes:
    try:
        return read(path, _MOST_BYTES).data
    except (UnreadableError, TooLargeError):
        return b""
