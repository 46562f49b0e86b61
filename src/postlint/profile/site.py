"""The site that a post belongs to, read from the site's own files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli
import yaml

from postlint.profile.generator import GENERATORS, Version
from postlint.profile.language import (
    UNKNOWN_LANGUAGES,
    SiteLanguages,
    language_in_code,
    site_languages,
)
from postlint.profile.profile import UNKNOWN_PROFILE, Profile
from postlint.profile.theme import THEMES, Theme

_CODE = frozenset({".js", ".mjs", ".cjs", ".ts", ".mts", ".py"})
_LARGEST_CONFIG = 256 * 1024
_MOST_OPENERS = 5000
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Site:
    """All that a rule may know of other files. `root` is None where no site was found."""

    root: Path | None = None
    profile: Profile = UNKNOWN_PROFILE
    languages: SiteLanguages = UNKNOWN_LANGUAGES

    def language(self, path: str) -> str | None:
        """The language that the place of a post at an absolute path tells, or the site's own."""
        if self.root is None:
            return self.languages.of(path)
        return self.languages.of(os.path.relpath(path, self.root).replace(os.sep, "/"))


UNKNOWN_SITE = Site()

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
_HUGO_KEYS = {"baseurl", "base_url", "theme", "languagecode", "params", "markup", "taxonomies"}
_PINNING = (
    "netlify.toml",
    "vercel.json",
    ".hugo-version",
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
)
_PINNED = re.compile(
    r"""(?:HUGO_VERSION|hugo-version)["']?\s*[:=]\s*["']?v?(\d+\.\d+(?:\.\d+)?)|\A\s*v?(\d+\.\d+\.\d+)\s*\Z"""
)
_JEKYLL_POSTS = "_posts"
_HEXO_KEYS = {"new_post_name", "skip_render", "source_dir", "post_asset_folder"}


def find_site(start: Path, known: dict[Path, Site] | None = None) -> Site:
    """The site whose files stand in `start` (a folder) or the nearest folder above it.

    Looks no further up than the root of a version-controlled tree. A config that cannot be read
    still tells its generator, and a folder `_posts` is Jekyll's without any. `known` are the sites
    of the folders looked at before; it grows.
    """
    known = {} if known is None else known
    passed = []
    folder = start
    while folder not in known:
        passed.append(folder)
        site = _site_at(folder)
        if site is not None or folder == folder.parent:
            known[folder] = site or UNKNOWN_SITE
        else:
            folder = folder.parent
    for below in passed:
        known[below] = known[folder]
    return known[folder]


def _site_at(folder: Path) -> Site | None:
    """The site with its root at a folder; the unknown one where no site can hold the folder."""
    for generator, names in _BY_NAME:
        for name in names:
            if (folder / name).is_file():
                return _site(folder, generator, folder / name)
    for name in _CONFIGS:
        if (folder / name).is_file() and _is_of_hugo(folder, name):
            return _site(folder, "hugo", folder / name)
    if (folder / _JEKYLL_POSTS).is_dir():
        return Site(folder, Profile(GENERATORS["jekyll"], is_known=True))
    return UNKNOWN_SITE if (folder / ".git").exists() else None


def _is_of_hugo(folder: Path, name: str) -> bool:
    """Whether a `config.*` is a site's: by its keys, its folder, or the posts beside it."""
    keys = {str(key).lower() for key in _settings(folder / name)}
    return bool(keys & _HUGO_KEYS) or "/" in name or (folder / "content").is_dir()


def _site(root: Path, generator: str, config: Path) -> Site:
    settings = _settings(config)
    if config.name == "config.toml" and "base_url" in settings and "baseURL" not in settings:
        generator = "zola"
    if generator == "jekyll" and _HEXO_KEYS & settings.keys():
        generator = "hexo"
    if generator != "hugo":
        zone = _text(settings, "timezone")
        code = _code(config) if config.suffix in _CODE else ""
        theme = _theme_in_code(code) if generator == "astro" else None
        profile = Profile(GENERATORS[generator], theme=theme, is_known=True, time_zone=zone)
        languages = site_languages(settings)
        if code:
            languages = SiteLanguages(language_in_code(code))
        return Site(root, profile, languages)
    formats = _get(settings, "outputFormats") or _settings(
        root / "config/_default/outputFormats.toml"
    )
    formats = formats if isinstance(formats, Mapping) else {}
    profile = Profile(
        GENERATORS["hugo"],
        _version(settings, root),
        _theme(settings, root),
        is_known=True,
        time_zone=_text(settings, "timeZone"),
        output_formats=frozenset(str(name).lower() for name in formats),
    )
    several = _get(settings, "languages") or _settings(root / "config/_default/languages.toml")
    settings = {**settings, "languages": several}
    return Site(root, profile, site_languages(settings))


def _settings(path: Path) -> Mapping[str, object]:
    """A config file's settings; empty where it is code, or cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
        if len(text) > _LARGEST_CONFIG or text.count("[") + text.count("{") > _MOST_OPENERS:
            return {}
        settings: object = {}
        if path.suffix == ".toml":
            settings = tomli.loads(text)
        elif path.suffix == ".json":
            settings = json.loads(text)
        elif path.suffix in (".yaml", ".yml"):
            settings = yaml.load(text, Loader=yaml.CSafeLoader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return {}  # its generator says what is wrong with it
    return settings if isinstance(settings, Mapping) else {}


def _theme_names(settings: Mapping[str, object]) -> Iterator[str]:
    theme = _get(settings, "theme")
    yield from (str(name) for name in (theme if isinstance(theme, list) else [theme]) if name)
    module = _get(settings, "module")
    imports = _get(module, "imports") if isinstance(module, Mapping) else None
    for item in imports if isinstance(imports, list) else ():
        if isinstance(item, Mapping):
            yield str(item.get("path", ""))


def _theme(settings: Mapping[str, object], root: Path) -> Theme | None:
    names = list(_theme_names(settings))
    module = root / "config/_default/module.toml"
    if module.is_file():
        names += _theme_names({"module": _settings(module)})
    for name in names:
        for theme in THEMES.values():
            if any(part in name.lower() for part in theme.names):
                return theme
    return None


def _code(config: Path) -> str:
    """A config which is code, and cannot be read but as text; empty where not even that."""
    try:
        return config.read_text("utf-8")[:_LARGEST_CONFIG]
    except (OSError, ValueError):
        return ""


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
            try:
                found = _PINNED.search(path.read_text("utf-8")[:_LARGEST_CONFIG])
            except (OSError, ValueError):
                continue
            if found:
                return parse_version(found[1] or found[2])
    module = _get(settings, "module")
    needed = _get(module, "hugoVersion") if isinstance(module, Mapping) else None
    largest = _get(needed, "max") if isinstance(needed, Mapping) else None
    return parse_version(str(largest)) if largest else None


def _get(mapping: Mapping[str, object], key: str) -> object:
    """A setting, its key compared without case, as Hugo does."""
    return next((v for k, v in mapping.items() if str(k).lower() == key.lower()), None)


def _text(mapping: Mapping[str, object], key: str) -> str | None:
    value = _get(mapping, key)
    return value if isinstance(value, str) else None


def parse_version(text: str) -> Version | None:
    """`"0.152.2"` as (0, 152, 2), or None."""
    found = _VERSION.match(text.strip().lstrip("v"))
    return tuple(int(part) for part in found[0].split(".")) if found else None


def is_site_config(name: str) -> bool:
    """Whether a file of this name is a generator's config, which stands at a site's root."""
    return name in _CONFIGS or any(name in names for _, names in _BY_NAME)
