"""Editions of one document: its versions, and its languages, as the paths of posts tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from postlint.pattern import lazy
from postlint.profile.language import CODES

_VERSION = lazy(
    r"v(?:er(?:sion)?)?[-_. ]?\d[\w.-]*|\d+(?:\.(?:\d+|x))+[\w.-]*|version-.+|.*versioned_docs"
    r"|\d+\.x|rel(?:ease)?[-_]?\d[\w.-]*|next|latest|stable|current|dev|devel|develop|main|master|trunk|nightly|unreleased"
    r"|edge|canary|legacy|archive[ds]?|old|\d[\d.]*[-_](?:edge|stable|dev|lts|next|alpha|beta|rc)\d*",
)
_LANGUAGE = lazy(
    r"(?P<code>[a-z]{2,3})(?:[-_](?:hans|hant|latn|cyrl|arab|deva))?(?:[-_](?:[a-z]{2}|\d{3}))?"
)
_SUFFIXED = lazy(r"(?P<stem>.+)\.(?P<language>[A-Za-z0-9_-]+)(?P<suffix>\.\w+)")


@lru_cache(maxsize=1024)
def of_folder(folder: str) -> str:
    """What tells the edition of the posts in a folder: its versions and languages."""
    return "/".join(part for part in folder.lower().split("/") if _tells(part))


def without_edition(path: str) -> str:
    """What the paths of a post in several editions have in common."""
    *folders, name = path.split("/")
    return "/".join((*(part for part in folders if not _tells(part.lower())), _plain(name)))


def have_others(path: str, names: Callable[[str], Iterable[str]]) -> bool:
    """Whether beside a post's edition there are others, by its path and the names in folders.

    The language that a site is written in first may have no name: `a.md` beside `a.de.md`, or
    `posts/a.md` and `de/posts/a.md`.
    """
    *folders, name = path.split("/")
    for at, part in enumerate(folders):
        for tells in (is_version, is_language):
            if tells(part.lower()):
                beside = names("/".join(folders[:at]) or ".")
                if any(other != part and tells(other.lower()) for other in beside):
                    return True
    plain, beside = _plain(name), names("/".join(folders) or ".")
    if any(other != name and _plain(other) == plain for other in beside):
        return True
    return any(name in names(other) for other in _of_first_language(folders, names))


def _plain(name: str) -> str:
    """The name of a file without the language before its suffix."""
    found = _SUFFIXED.fullmatch(name)
    if found is None or not is_language(found["language"]):
        return name
    return found["stem"] + found["suffix"]


def _of_first_language(folders: list[str], names: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Where a post's other editions are, of which one is in no folder of a language."""
    for at, part in enumerate(folders):
        if is_language(part):
            yield "/".join((*folders[:at], *folders[at + 1 :])) or "."
    for at in range(len(folders) + 1):
        for part in names("/".join(folders[:at]) or "."):
            if is_language(part):
                yield "/".join((*folders[:at], part, *folders[at:]))


def _tells(part: str) -> bool:
    return is_version(part) or is_language(part)


def is_version(part: str) -> bool:
    """Whether the name of a folder, in small letters, tells a version."""
    return _VERSION.fullmatch(part) is not None


def is_language(part: str) -> bool:
    """Whether the name of a folder, or what stands before a suffix, tells a language."""
    found = _LANGUAGE.fullmatch(part.lower())
    return found is not None and found["code"] in CODES
