"""What the config of a site says of it, and who builds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from postlint import generators
from postlint.files.listing import Listing
from postlint.files.reading import text_of
from postlint.generators.hugo import PLAYERS_AND_IMAGES
from postlint.profile.builders import pages_of
from postlint.profile.code_calls import hugo_code_calls
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
    of_configs,
    of_packages,
)
from postlint.profile.language import (
    SiteLanguages,
    language_in_code,
    site_languages,
)
from postlint.profile.pages import SiteConfig
from postlint.profile.pinned import pinned
from postlint.profile.profile import UNKNOWN_PROFILE, Certainty, Profile
from postlint.profile.site import Site
from postlint.profile.site_files import SiteFiles
from postlint.profile.theme import THEMES, Theme

_CODE = frozenset({".js", ".mjs", ".cjs", ".ts", ".mts", ".py"})
_DATA = frozenset({".toml", ".yaml", ".yml", ".json"})
_CONFIGS = tuple(f"config.{suffix}" for suffix in ("toml", "yaml", "yml", "json"))
"""Hugo's older names, and Zola's; other tools have files of these names as well."""
_HUGO_FOLDER = "config/_default"
_THEME_CONFIG = "theme.toml"
_OF_THEMES = (("layouts", "hugo"), ("templates", "zola"))
"""What stands beside it, and whose theme it then is."""
TELLING = ALL_CONFIGS | {*_CONFIGS, "config", _THEME_CONFIG, *PACKAGE_FILES, ".git"}
"""A folder without any of these is neither a site's root nor that of a repository."""
_HUGO_KEYS = {"baseurl", "base_url", "theme", "markup", "taxonomies"}
_HUGO_KEYS_BESIDE = _HUGO_KEYS | {"title", "languagecode", "defaultcontentlanguage", "params"}
_HUGO_KEYS_BESIDE |= {"menu", "menus", "languages", "module", "outputs", "permalinks", "paginate"}
_HUGO_KEYS_BESIDE |= {"contentdir", "publishdir", "pagination", "author", "copyright", "minify"}
"""What others have as well, and is Hugo's where its folders stand beside."""
_HUGO_FOLDERS = frozenset({"content", "layouts", "archetypes", "themes"})
_SHORTCODES = ("shortcodes", "_shortcodes")
"""Where templates of shortcodes stand in a folder of layouts, since 0.146 the second."""
_OF_HEXO_THEMES = frozenset({"layout", "source"})
_OF_JEKYLL = frozenset({"_layouts", "_includes", "_posts", "Gemfile"})
_HEXO_KEYS = {"new_post_name", "skip_render", "source_dir", "post_asset_folder"}


def evidence_at(folder: Path, names: frozenset[str], listing: Listing) -> Evidence | None:
    """Who builds the site with its root at a folder."""
    found = of_configs(names)
    if found is not None and found.generator == "jekyll" and "package.json" in names:
        other = of_packages(folder, names)  # Hexo's config has the same name
        if other is not None and other.generator == "hexo":
            return other
        is_theme = names >= _OF_HEXO_THEMES and names.isdisjoint(_OF_JEKYLL)
        found = Evidence("hexo", found.told_by) if is_theme else found
    if found is not None:
        return found
    for name in _CONFIGS:
        if name in names and (generator := _builder_of(folder, name, names)):
            return Evidence(generator, name)
    if "config" in names and listing.names(str(folder / _HUGO_FOLDER)):
        return Evidence("hugo", f"{_HUGO_FOLDER}/")
    for folder_of_templates, generator in _OF_THEMES:
        if {_THEME_CONFIG, folder_of_templates} <= names:
            return Evidence(generator, _THEME_CONFIG)
    return of_packages(folder, names)


def _builder_of(folder: Path, name: str, names: frozenset[str]) -> str | None:
    """Who reads a config of a name that many tools have: told by its keys, or the posts beside."""
    settings = read_settings(folder / name) or {}
    if name == "config.toml" and "base_url" in settings and "baseURL" not in settings:
        return "zola"
    keys = {str(key).lower() for key in settings}
    is_beside = not _HUGO_FOLDERS.isdisjoint(names)
    is_hugo = is_beside and (not settings or keys & _HUGO_KEYS_BESIDE)
    return "hugo" if keys & _HUGO_KEYS or is_hugo else None


def site_of(root: Path, evidence: Evidence, names: frozenset[str]) -> Site:
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
    signs = SIGNS[evidence.generator]
    if signs.title is not None:
        reader = UNKNOWN_PROFILE.generator._replace(fences=signs.fences)
        profile = UNKNOWN_PROFILE._replace(generator=reader)
        known = SiteConfig(root, code=_code(config)) if signs.names_folders else None
        pages = pages_of(evidence.generator, known) if known is not None else None
        return Site(root, profile, pages=pages, other=signs.title, because=because)
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
        code_calls=frozenset(hugo_code_calls(files, _shortcode_folders(settings))),
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
    for folder in _shortcode_folders(settings):
        for name in PLAYERS_AND_IMAGES:
            if files.is_file(f"{folder}/{name}.html"):
                yield name


def _shortcode_folders(settings: Settings) -> Iterator[str]:
    """Where templates of shortcodes may stand, the site's and those of themes not known."""
    themes = text_setting(settings, "themesDir") or "themes"
    folders = [text_setting(settings, "layoutDir") or "layouts"]
    for theme in theme_names(settings):
        if _known_theme(theme) is None:
            folders += [f"{themes}/{theme}/layouts", f"_vendor/{theme}/layouts"]
    for folder in folders:
        yield from (f"{folder}/{place}" for place in _SHORTCODES)


def _code(config: Path) -> str:
    """A config which is code, and cannot be read but as text; empty where not even that."""
    return text_of(config, LARGEST, within=config.parent) or ""


def _theme_in_code(text: str) -> Theme | None:
    for theme in THEMES.values():
        if any(name in text for name in theme.names):
            return theme
    return None
