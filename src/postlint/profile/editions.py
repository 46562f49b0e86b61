"""Editions of one document: its versions, and its languages, as the paths of posts tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from postlint.pattern import lazy
from postlint.profile.language import CODES
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.profile.site_files import SiteFiles

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


class _Folder(NamedTuple):
    """The names in a folder: all, the `plain` ones that several have, languages and versions."""

    names: frozenset[str]
    plain: frozenset[str]
    languages: frozenset[str]
    versions: frozenset[str]


def have_others(path: str, files: SiteFiles) -> bool:
    """Whether beside a post's edition there are others, by its path and the names in folders.

    The language that a site is written in first may have no name: `a.md` beside `a.de.md`, or
    `posts/a.md` and `de/posts/a.md`.
    """
    *folders, name = path.split("/")
    above = [_held(files, folders[:at]) for at in range(len(folders) + 1)]
    for part, beside in zip(folders, above, strict=False):
        for told in (beside.versions, beside.languages):
            if part in told and len(told) > 1:
                return True
    if _plain(name) in above[-1].plain:
        return True
    return any(name in _held(files, other).names for other in _of_first_language(folders, above))


def _held(files: SiteFiles, folders: list[str]) -> _Folder:
    return files.derived(_read, files, "/".join(folders) or ".")


def _read(files: SiteFiles, folder: str) -> _Folder:
    names = files.names(folder)
    plain = Counter(map(_plain, names))
    return _Folder(
        frozenset(names),
        frozenset(name for name, count in plain.items() if count > 1),
        frozenset(filter(is_language, names)),
        frozenset(name for name in names if is_version(name.lower())),
    )


def _plain(name: str) -> str:
    """The name of a file without the language before its suffix."""
    found = _SUFFIXED.fullmatch(name)
    if found is None or not is_language(found["language"]):
        return name
    return found["stem"] + found["suffix"]


def _of_first_language(folders: list[str], above: list[_Folder]) -> Iterator[list[str]]:
    """Where a post's other editions are, of which one is in no folder of a language."""
    for at, part in enumerate(folders):
        if is_language(part):
            yield [*folders[:at], *folders[at + 1 :]]
    for at, held in enumerate(above):
        for language in held.languages:
            yield [*folders[:at], language, *folders[at:]]


def _tells(part: str) -> bool:
    return is_version(part) or is_language(part)


def is_version(part: str) -> bool:
    """Whether the name of a folder, in small letters, tells a version."""
    return _VERSION.fullmatch(part) is not None


def is_language(part: str) -> bool:
    """Whether the name of a folder, or what stands before a suffix, tells a language."""
    found = _LANGUAGE.fullmatch(part.lower())
    return found is not None and found["code"] in CODES
