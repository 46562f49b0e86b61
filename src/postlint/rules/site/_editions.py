"""Posts that are alike on purpose: versions of one document, and the same in other languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from postlint.profile.editions import is_language, is_version, without_edition
from postlint.profile.site import Site
from postlint.record import NamedTuple
from postlint.rules.site._groups import Told

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
    versions = [part for part in folders if is_version(part)]
    languages = [part for part in folders if is_language(part)]
    numbers = [
        (part.isdigit(), int(part) if part.isdigit() else 0, part)
        for part in _NUMBER.split("/".join(versions))
    ]
    return not versions, default in languages or not languages, numbers
