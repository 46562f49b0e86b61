"""What decides which files of a folder are posts, and whether one is."""

from __future__ import annotations

import re

from postlint.files.reading import head
from postlint.pattern import lazy
from postlint.profile.pages import SUFFIXES, Pages, is_paper
from postlint.record import NamedTuple
from postlint.source import UnreadableError

_TEMPLATE = lazy(
    rb"(?:\xef\xbb\xbf)?\s*\{(?:%-?\s*(?:extends|block|macro|load|import|from)\b"
    rb"|\{-?\s*(?:(?:define|block|if|range|with|template|include|import)\b|\$\w+\s*:=))"
)
"""How a template of Jinja, Django or Go begins that other templates make pages of."""
_DOCUMENT = lazy(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html)\b", re.IGNORECASE)
_CALL = lazy(rb"\{[{%]")
_HEAD = 6
"""Bytes: three dashes behind a byte-order mark."""
_FIRST_LINES = 4096
"""Bytes in which a template shows itself."""
_OF_TEXTS = frozenset(
    {"docs", "doc", "documentation", "content", "contents", "posts", "_posts", "blog", "articles"}
    | {"guide", "guides", "pages", "handbook", "tutorial", "tutorials", "wiki"}
)
"""Folders whose files are meant to be read, whatever a site elsewhere in the repository takes."""
_OF_PARTS = frozenset(
    {"components", "component", "partials", "_partials", "partial", "includes", "templates"}
    | {"_templates", "template", "layouts", "macros", "snippets", "widgets"}
)
"""Folders whose HTML is meant to stand in pages."""


class Home(NamedTuple):
    """What decides which files of a folder are posts.

    `pages` are those that its generator makes, seen from the folder `root`, None where no generator
    is known; `builder` is its name, for people. `at` is the folder itself as seen from there, empty
    for the same. `suffixes` are read where `pages` says nothing;
    `only_with_front_matter`: then a file without is none, as the site is elsewhere. `made_by`:
    what made the HTML in it, so that nobody wrote that by hand.
    """

    pages: Pages | None = None
    root: str = ""
    builder: str = ""
    at: str = ""
    suffixes: tuple[str, ...] = SUFFIXES
    only_with_front_matter: bool = False
    made_by: str | None = None

    def inner(self, name: str) -> str:
        """The path of what has a name in the folder, as seen from the root."""
        return f"{self.at}/{name}" if self.at else name


def is_page(name: str, path: str, home: Home) -> bool:
    """Whether a generator makes a page of the file of a name in its folder, at a path."""
    pages = home.pages
    if pages is None:
        return True
    inner = home.inner(name)
    if not pages.has(inner) or pages.is_made(inner):
        return False
    return not pages.needs_front_matter(inner) or _has_front_matter(path)


def _has_front_matter(path: str) -> bool:
    """Whether a file begins with the dashes of front matter."""
    try:
        start = head(path, _HEAD).data
    except UnreadableError:
        return True  # it is told as a post that cannot be read
    return start.removeprefix(b"\xef\xbb\xbf").startswith(b"---")


def is_template(path: str) -> bool:
    """Whether a file of HTML is filled in by others, or fills them in.

    In a folder of parts, only one whose front matter is filled in already is none.
    """
    try:
        start = head(path, _FIRST_LINES).data
    except UnreadableError:
        return False
    if _TEMPLATE.match(start) is not None:
        return True
    if _DOCUMENT.match(start) and _CALL.search(start):
        return True  # a server fills it in
    if _OF_PARTS.isdisjoint(path.lower().split("/")[:-1]):
        return False
    return not _has_front_matter(path) or _CALL.search(start) is not None


def is_other_paper(path: str, home: Home) -> bool:
    """Whether a file that no site is known to hold speaks of the repository."""
    if is_paper(path):
        return not _is_fronted_below(path)
    if not home.only_with_front_matter or not _OF_TEXTS.isdisjoint(path.lower().split("/")[:-1]):
        return False
    return not _has_front_matter(path)


def _is_fronted_below(path: str) -> bool:
    """Whether a file in a folder has front matter, as the README of a VuePress page may."""
    return "/" in path and _has_front_matter(path)
