"""The code of a site that its build runs: its config, the modules of its own that this takes in,
and its plugins.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_SUFFIXES = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
_OF_PLUGINS = (*_SUFFIXES, ".rb", ".py")
_TAKEN_IN = lazy(r"""(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'`](\.{1,2}/[^"'`\n]+)["'`]""")
_MOST_FILES = 60


def build_code(place: Place) -> str:
    """The text of all of it; of what cannot be read or found nothing."""
    site = place.site
    folders = tuple(filter(place.files.is_folder, site.generator.plugin_folders))
    config = site.because or ""
    return place.files.derived(_joined, place.files, config, folders, below=folders)


def _joined(files: SiteFiles, config: str, folders: tuple[str, ...]) -> str:
    texts = [*_with_modules(files, config), *_plugins(files, folders)]
    return "\n".join(texts)


def _with_modules(files: SiteFiles, config: str) -> Iterator[str]:
    waiting, seen = [config], {config}
    while waiting and len(seen) <= _MOST_FILES:
        path = waiting.pop()
        text = files.text(path) if path.endswith(_SUFFIXES) else None
        if text is None:
            continue
        yield text
        for written in _TAKEN_IN.findall(text):
            found = _module(files, normpath(join(dirname(path), written)))
            if found is not None and found not in seen:
                seen.add(found)
                waiting.append(found)


def _module(files: SiteFiles, path: str) -> str | None:
    """The file of a module, which is often named without its suffix, or by its folder."""
    forms = (path, *(f"{path}{end}" for end in _SUFFIXES), f"{path}/index.js", f"{path}/index.ts")
    return next(filter(files.is_file, forms), None)


def _plugins(files: SiteFiles, folders: tuple[str, ...]) -> Iterator[str]:
    count = 0
    for folder in folders:
        try:
            for path in files.walk(folder):
                count += 1
                if count > _MOST_FILES:
                    return
                if path.endswith(_OF_PLUGINS):
                    yield files.text(path) or ""
        except OverflowError:
            continue
