"""Config files, read and laid over each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli

from postlint.config.error import ConfigError
from postlint.config.finding import config_text
from postlint.config.keys import SETTINGS, applied
from postlint.config.model import Config, misfit_of
from postlint.config.own_rules import OwnRules, with_own_rules
from postlint.config.place import Place, shown_file
from postlint.document.front_matter import toml
from postlint.document.front_matter.nodes import FrontMatterError, Mapping
from postlint.files.boundary import leads_out, repository
from postlint.source import Source

_MOST_EXTENDED = 20
"""Files that extend each other."""


def load(path: Path, base: Config | None = None, *, seen: tuple[Path, ...] = ()) -> Config:
    """The settings of a config file, over `base` or the defaults. Raises ConfigError.

    Runs the plugins that it names.
    """
    base = base or Config()
    values, place = _read(path)
    other = _extended(path, values, place, seen)
    if other is not None:
        base = load(other, base, seen=(*seen, path.resolve()))
    own = with_own_rules(values, place, base.catalogue)
    read = SETTINGS.read(values, replace(place, catalogue=own.catalogue))
    config = _with(own, applied(read, base))._replace(root=path.parent)
    if misfit := misfit_of(config.theme, config.generator):
        named = place.child("theme" if "theme" in values else "generator")
        named.fail(misfit if "theme" in values else f"does not fit: `theme` {misfit}")
    return config


def _extended(
    path: Path, values: dict[str, Any], place: Place, seen: tuple[Path, ...]
) -> Path | None:
    """Takes out of a file's values which one it extends. Raises ConfigError."""
    if "extend" not in values:
        return None
    place = place.child("extend")
    named: str = SETTINGS.keys["extend"].kind.read(values.pop("extend"), place)
    other = (path.parent / named).resolve()
    home = os.path.realpath(path.parent)
    if repository(home) is not None and leads_out(str(other), home):
        place.fail("leads out of the repository")
    if other in (path.resolve(), *seen):
        place.fail("extends itself")
    if len(seen) >= _MOST_EXTENDED:
        place.fail(f"is the last of more than {_MOST_EXTENDED} files")
    return other


def all_extended(path: Path, *, seen: tuple[Path, ...] = ()) -> Iterator[Path]:
    """A config file, and those that it extends in turn. Raises ConfigError."""
    yield path
    other = _extended(path, *_read(path), seen)
    if other is not None:
        yield from all_extended(other, seen=(*seen, path.resolve()))


def over(config: Config, text: str, named: str) -> Config:
    """Settings in TOML, such as an option gives, over others. Paths are seen from here.

    `named` is what errors call them. Raises ConfigError.
    """
    values, place = _parsed(text, Path(named))
    if "extend" in values:
        place.child("extend").fail("stands in files only")
    own = with_own_rules(values, place, config.catalogue)
    read = SETTINGS.read(values, replace(place, catalogue=own.catalogue))
    return _with(own, applied(read, config))


def _with(own: OwnRules, config: Config) -> Config:
    """Settings with the rules that the file they stand in declares."""
    limits = {**config.limits, **own.limits}
    plugins = (*config.plugins, *own.plugins)
    return config._replace(catalogue=own.catalogue, limits=limits, plugins=plugins)


def _read(path: Path) -> tuple[dict[str, Any], Place]:
    """The values of a file, or of its part that is postlint's, and their place."""
    values, place = _parsed(config_text(path), path)
    if path.name == "pyproject.toml":
        tree = place.root
        for key in ("tool", "postlint"):
            values = values.get(key, {})
            entry = tree.find(key)
            tree = entry.value if entry and isinstance(entry.value, Mapping) else tree
        place = replace(place, root=tree)
    return dict(values), place


def _parsed(text: str, path: Path) -> tuple[dict[str, Any], Place]:
    """The values of a text in TOML, and the place of all of them."""
    source = Source(str(path), text)
    try:
        tree = toml.read(text, 0, len(text))
    except FrontMatterError as error:
        line = source.position(error.span.start).line
        problem = f"{error.message}. {error.help or ''}".rstrip()
        raise ConfigError(f"{shown_file(path)}:{line}: {problem}") from None
    return tomli.loads(text), Place(path, source, tree)
