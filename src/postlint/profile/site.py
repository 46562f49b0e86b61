"""The site that a post belongs to, read from the site's own files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from postlint import generators
from postlint.dialect.generator import Generator
from postlint.files.listing import Listing
from postlint.files.nearest import nearest
from postlint.files.reading import text_of
from postlint.generators.hugo import PLAYERS_AND_IMAGES
from postlint.profile.builders import pages_of
from postlint.profile.config_files import (
    LARGEST,
    Settings,
    hugo_settings,
    inheriting_settings,
    plugins,
    read_settings,
    setting,
    text_setting,
    texts,
)
from postlint.profile.evidence import (
    ALL_CONFIGS,
    PACKAGE_FILES,
    SIGNS,
    Evidence,
    made_by,
    of_configs,
    of_packages,
)
from postlint.profile.inference import Inferred, by_folders, by_posts
from postlint.profile.language import (
    UNKNOWN_LANGUAGES,
    SiteLanguages,
    language_in_code,
    site_languages,
)
from postlint.profile.pages import Pages, SiteConfig
from postlint.profile.pinned import pinned
from postlint.profile.profile import UNKNOWN_PROFILE, Certainty, Profile
from postlint.profile.site_files import SiteFiles
from postlint.profile.theme import THEMES, Theme

_CODE = frozenset({".js", ".mjs", ".cjs", ".ts", ".mts", ".py"})
_DATA = frozenset({".toml", ".yaml", ".yml", ".json"})
_BESIDE = (
    "website",
    "site",
    "docs",
    "documentation",
    "www",
    "web",
    "doc",
    "docs-site",
    "docusaurus",
)
"""Folders that hold a site whose pages may lie outside of it."""
_GIT = frozenset({".git"})
_MOST_ABOVE = 8


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One decision: who builds what stands below a root, and all that a rule may know of its files.

    `root` is None where no site was found. `settings` are what its config says, keys in lower case
    for Hugo; of code only plain values in Python, else empty. `files` is None where no config was
    found or one cannot be read: then nothing is known to be missing. `pages` are the files that the
    generator makes pages of; None where that is not known. `other` is the name of a generator that
    postlint has no rules for. `because` is what told it.
    """

    root: Path | None = None
    profile: Profile = UNKNOWN_PROFILE
    languages: SiteLanguages = UNKNOWN_LANGUAGES
    settings: Settings = field(default_factory=dict)
    files: SiteFiles | None = None
    pages: Pages | None = None
    other: str | None = None
    because: str | None = None

    def language(self, path: str) -> str | None:
        """The language that the place of a post at an absolute path tells, or the site's own."""
        if self.root is None:
            return self.languages.of(path)
        return self.languages.of(self.seen(path))

    def place(self, path: str) -> Place | None:
        """Where the post at a path stands; None where the site's files are not known."""
        if self.files is None:
            return None
        return Place(self, self.files, self.page(path))

    @property
    def generator(self) -> Generator:
        return self.profile.generator

    @property
    def is_told(self) -> bool:
        """Whether anything told who builds it."""
        return self.profile.has_generator or self.other is not None

    def takes_from(self, folder: Path) -> bool:
        """Whether pages of the site lie in an absolute folder, or below it."""
        if self.root is None:
            return False
        at = self.seen(str(folder))
        inner = self.pages.folders if self.pages is not None else ()
        return any(not one or at == one or at.startswith(f"{one}/") for one in inner)

    def page(self, path: str) -> str:
        """The path of a file, absolute or as seen from here, from the site's root."""
        return self.seen(os.path.abspath(path))

    def seen(self, path: str) -> str:
        """An absolute path without `..` as seen from the site's root; "." for the root itself."""
        below = "" if self.root is None else os.path.join(self.root, "")
        if below and path.startswith(below):  # as nearly all do: a tenth of the time
            return path[len(below) :].replace(os.sep, "/")
        return os.path.relpath(path, self.root).replace(os.sep, "/")


UNKNOWN_SITE = Site()


class Place(NamedTuple):
    """Where a post stands: a site whose files are known, and the post's path from its root."""

    site: Site
    files: SiteFiles
    path: str


_CONFIGS = tuple(f"config.{suffix}" for suffix in ("toml", "yaml", "yml", "json"))
"""Hugo's older names, and Zola's; other tools have files of these names as well."""
_HUGO_FOLDER = "config/_default"
_THEME_CONFIG = "theme.toml"
_TELLING = ALL_CONFIGS | {*_CONFIGS, "config", _THEME_CONFIG, *PACKAGE_FILES, ".git"}
"""A folder without any of these is neither a site's root nor that of a repository."""
_HUGO_KEYS = {"baseurl", "base_url", "theme", "languagecode", "params", "markup", "taxonomies"}
_SHORTCODES = ("shortcodes", "_shortcodes")
"""Where templates of shortcodes stand in a folder of layouts, since 0.146 the second."""
_HEXO_KEYS = {"new_post_name", "skip_render", "source_dir", "post_asset_folder"}


