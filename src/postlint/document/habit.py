"""What most posts of a section do alike is the site's own way, and no slip of one post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from postlint.document.post import Post
from postlint.profile.language import CODES
from postlint.record import NamedTuple

_DATE = re.compile(r"(?:19|20)\d\d|\d\d?")
_INDEXES = ("index", "_index")
_DEPTH = 2


class Habit(NamedTuple):
    """Something that the posts of a section may do alike.

    `traits` are what a post does: short texts without line ends.
    """

    name: str
    traits: Callable[[Post], Iterable[str]]

    def is_usual(self, post: Post, trait: str) -> bool:
        """Whether most posts of the post's section have this trait; False where nobody knows."""
        shared = post.shared
        return shared is not None and shared.is_usual(self.name, section(post), trait)


def section(post: Post) -> str:
    """The part of its site that a post belongs to: the upper folders that it is in.

    The folders of languages do not count: translations share the ways of what they translate.
    """
    return _upper(_above(post))


@lru_cache(maxsize=256)
def _upper(folder: str) -> str:
    parts = [p for p in folder.split("/") if not (_DATE.fullmatch(p) or _is_language(p))]
    return "/".join(parts[:_DEPTH])


def _is_language(part: str) -> bool:
    return part.lower().partition("-")[0].partition("_")[0] in CODES


def folder(post: Post) -> str:
    """The folder that a post is filed in, without that of its bundle, and of years, months, days.

    A year that holds folders with names, as an event of each, stays.
    """
    return _without_dates(_above(post))


def _above(post: Post) -> str:
    path = post.place.path if post.place is not None else post.source.path
    above, _, name = path.rpartition("/")
    if name.partition(".")[0] in _INDEXES:
        above = above.rpartition("/")[0]
    return above


@lru_cache(maxsize=256)
def _without_dates(folder: str) -> str:
    parts = folder.split("/")
    while parts and _DATE.fullmatch(parts[-1]):
        parts.pop()
    return "/".join(parts)
