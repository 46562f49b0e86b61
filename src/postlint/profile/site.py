"""The site that a post belongs to, read from the site's own files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from postlint.files.nearest import nearest
from postlint.files.reading import text_of
from postlint.pattern import lazy
from postlint.profile.config_files import (
    LARGEST,
    Settings,
    hugo_settings,
    read_settings,
    setting,
    text_setting,
    texts,
)
from postlint.profile.generator import GENERATORS, Version
from postlint.profile.language import (
    UNKNOWN_LANGUAGES,
    SiteLanguages,
    language_in_code,
    site_languages,
)
from postlint.profile.profile import UNKNOWN_PROFILE, Profile
from postlint.profile.shortcode import HUGO_PLAYERS_AND_IMAGES
from postlint.profile.site_files import SiteFiles
from postlint.profile.theme import THEMES, Theme

_CODE = frozenset({".js", ".mjs", ".cjs", ".ts", ".mts", ".py"})
_VERSION = lazy(r"\d{1,6}(?:\.\d{1,6}){0,4}(?!\d)")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """All that a rule may know of other files. `root` is None where no site was found.

    `settings` are what its config says, keys in lower case for Hugo; empty where that is code.
    `files` is None where no config was found or one cannot be read: then nothing is known to be
    missing.
    """

    root: Path | None = None
    profile: Profile = UNKNOWN_PROFILE
    languages: SiteLanguages = UNKNOWN_LANGUAGES
    settings: Settings = field(default_factory=dict)
    files: SiteFiles | None = None

    def language(self, path: str) -> str | None:
        """The language that the place of a post at an absolute path tells, or the site's own."""
        if self.root is None:
            return self.languages.of(path)
        return self.languages.of(self._relative(path))

    def place(self, path: str) -> Place | None:
        """Where the post at a path stands; None where the site's files are not known."""
        if self.files is None:
            return None
        return Place(self, self.files, self._relative(os.path.abspath(path)))

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.root).replace(os.sep, "/")


UNKNOWN_SITE = Site()


class Place(NamedTuple):
    """Where a post stands: a site whose files are known, and the post's path from its root."""

    site: Site
    files: SiteFiles
    path: str


_HUGO_FOLDERS = ("", "config/_default/")
_BY_NAME = (
    ("hugo", [f"{d}hugo.{e}" for d in _HUGO_FOLDERS for e in ("toml", "yaml", "yml", "json")]),
    ("eleventy", [".eleventy.js", *(f"eleventy.config.{e}" for e in ("js", "mjs", "cjs", "ts"))]),
    ("astro", [f"astro.config.{e}" for e in ("mjs", "js", "ts", "mts", "cjs")]),
    ("docusaurus", [f"docusaurus.config.{e}" for e in ("js", "ts", "mjs", "cjs")]),
    ("quarto", ["_quarto.yml", "_quarto.yaml"]),
    ("mkdocs-material", ["mkdocs.yml", "mkdocs.yaml"]),
    ("pelican", ["pelicanconf.py"]),
    ("jekyll", ["_config.yml", "_config.yaml", "_config.toml"]),
)
_CONFIGS = [f"{d}config.{e}" for d in _HUGO_FOLDERS for e in ("toml", "yaml", "yml", "json")]
"""Hugo's older names, and Zola's; other tools have files of these names as well."""
_ALL_CONFIGS = frozenset([*_CONFIGS, *(name for _, names in _BY_NAME for name in names)])
_HUGO_KEYS = {"baseurl", "base_url", "theme", "languagecode", "params", "markup", "taxonomies"}
_PINNING = (
    "netlify.toml",
    "vercel.json",
    ".hugo-version",
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
)
_PINNED = lazy(
    r"""(?:HUGO_VERSION|hugo-version)["']?\s*[:=]\s*["']?v?(\d+\.\d+(?:\.\d+)?)|\A\s*v?(\d+\.\d+\.\d+)\s*\Z"""
)
_SHORTCODES = ("shortcodes", "_shortcodes")
"""Where templates of shortcodes stand in a folder of layouts, since 0.146 the second."""
_JEKYLL_POSTS = "_posts"
_HEXO_KEYS = {"new_post_name", "skip_render", "source_dir", "post_asset_folder"}


