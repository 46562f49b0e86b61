"""Posts that are alike on purpose: versions of one document, and the same in other languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from postlint.pattern import lazy
from postlint.profile.language import CODES
from postlint.profile.site import Site
from postlint.record import NamedTuple
from postlint.rules.site._groups import Told

_VERSION = lazy(
    r"v(?:er(?:sion)?)?[-_. ]?\d[\w.-]*|\d+(?:\.(?:\d+|x))+[\w.-]*|version-.+|.*versioned_docs"
    r"|\d+\.x|rel(?:ease)?[-_]?\d[\w.-]*|next|latest|stable|current|dev|devel|develop|main|master|trunk|nightly|unreleased"
    r"|edge|canary|legacy|archive[ds]?|old|\d[\d.]*[-_](?:edge|stable|dev|lts|next|alpha|beta|rc)\d*",
)
_LANGUAGE = lazy(
    r"(?P<code>[a-z]{2,3})(?:[-_](?:hans|hant|latn|cyrl|arab|deva))?(?:[-_](?:[a-z]{2}|\d{3}))?"
)
_SUFFIXED = lazy(r"(?P<stem>.+)\.(?P<language>[A-Za-z0-9_-]+)\.\w+")
_NUMBER = re.compile(r"(\d+)")


class Joined(NamedTuple):
    """Posts that have something in common, in all editions, and how many are the fewest to do so.

    The last are those of the edition that is read most: it has no version, or the highest, and the
    site's own language.
    """

    posts: list[Told]
    least: int


def told_once(found: Iterable[list[Told]], site: Site) -> Iterator[Joined]:
    """Groups of posts, those that are the same but for their editions joined to one."""
    same: defaultdict[tuple[str, ...], list[list[Told]]] = defaultdict(list)
    for posts in found:
        same[tuple(sorted({without_edition(path) for path, _ in posts}))].append(posts)
    default = site.languages.default or "en"
    for editions in same.values():
        editions.sort(key=lambda posts: _rank(site.page(posts[-1][0]), default))
        yield Joined([post for posts in editions for post in posts], len(editions) + 1)


def most_read(paths: Iterable[str], site: Site) -> frozenset[str]:
    """The paths of posts, of each that has several editions the one that is read most."""
    default = site.languages.default or "en"
    editions: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        editions[without_edition(path)].append(path)
    return frozenset(
        max(own, key=lambda path: _rank(site.page(path), default)) if len(own) > 1 else own[0]
        for own in editions.values()
    )


def _rank(path: str, default: str) -> tuple[bool, bool, list[tuple[bool, int, str]]]:
    """How much an edition is read, by the path of a post."""
    *folders, _ = path.lower().split("/")
    versions = [part for part in folders if _VERSION.fullmatch(part)]
    languages = [part for part in folders if is_language(part)]
    numbers = [
        (part.isdigit(), int(part) if part.isdigit() else 0, part)
        for part in _NUMBER.split("/".join(versions))
    ]
    return not versions, default in languages or not languages, numbers


@lru_cache(maxsize=1024)
def of_folder(folder: str) -> str:
    """What tells the edition of the posts in a folder: its versions and languages."""
    return "/".join(part for part in folder.lower().split("/") if _tells(part))


def without_edition(path: str) -> str:
    """What the paths of a post in several editions have in common."""
    *folders, name = path.split("/")
    suffixed = _SUFFIXED.fullmatch(name)
    if suffixed is not None and is_language(suffixed["language"]):
        name = suffixed["stem"]
    return "/".join((*(part for part in folders if not _tells(part.lower())), name))


def _tells(part: str) -> bool:
    return _VERSION.fullmatch(part) is not None or is_language(part)


def is_language(part: str) -> bool:
    """Whether the name of a folder, or what stands before a suffix, tells a language."""
    found = _LANGUAGE.fullmatch(part.lower())
    return found is not None and found["code"] in CODES
