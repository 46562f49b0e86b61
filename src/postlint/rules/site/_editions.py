"""Posts that are alike on purpose: versions of one document, and the same in other languages."""

from __future__ import annotations

from functools import lru_cache
from posixpath import dirname

from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.profile.language import CODES
from postlint.rules.site._published import folder_and_language

_VERSION = lazy(
    r"v(?:er(?:sion)?)?[-_. ]?\d[\w.-]*|\d+(?:\.(?:\d+|x))+[\w.-]*|version-.+|.*versioned_docs"
    r"|\d+\.x|rel(?:ease)?[-_]?\d[\w.-]*|next|latest|stable|current|dev|devel|develop|main|master|trunk|nightly|unreleased"
    r"|edge|canary|legacy|archive[ds]?|old",
)
_LANGUAGE = lazy(r"(?P<code>[a-z]{2,3})(?:[-_][a-z0-9]{2,8})*")


def edition(post: Post) -> str:
    """What sets a post apart from those of other versions and languages."""
    path = post.place.path if post.place is not None else post.source.path
    language = folder_and_language(post)[1]
    return f"{language}:{_of_folder(dirname(path))}"


@lru_cache(maxsize=1024)
def _of_folder(folder: str) -> str:
    return "/".join(part for part in folder.lower().split("/") if _tells(part))


def _tells(part: str) -> bool:
    if _VERSION.fullmatch(part):
        return True
    found = _LANGUAGE.fullmatch(part)
    return found is not None and found["code"] in CODES