def find_site(start: Path, known: dict[Path, Site] | None = None) -> Site:
    """The site whose files stand in `start` (a folder) or the nearest folder above it.

    Looks no further up than the root of a version-controlled tree. A config that cannot be read
    still tells its generator, and a folder `_posts` is Jekyll's where there is no config. `known`
    are the sites of the folders looked at before; it grows.
    """
    return nearest(start, _site_at, {} if known is None else known, UNKNOWN_SITE)


def _site_at(folder: Path) -> Site | None:
    """The site with its root at a folder; the unknown one where no site can hold the folder."""
    for generator, names in _BY_NAME:
        for name in names:
            if (folder / name).is_file():
                return _site(folder, generator, folder / name)
    for name in _CONFIGS:
        if (folder / name).is_file() and _is_of_hugo(folder, name):
            return _site(folder, "hugo", folder / name)
    is_last = (folder / ".git").exists()
    if (folder / _JEKYLL_POSTS).is_dir():
        above = UNKNOWN_SITE if is_last else nearest(folder.parent, _site_at, {}, UNKNOWN_SITE)
        jekyll = Site(folder, Profile(GENERATORS["jekyll"], is_known=True))
        return above if above.profile.is_known else jekyll
    return UNKNOWN_SITE if is_last else None


def _is_of_hugo(folder: Path, name: str) -> bool:
    """Whether a `config.*` is a site's: by its keys, its folder, or the posts beside it."""
    keys = {str(key).lower() for key in (read_settings(folder / name) or {})}
    return bool(keys & _HUGO_KEYS) or "/" in name or (folder / "content").is_dir()


def _site(root: Path, generator: str, config: Path) -> Site:
    read = {} if config.suffix in _CODE else read_settings(config)
    settings = read or {}
    if config.name == "config.toml" and "base_url" in settings and "baseURL" not in settings:
        generator = "zola"
    if generator == "jekyll" and _HEXO_KEYS & settings.keys():
        generator = "hexo"
    if generator != "hugo":
        zone = text_setting(settings, "timezone")
        code = _code(config) if config.suffix in _CODE else ""
        theme = _theme_in_code(code) if generator == "astro" else None
        profile = Profile(GENERATORS[generator], theme=theme, is_known=True, time_zone=zone)
        languages = site_languages(settings)
        if code:
            languages = SiteLanguages(language_in_code(code))
        files = None if read is None else SiteFiles(str(root))
        return Site(root, profile, languages, settings, files)
    settings, is_whole = hugo_settings(root)
    files = SiteFiles(str(root))
    formats = setting(settings, "outputFormats")
    profile = Profile(
        GENERATORS["hugo"],
        _version(settings, root),
        _theme(settings),
        is_known=True,
        time_zone=text_setting(settings, "timeZone"),
        output_formats=frozenset(formats if isinstance(formats, Mapping) else ()),
        replaced_shortcodes=frozenset(_replaced_shortcodes(files, settings)),
    )
    languages = site_languages(settings)
    return Site(root, profile, languages, settings, files if is_whole else None)


def _theme(settings: Settings) -> Theme | None:
    return next(filter(None, map(_known_theme, theme_names(settings))), None)


def _known_theme(name: str) -> Theme | None:
    """The theme that a config asks for by this name."""
    themes = THEMES.values()
    return next((t for t in themes if any(part in name.lower() for part in t.names)), None)


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
        for name in HUGO_PLAYERS_AND_IMAGES:
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


def _version(settings: Mapping[str, object], root: Path) -> Version | None:
    """The version that the site is built with, as far as its files pin one.

    Source: HUGO_VERSION, as Netlify, Vercel, Cloudflare and most workflows read it; the newest
    that `module.hugoVersion` allows.
    """
    for name in _PINNING:
        for path in sorted(root.glob(name)):
            if found := _PINNED.search(text_of(path, LARGEST, within=root) or ""):
                return parse_version(found[1] or found[2])
    largest = setting(settings, "module", "hugoVersion", "max")
    return parse_version(str(largest)) if largest else None


def parse_version(text: str) -> Version | None:
    """`"0.152.2"` as (0, 152, 2), or None."""
    found = _VERSION.match(text.strip().lstrip("v"))
    return tuple(int(part) for part in found[0].split(".")) if found else None


def is_site_config(name: str) -> bool:
    """Whether a file of this name is a generator's config, which stands at a site's root."""
    return name in _ALL_CONFIGS
