"""Files that are not there yet: the build makes them, or a script that runs before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, normpath

from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_RECIPES = (
    *("package.json", "Makefile", "makefile", "GNUmakefile", "justfile", "netlify.toml"),
    *("Gruntfile.js", "gulpfile.js", "gulpfile.babel.js", "Rakefile"),
)
_FOLDERS = ("scripts", "bin", "build", "hack", ".github/workflows")
_MOST_FILES = 100
_SCRIPT = lazy(r"(?<![\w/:-])[\w.-][\w./-]*\.(?:py|sh|rb|[cm]?[jt]s)(?![\w.])")

_COPY = lazy(
    r"^[^\n#]*\b(?:cp|rsync|mv|ln)\b[^\n\\]*(?:\\\n[^\n\\]*)*",
    re.MULTILINE,
)
"""A command that copies, with the lines that it goes on in."""


def may_be_made(place: Place, paths: Iterable[str]) -> bool:
    """Whether one of the files at some paths, seen from the site's root, may be made later.

    A `.gitignore` leaves it out, or what builds the site names the folder that it lies in, which
    is not there, or that says so by its name.
    """
    files = place.files
    return any(
        _is_named_so(files, path) or files.is_ignored(path) or _is_filled(files, path)
        for path in paths
    )


def _is_named_so(files: SiteFiles, path: str) -> bool:
    """Whether a file lies in a folder for what is generated, which is not there."""
    folder, found, _ = path.partition("/generated/")
    return bool(found) and files.kind(f"{folder}/generated") is None


def _is_filled(files: SiteFiles, path: str) -> bool:
    folder = dirname(path)
    while "/" in folder and files.kind(folder) is None:
        served = folder.partition("/")[2]
        either = "|".join(map(re.escape, (folder, *((served,) if "/" in served else ()))))
        named = re.compile(rf"(?<![\w-])(?:{either})(?![\w-]|/\w)")
        if any(map(named.search, files.derived(_recipes, files))):
            return True
        folder = dirname(folder)
    if _is_copied(files, path):
        return True
    if "/" not in folder or folder == dirname(path):
        return False
    written = re.compile(rf"[\"'`](?:\./)?{re.escape(folder)}/?[\"'`]")
    return any(map(written.search, files.derived(_scripts, files)))


def _is_copied(files: SiteFiles, path: str) -> bool:
    """Whether what builds a site copies a folder into it from above its root."""
    folders = dirname(path).split("/")[1:]
    missing = next(
        (
            name
            for at, name in enumerate(folders, 2)
            if files.kind("/".join(path.split("/")[:at])) is None
        ),
        None,
    )
    if missing is None:
        return False
    named = re.compile(rf"(?<![\w-]){re.escape(missing)}(?![\w-])")
    return any(map(named.search, files.derived(_copies, files)))


def _copies(files: SiteFiles) -> tuple[str, ...]:
    """The commands of what builds a site that copy from above its root."""
    copies = (found[0] for text in _recipes(files) for found in _COPY.finditer(text))
    return tuple(copy for copy in copies if "../" in copy)


def _scripts(files: SiteFiles) -> tuple[str, ...]:
    """The texts of the scripts that what builds a site runs."""
    named = {found for text in _recipes(files) for found in _SCRIPT.findall(text)}
    texts = (files.text(normpath(path)) for path in sorted(named)[:_MOST_FILES])
    return tuple(filter(None, texts))


def _recipes(files: SiteFiles) -> tuple[str, ...]:
    """The texts of what builds a site."""
    return tuple(text for path in _recipe_paths(files) if (text := files.text(path)))


def _recipe_paths(files: SiteFiles) -> Iterator[str]:
    yield from _RECIPES
    for folder in _FOLDERS:
        for name in files.names(folder)[:_MOST_FILES]:
            yield f"{folder}/{name}"