class SiteFinder:
    """Finds the sites of folders, each looked at once."""

    def __init__(self, listing: Listing | None = None) -> None:
        self._listing = listing or Listing()
        self._sites: dict[Path, Site] = {}
        self._nearest: dict[Path, Site] = {}
        self._beside: dict[Path, tuple[Site, ...]] = {}
        self._inferred: dict[Path, Site | None] = {}
        self._made_by: dict[Path, str | None] = {}

    def site(self, start: Path) -> Site:
        """The site that the files of an absolute folder belong to.

        It is the nearest one at that folder or above whose files tell who builds it; or one
        beside the way up that takes pages from there (`website/` from `../docs`); or what the
        folders and posts tell. Looks no further up than the root of a version-controlled tree.
        """
        if start not in self._sites:
            site = nearest(start, self._site_at, self._nearest, UNKNOWN_SITE)
            if site.other is not None or not site.takes_from(start):
                site = self._site_beside(start) or site
            if not site.is_told:
                site = self._site_inferred(start) or site
            self._sites[start] = site
        return self._sites[start]

    def is_beside_site(self, start: Path) -> bool:
        """Whether a site that is told stands beside an absolute folder, or the way up from it."""
        return any(self._sites_beside(folder) for folder in self._way_up(start))

    def made_by(self, start: Path) -> str | None:
        """What made the pages in an absolute folder, as its index or one above says."""
        for folder in self._way_up(start):
            if folder not in self._made_by:
                self._made_by[folder] = made_by(folder / "index.html")
            if self._made_by[folder] is not None:
                return self._made_by[folder]
        return None

    def _site_beside(self, start: Path) -> Site | None:
        sites = (site for folder in self._way_up(start) for site in self._sites_beside(folder))
        return next((site for site in sites if site.takes_from(start)), None)

    def _sites_beside(self, folder: Path) -> tuple[Site, ...]:
        if folder not in self._beside:
            self._beside[folder] = tuple(self._sites_in(folder))
        return self._beside[folder]

    def _site_inferred(self, start: Path) -> Site | None:
        for folder in self._way_up(start):
            if folder not in self._inferred:
                self._inferred[folder] = _inferred_at(folder, self._listing)
            found = self._inferred[folder]
            if found is not None:
                return found
        posts = by_posts(start, self._listing)
        return None if posts is None else _inferred_site(posts)

    def _way_up(self, start: Path) -> Iterator[Path]:
        """A folder and those above it, up to the root of a version-controlled tree."""
        for folder in (start, *start.parents)[:_MOST_ABOVE]:
            yield folder
            if self._listing.may_hold(folder, _GIT) and (folder / ".git").exists():
                return

    def _sites_in(self, folder: Path) -> Iterator[Site]:
        """The sites in folders of a folder that may have pages outside of themselves."""
        for name in sorted(self._listing.names(folder).intersection(_BESIDE)):
            site = self._site_at(folder / name)
            if site is not None and site.is_told:
                yield site

    def _site_at(self, folder: Path) -> Site | None:
        """The site with its root at a folder; the unknown one where no site can hold the folder."""
        names = self._listing.names(folder)
        if names.isdisjoint(_TELLING):
            return None
        evidence = _evidence(folder, names, self._listing)
        if evidence is not None:
            return _site(folder, evidence, names)
        return UNKNOWN_SITE if ".git" in names else None


def find_site(start: Path) -> Site:
    """The site that the files of an absolute folder belong to."""
    return SiteFinder().site(start)


def _inferred_at(folder: Path, listing: Listing) -> Site | None:
    found = by_folders(folder, listing)
    if found is None:
        return None
    return _inferred_site(found, pages_of(found.generator, SiteConfig(found.root)))


def _inferred_site(found: Inferred, pages: Pages | None = None) -> Site:
    profile = Profile(generators.load(found.generator), certainty=Certainty.INFERRED)
    return Site(found.root, profile, pages=pages, because=found.because)


def _evidence(folder: Path, names: frozenset[str], listing: Listing) -> Evidence | None:
    """Who builds the site with its root at a folder."""
    found = of_configs(names)
    if found is not None and found.generator == "jekyll" and "package.json" in names:
        other = of_packages(folder, names)  # Hexo's config has the same name
        return other if other is not None and other.generator == "hexo" else found
    if found is not None:
        return found
    for name in _CONFIGS:
        if name in names and (generator := _builder_of(folder, name, names)):
            return Evidence(generator, name)
    if "config" in names and listing.names(folder / _HUGO_FOLDER):
        return Evidence("hugo", f"{_HUGO_FOLDER}/")
    if {_THEME_CONFIG, "layouts"} <= names:
        return Evidence("hugo", _THEME_CONFIG)
    return of_packages(folder, names)


