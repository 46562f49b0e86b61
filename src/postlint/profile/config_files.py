"""A site's config files, read as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from postlint.files.data import parsed
from postlint.files.reading import text_of

Settings = Mapping[str, object]

LARGEST = 256 * 1024
"""Bytes: no larger file is taken for a config."""
_MOST_FILES = 200
_MOST_INHERITED = 8
_SUFFIXES = (".toml", ".yaml", ".yml", ".json")
_HUGO_NAMES = ("hugo", "config")
_ENVIRONMENTS = ("_default", "production")


def read_settings(path: Path) -> Settings | None:
    """A config file's settings; None where it is code, or cannot be read."""
    text = text_of(path, LARGEST, within=path.parent)
    if text is None:
        return None
    try:
        settings = parsed(text, path.suffix, ignores_tags=True) or {}
    except ValueError:
        return None  # its generator says what is wrong with it
    return settings if isinstance(settings, Mapping) and path.suffix in _SUFFIXES else None


def inheriting_settings(path: Path) -> Settings | None:
    """A config file's settings with those of the files that `INHERIT` in it names.

    None where one of them cannot be read. Source: MkDocs, "Configuration Inheritance".
    """
    held: dict[str, object] = {}
    for _ in range(_MOST_INHERITED):
        settings = read_settings(path)
        if settings is None:
            return None
        _add_below(held, settings)
        above = held.pop("INHERIT", None)
        if not isinstance(above, str):
            return held
        path = path.parent / above
    return None


def _add_below(held: dict[str, object], settings: Settings) -> None:
    """Adds settings where none are held yet."""
    for key, value in settings.items():
        inner = held.get(key)
        if isinstance(inner, dict) and isinstance(value, Mapping):
            _add_below(inner, value)
        elif key not in held:
            held[key] = dict(value) if isinstance(value, Mapping) else value


def hugo_settings(root: Path) -> tuple[Settings, bool]:
    """All settings of a Hugo site as a production build has them, keys in lower case.

    The second value is whether that is all: False where a config file cannot be read.
    """
    merged: dict[str, object] = {}
    is_whole = True
    for keys, path in _hugo_files(root):
        settings = read_settings(path)
        is_whole = is_whole and settings is not None
        held: Settings = settings or {}
        for key in reversed(keys):
            held = {key: held}
        _merge(merged, held)
    return merged, is_whole


def _hugo_files(root: Path) -> Iterator[tuple[tuple[str, ...], Path]]:
    """The config files, in the order read, each with the keys that its settings stand under.

    Those of a single language are left out (`params.de.toml`), but for what it is itself
    (`languages.de.toml`).
    """
    names = (root / f"{name}{suffix}" for name in _HUGO_NAMES for suffix in _SUFFIXES)
    first = next((path for path in names if path.is_file()), None)
    if first is not None:
        yield (), first
    for environment in _ENVIRONMENTS:
        for path in sorted((root / "config" / environment).glob("*"))[:_MOST_FILES]:
            name, _, language = path.stem.partition(".")
            is_left_out = language and name != "languages"
            if path.suffix in _SUFFIXES and not is_left_out and path.is_file():
                keys = (name, language) if language else (name,)
                yield () if name in _HUGO_NAMES else keys, path


def _merge(into: dict[str, object], settings: Settings) -> None:
    """Adds settings, later ones winning, their keys in lower case."""
    for name, value in settings.items():
        key = str(name).lower()
        if isinstance(value, Mapping):
            held = into.get(key)
            inner = held if isinstance(held, dict) else {}
            _merge(inner, value)
            into[key] = inner
        else:
            into[key] = value


def setting(settings: object, *keys: str) -> object:
    """The value that keys lead to, compared without case; None where there is none."""
    for key in keys:
        if not isinstance(settings, Mapping):
            return None
        settings = next((v for k, v in settings.items() if str(k).lower() == key.lower()), None)
    return settings


def text_setting(settings: object, *keys: str) -> str | None:
    """The text that keys lead to; None where there is none or it is no text."""
    value = setting(settings, *keys)
    return value if isinstance(value, str) else None


def texts(value: object) -> tuple[str, ...]:
    """A setting that is one text or a list of them."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))


def plugins(settings: Settings) -> Iterator[tuple[str, object]]:
    """The plugins that a config names and does not switch off, each with what it sets for it."""
    listed = setting(settings, "plugins")
    items = listed if isinstance(listed, list) else [listed]
    for item in items:
        named = item if isinstance(item, Mapping) else {str(item): None}
        for name, options in named.items():
            if setting(options, "enabled") is not False:
                yield str(name), options
