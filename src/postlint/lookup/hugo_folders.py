"""The folders that a Hugo site is put together from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from posixpath import normpath

from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.site import Place, Site
from postlint.profile.site_config import theme_names
from postlint.profile.site_files import SiteFiles
from postlint.profile.theme import THEMES
from postlint.record import NamedTuple

_COMPONENTS = ("content", "static", "assets")
_MOST_STATIC = 11
_PATTERNS = ("files", "includeFiles", "excludeFiles")


class Mount(NamedTuple):
    """A folder whose files stand in the site below `at`: "" for all of it.

    Where it `is_partial`, patterns of the config leave some of them out.
    """

    folder: str
    at: str = ""
    is_partial: bool = False

    def source(self, path: str) -> str | None:
        """The file that a path within the site stands for; None where it is not of this folder."""
        if not self.at:
            return f"{self.folder}/{path}"
        if path == self.at or path.startswith(f"{self.at}/"):
            return f"{self.folder}/{path[len(self.at) :].lstrip('/')}"
        return None


class HugoFolders(NamedTuple):
    """Where Hugo takes content, static files and assets from.

    `unplaced` are folders of content, each with the posts of a language, whose place nothing that
    is seen tells. `is_whole` is False where there are some, and where themes or modules may add
    files that lie elsewhere.
    """

    content: tuple[Mount, ...]
    static: tuple[Mount, ...]
    assets: tuple[Mount, ...]
    unplaced: tuple[Mount, ...]
    is_whole: bool

    @property
    def content_folders(self) -> tuple[str, ...]:
        return tuple(mount.folder for mount in self.content)

    @property
    def all(self) -> tuple[Mount, ...]:
        return (*self.static, *self.assets, *self.content)


def hugo_folders(place: Place) -> HugoFolders:
    """The folders of a Hugo site."""
    return place.files.derived(_folders, place.site, place.files)


def _folders(site: Site, files: SiteFiles) -> HugoFolders:
    mounts = {component: list(_of_settings(site, component)) for component in _COMPONENTS}
    is_whole = True
    for source, target, is_partial in _mounts(site):
        component, _, at = target.partition("/")
        if component in mounts:
            mounts[component].append(Mount(source, at, is_partial))
            is_whole = is_whole and files.is_folder(source)
    for name in theme_names(site.settings):
        folder = theme_folder(site, files, name)
        if folder is None:
            is_whole = is_whole and is_known_theme(name)
            continue
        is_whole = is_whole and not _has_parts(files, folder)
        for component in _COMPONENTS:
            mounts[component].append(Mount(f"{folder}/{component}"))
    content, static, assets = (tuple(mounts[component]) for component in _COMPONENTS)
    unplaced = tuple(_unplaced(site, files, content))
    return HugoFolders(content, static, assets, unplaced, is_whole and not unplaced)


def _unplaced(site: Site, files: SiteFiles, content: Sequence[Mount]) -> Iterator[Mount]:
    several = setting(site.settings, "languages")
    codes = {str(code).lower() for code in several} if isinstance(several, Mapping) else ()
    placed = {mount.folder for mount in content}
    for folder in sorted(placed) if codes else ():
        for name in files.names(folder):
            path = f"{folder}/{name}"
            if name.lower() in codes and path not in placed and files.is_folder(path):
                yield Mount(path)


def _of_settings(site: Site, component: str) -> Iterator[Mount]:
    """The folders of a component that settings name, for the site and for each language."""
    key = {"content": "contentdir", "static": "staticdir", "assets": "assetdir"}[component]
    languages = setting(site.settings, "languages")
    each = languages.values() if isinstance(languages, Mapping) else ()
    found: list[str] = []
    for settings in (site.settings, *each):
        names = (
            [key, *(f"{key}{i}" for i in range(_MOST_STATIC))] if component == "static" else [key]
        )
        for name in names:
            found += texts(setting(settings, name))
    for folder in found or [component]:
        yield Mount(normpath(folder))
    if found and not text_setting(site.settings, key):
        yield Mount(component)


def _mounts(site: Site) -> Iterator[tuple[str, str, bool]]:
    """The mounts that settings name: a folder, the place it is put at, and whether in part."""
    mounts = setting(site.settings, "module", "mounts")
    for mount in mounts if isinstance(mounts, list) else ():
        source, target = text_setting(mount, "source"), text_setting(mount, "target")
        if source and target:
            is_partial = any(setting(mount, key) for key in _PATTERNS)
            yield normpath(source), normpath(target), is_partial


def theme_folder(site: Site, files: SiteFiles, name: str) -> str | None:
    """The folder of a theme or module that a site names; None where it is not there."""
    themes = text_setting(site.settings, "themesDir") or "themes"
    for folder in (f"{themes}/{name}", f"_vendor/{name}", f"{themes}/{name.rpartition('/')[2]}"):
        if files.names(folder):
            return normpath(folder)
    return None


def is_known_theme(name: str) -> bool:
    """Whether it is a theme that brings no content and no images of posts."""
    return any(part in name.lower() for theme in THEMES.values() for part in theme.names)


def _has_parts(files: SiteFiles, folder: str) -> bool:
    """Whether a theme takes files from yet other places."""
    configs = (f"{folder}/{name}.{end}" for name in ("hugo", "config") for end in ("toml", "yaml"))
    return any("mounts" in text or "imports" in text for text in map(files.text, configs) if text)
