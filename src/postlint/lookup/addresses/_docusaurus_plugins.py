"""What a Docusaurus config, which is code, says of its docs, blogs and pages in plain words.

Source: Docusaurus, "plugin-content-docs", "plugin-content-blog", "plugin-content-pages".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from posixpath import normpath
from typing import Literal, cast

from postlint.pattern import lazy
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_CONFIGS = tuple(f"docusaurus.config.{end}" for end in ("js", "ts", "mjs", "cjs", "mts", "cts"))
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
_THEME = lazy(r"\bthemeConfig[\"']?\s*:\s*(?:/\*.*?\*/)?\s*\(?\s*\{")
_PRESET = lazy(r"""["'`](?:@docusaurus/preset-)?classic["'`]""")
_IN_PRESET = lazy(r"\b(?P<kind>docs|blog|pages)[\"']?\s*:\s*(?:(?P<off>false)\b|\{)")
_PLUGIN = lazy(
    r"""["'`](?:@docusaurus/plugin-)?content-(?P<kind>docs|blog|pages)["'`]\s*,\s*(?:[\w]+\s*=)?\s*\{"""
)
_KEY = r"""\b{key}["']?\s*:\s*(?:(["'`])(?P<value>[^"'`\n$]*)\1|(?P<code>[^\s,]))"""
_SLASH = lazy(r"\btrailingSlash[\"']?\s*:\s*(?P<value>true|false|undefined|\S)")
_NUMBERS = lazy(r"\bnumberPrefixParser[\"']?\s*:\s*(?P<value>true|false|\S)")
_TEXT = lazy(r"""["'`]([^"'`\n]+)["'`]""")
_EXCLUDE = lazy(r"\bexclude[\"']?\s*:\s*\[(?P<globs>[^\]]*)\]")
_USUAL = {"docs": ("docs", "docs"), "blog": ("blog", "blog"), "pages": ("src/pages", "/")}
_OPENERS, _CLOSERS = "{[(", "}])"

Kind = Literal["docs", "blog", "pages"]


class Plugin(NamedTuple):
    """One of the plugins that make pages. `versions` are those of its docs, the newest first."""

    kind: Kind
    id: str
    folder: str
    route: str
    strips_numbers: bool
    excluded: tuple[str, ...]
    versions: tuple[str, ...]
    paths: tuple[tuple[str, str | None], ...]
    """Below which path each version lies; None where that is not known."""


class Config(NamedTuple):
    """`ends` is what addresses are made to end in; None where they stay as they are."""

    plugins: tuple[Plugin, ...]
    ends: str | None


def config(files: SiteFiles) -> Config | None:
    """What a site's config says; None where it says it in code that is not understood."""
    code = next(filter(None, map(files.text, _CONFIGS)), None)
    if code is None:
        return None
    code = _without_theme(_COMMENT.sub("", code))
    slash = _SLASH.search(code)
    said = slash["value"] if slash else "undefined"
    if said not in ("true", "false", "undefined"):
        return None
    plugins = {(plugin.kind, plugin.id): plugin for plugin in _plugins(files, code)}
    return Config(tuple(plugins.values()), {"true": "/", "false": ""}.get(said))


def _plugins(files: SiteFiles, code: str) -> Iterator[Plugin]:
    """The plugins of the usual preset, and those that are named; the later of one id wins."""
    if _PRESET.search(code):
        options = dict.fromkeys(_USUAL, "")
        for found in _IN_PRESET.finditer(code):
            if found["off"]:
                options.pop(found["kind"], None)
            elif not options.get(found["kind"], "x"):
                options[found["kind"]] = _block(code, found.end() - 1)
        for kind, block in options.items():
            plugin = _plugin(files, cast(Kind, kind), block)
            if plugin is not None:
                yield plugin
    for found in _PLUGIN.finditer(code):
        plugin = _plugin(files, cast(Kind, found["kind"]), _block(code, found.end() - 1))
        if plugin is not None:
            yield plugin


def _plugin(files: SiteFiles, kind: Kind, block: str) -> Plugin | None:
    """A plugin with these options; None where code makes them."""
    folder = _value(block, "path", _USUAL[kind][0])
    route = _value(block, "routeBasePath", _USUAL[kind][1])
    named = _value(block, "id", "default")
    if "..." in block or folder is None or route is None or named is None:
        return None
    numbers = _NUMBERS.search(block)
    if numbers is not None and numbers["value"] not in ("true", "false"):
        return None
    versions = _versions(files, named) if kind == "docs" else ()
    globs = _EXCLUDE.search(block)
    return Plugin(
        kind,
        named,
        normpath(folder),
        route,
        numbers is None or numbers["value"] == "true",
        tuple(_TEXT.findall(globs["globs"])) if globs else (),
        versions,
        tuple(_version_paths(block, versions)),
    )


def _value(block: str, key: str, unset: str) -> str | None:
    """The text of an option, or what it is unset; None where code makes it."""
    found = re.search(_KEY.format(key=key), block)
    if found is None:
        return unset
    return cast("str | None", found["value"])


def _versions(files: SiteFiles, plugin: str) -> tuple[str, ...]:
    name = "versions.json" if plugin == "default" else f"{plugin}_versions.json"
    try:
        named = json.loads(files.text(name) or "[]") if files.is_file(name) else []
    except ValueError:
        return ()
    return tuple(map(str, named)) if isinstance(named, list) else ()


def _version_paths(block: str, versions: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    if "disableVersioning" in block:
        versions = ()
    last = _value(block, "lastVersion", "")
    newest = versions[0] if versions else "current"
    newest = newest if last == "" else str(last)
    is_known = last is not None and not re.search(r"\bversions[\"']?\s*:", block)
    for version in ("current", *versions):
        usual = "next" if version == "current" else version
        yield version, (("" if version == newest else usual) if is_known else None)


def _without_theme(code: str) -> str:
    """Code without the settings of the theme, which have the same words."""
    found = _THEME.search(code)
    if found is None:
        return code
    end = found.end() - 1 + len(_block(code, found.end() - 1))
    return code[: found.start()] + code[end:]


def _block(code: str, start: int) -> str:
    """What stands in the brackets that open at an offset, with them."""
    depth = 0
    for at in range(start, len(code)):
        if code[at] in _OPENERS:
            depth += 1
        elif code[at] in _CLOSERS:
            depth -= 1
            if not depth:
                return code[start : at + 1]
    return code[start:]
