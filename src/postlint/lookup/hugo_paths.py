"""From a file of a Hugo site's content to the path of its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, splitext

from postlint.lookup.hugo_folders import HugoFolders
from postlint.profile.config_files import setting, text_setting
from postlint.profile.site import Site

INDEXES = ("index", "_index")


def content_path(path: str, folders: HugoFolders) -> str | None:
    """The path of a post below the content that it is part of.

    None for none of Hugo's content, and where patterns of the config may leave it out.
    """
    shortest = None
    for mount in folders.content:
        if path.startswith(f"{mount.folder}/"):
            if mount.is_partial:
                return None
            inside = path[len(mount.folder) + 1 :]
            inside = join(mount.at, inside) if mount.at else inside
            if shortest is None or len(inside) < len(shortest):
                shortest = inside
    return shortest


def page_name(file: str, languages: tuple[str, ...]) -> str:
    """A file's name without its suffix, and without the language before it."""
    name = splitext(basename(file))[0]
    stem, dot, language = name.rpartition(".")
    return stem if dot and language.lower() in languages else name


def page_folder(path: str, languages: tuple[str, ...]) -> str:
    """The folder that stands for a page: `posts/a` for posts/a.md and for posts/a/index.md."""
    name = page_name(path, languages)
    return dirname(path) if name in INDEXES else join(dirname(path), name)


def languages(site: Site) -> tuple[str, ...]:
    """The keys of a site's languages, in lower case."""
    return tuple(_languages(site))


def _languages(site: Site) -> Iterator[str]:
    several = setting(site.settings, "languages")
    yield (text_setting(site.settings, "defaultContentLanguage") or "en").lower()
    for name in several if isinstance(several, Mapping) else ():
        yield str(name).lower()
