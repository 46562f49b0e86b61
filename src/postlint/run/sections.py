"""The section of a site that holds its posts: beside them stand pages of other shapes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from os.path import relpath
from pathlib import Path, PurePosixPath

from postlint.record import NamedTuple

_CONTAINERS = frozenset({"content", "contents", "src", "source", "site", "website"})
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_LIST, _PAGE = "_index", "index"


class Section(NamedTuple):
    """The posts of a section, and the globs that name them, as seen from the site's root."""

    posts: tuple[str, ...]
    globs: tuple[str, ...]


def largest_section(paths: Iterable[str], root: Path) -> Section:
    """The section with the most posts, such as all in `content/posts`, in whatever language.

    Pages that list others (`_index.md`, `posts/index.md`) are no posts.
    """
    folders = {path: folder for path in paths if (folder := _section(path, root)) is not None}
    if not folders:
        return Section((), ())
    sizes = Counter(folder.section for folder in folders.values())
    largest = max(sizes, key=lambda name: (sizes[name], bool(name), name))
    posts = [path for path, place in folders.items() if place.section == largest]
    held = sorted({folders[path].folder for path in posts})
    if largest:
        globs = [f"/{folder}/**" for folder in held]
        globs += [f"!/{folder}/{_PAGE}.*" for folder in held]
    else:
        globs = sorted({_beside(path, folders[path].folder) for path in posts})
    return Section(tuple(posts), (*globs, f"!{_LIST}.*"))


class _Place(NamedTuple):
    """Where a post stands: the name of its section, and the folder that is it."""

    section: str
    folder: str


def _section(path: str, root: Path) -> _Place | None:
    """The section of a post; one without a name beside the sections; None for lists of posts.

    The post `kettle/index.md` stands where `kettle.md` would.
    """
    seen = PurePosixPath(Path(relpath(path, root)).as_posix())
    stem = seen.name.partition(".")[0]
    if stem == _LIST:
        return None
    folders = seen.parent.parts[: -1 if stem == _PAGE else None]
    for depth, part in enumerate(folders, 1):
        if part.lower() not in _CONTAINERS and not _LANGUAGE.fullmatch(part):
            return _Place(part, "/".join(folders[:depth]))
    return _Place("", "/".join(folders))


def _beside(path: str, folder: str) -> str:
    """The glob of posts that stand in a folder itself, as this one does."""
    name = PurePosixPath(path).name
    is_bundle = name.partition(".")[0] == _PAGE
    below = f"*/{_PAGE}.*" if is_bundle else f"*{PurePosixPath(name).suffix}"
    return f"/{folder}/{below}".replace("//", "/")