def _builder_of(folder: Path, name: str, names: frozenset[str]) -> str | None:
    """Who reads a config of a name that many tools have: told by its keys, or the posts beside."""
    settings = read_settings(folder / name) or {}
    if name == "config.toml" and "base_url" in settings and "baseURL" not in settings:
        return "zola"
    keys = {str(key).lower() for key in settings}
    return "hugo" if keys & _HUGO_KEYS or "content" in names else None


def _site(root: Path, evidence: Evidence, names: frozenset[str]) -> Site:
    generator, because = evidence
    config = root / ("_config.yml" if generator == "hexo" else because)
    has_data = config.name in names and config.suffix in _DATA
    reads = inheriting_settings if generator == "mkdocs" else read_settings
    read = reads(config) if has_data else {}
    settings = read or {}
    if generator == "jekyll" and _HEXO_KEYS & settings.keys():
        generator = "hexo"
    if generator == "mkdocs" and "material" in _theme_of_mkdocs(settings):
        generator = "mkdocs-material"
    title = SIGNS[evidence.generator].title
    if title is not None:
        return Site(root, UNKNOWN_PROFILE, other=title, because=because)
    code = _code(config) if config.suffix in _CODE else ""
    if config.suffix == ".py":
        settings = _python_settings(code)
    files = None if read is None else SiteFiles(str(root))
    if generator == "hugo":
        return _hugo_site(root, because)
    zone = text_setting(settings, "timezone")
    theme = _theme_in_code(code) if generator == "astro" else None
    builder = generators.load(generator)
    profile = Profile(
        builder,
        pinned(builder, root, settings),
        theme,
        certainty=Certainty.KNOWN,
        time_zone=zone,
        plugins=frozenset(dict(plugins(settings))) & builder.plugin_schemas.keys(),
    )
    languages = SiteLanguages(language_in_code(code)) if code else site_languages(settings)
    pages = pages_of(generator, SiteConfig(root, settings, code))
    return Site(root, profile, languages, settings, files, pages, because=because)


def _python_settings(code: str) -> Settings:
    from postlint.profile.python_settings import plain_settings  # few sites have a config in it

    return plain_settings(code)


def _theme_of_mkdocs(settings: Settings) -> str:
    return text_setting(settings, "theme") or text_setting(settings, "theme", "name") or ""


def _hugo_site(root: Path, because: str) -> Site:
    settings, is_whole = hugo_settings(root)
    files = SiteFiles(str(root))
    formats = setting(settings, "outputFormats")
    profile = Profile(
        generators.load("hugo"),
        pinned(generators.load("hugo"), root, settings),
        _theme(settings),
        names_theme=next(theme_names(settings), None) is not None,
        certainty=Certainty.KNOWN,
        time_zone=text_setting(settings, "timeZone"),
        output_formats=frozenset(formats if isinstance(formats, Mapping) else ()),
        replaced_shortcodes=frozenset(_replaced_shortcodes(files, settings)),
    )
    pages = pages_of("hugo", SiteConfig(root, settings))
    return Site(
        root,
        profile,
        site_languages(settings),
        settings,
        files if is_whole else None,
        pages,
        because=because,
    )


def _theme(settings: Settings) -> Theme | None:
    return next(filter(None, map(_known_theme, theme_names(settings))), None)


def _known_theme(name: str) -> Theme | None:
    """The theme that a config asks for by this name."""
    themes = THEMES.values()
    return next((theme for theme in themes if theme.is_meant(name)), None)


def theme_names(settings: Settings) -> Iterator[str]:
    """The themes and modules that a Hugo site asks for: folders, or module paths."""
    yield from texts(setting(settings, "theme"))
    imports = setting(settings, "module", "imports")
    for item in imports if isinstance(imports, list) else ():
        yield from texts(setting(item, "path"))


def _replaced_shortcodes(files: SiteFiles, settings: Settings) -> Iterator[str]:
    """Hugo's shortcodes that a site has templates of its own for, or a theme that is not known."""
    themes = text_setting(settings, "themesDir") or "themes"
    folders = [text_setting(settings, "layoutDir") or "layouts"]
    for theme in theme_names(settings):
        if _known_theme(theme) is None:
            folders += [f"{themes}/{theme}/layouts", f"_vendor/{theme}/layouts"]
    for folder in folders:
        for name in PLAYERS_AND_IMAGES:
            if any(files.is_file(f"{folder}/{place}/{name}.html") for place in _SHORTCODES):
                yield name


def _code(config: Path) -> str:
    """A config which is code, and cannot be read but as text; empty where not even that."""
    return text_of(config, LARGEST, within=config.parent) or ""


def _theme_in_code(text: str) -> Theme | None:
    for theme in THEMES.values():
        if any(name in text for name in theme.names):
            return theme
    return None
