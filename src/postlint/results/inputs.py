"""What results depend on beside the post, as digests: settings, code, and what it reads with."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache, singledispatch
from importlib.util import find_spec
from pathlib import Path, PurePath
from types import FunctionType
from typing import Any

from postlint import generators
from postlint.dialect.generator import Generator
from postlint.files import digests
from postlint.files.reading import TooLargeError, read
from postlint.pattern import LazyPattern
from postlint.profile.no_generator import NO_GENERATOR
from postlint.source import UnreadableError
from postlint.version import __version__

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = (
    "turbohtml",
    "pyromark",
    "yaml",
    "tomli",
    "jsonschema",
    "referencing",
    "bs4",
    "soupsieve",
    "Stemmer",
    "rapidfuzz",
    "regex",
    "imagesize",
)
_MOST_MODULES = 1000
_LARGEST_MODULE = 10_000_000
"""Bytes."""
_DATA = (str, bytes, int, float, Enum, Mapping, tuple, frozenset, type(None))


class UnknownInputError(Exception):
    """A value of which nothing can tell whether it is the same in another run."""


def digest(*values: object) -> str:
    """A digest, in hex, that equal values have in any run. Raises UnknownInputError."""
    return _digest(_plain(values))


def _digest(plain: object) -> str:
    return digests.of(repr(plain).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of postlint, of the libraries that it reads posts with, and of Python."""
    folders = [_PACKAGE, _PACKAGE.parents[1] / "schemas"]
    files = [state for folder in folders for state in _states(folder)]
    return _digest((__version__, sys.version, files, [_version(name) for name in _LIBRARIES]))


def _states(folder: Path) -> Iterable[tuple[str, int, int]]:
    """Name, time and size of the files in a folder, but for what Python compiled."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(path, name))
            yield os.path.join(path, name), status.st_mtime_ns, status.st_size


def _version(library: str) -> tuple[object, ...]:
    """What tells one version of a library from another, without importing it."""
    spec = find_spec(library)
    if spec is None or spec.origin is None:
        return (library,)
    status = os.stat(spec.origin)
    installed = _installed(os.path.dirname(os.path.dirname(spec.origin)))
    return library, installed, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=16)
def _installed(folder: str) -> tuple[str, ...]:
    """The packages in a folder, with their versions."""
    return tuple(sorted(name for name in os.listdir(folder) if name.endswith(".dist-info")))


@singledispatch
def _plain(value: Any) -> Any:
    """A value as nested tuples of what Python always writes in the same way."""
    if hasattr(value, "__wrapped__"):  # a function that remembers
        return _plain(value.__wrapped__)
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return type(value).__qualname__, _plain(parts)
    raise UnknownInputError(f"{type(value)} has no digest")


@_plain.register(str)
@_plain.register(bytes)
@_plain.register(int)
@_plain.register(float)
@_plain.register(type(None))
def _(value: object) -> object:
    return value


@_plain.register(PurePath)
@_plain.register(date)
def _(value: object) -> object:
    return type(value).__name__, str(value)


@_plain.register
def _(value: Enum) -> object:
    return type(value).__name__, value.name


@_plain.register
def _(value: re.Pattern) -> object:  # type: ignore[type-arg]
    return "pattern", value.pattern, value.flags


@_plain.register
def _(value: LazyPattern) -> object:
    return "pattern", *value.source


@_plain.register
def _(value: Mapping) -> object:  # type: ignore[type-arg]
    return "mapping", *sorted((repr(_plain(key)), _plain(held)) for key, held in value.items())


@_plain.register
def _(value: AbstractSet) -> object:  # type: ignore[type-arg]
    return "set", *sorted(repr(_plain(item)) for item in value)


@_plain.register(list)
@_plain.register(tuple)
def _(value: Iterable[object]) -> object:
    return tuple(map(_plain, value))


@_plain.register
def _(value: Generator) -> object:
    """One of postlint's own is known by its name: its code is digested with all other code."""
    own = generators.load(value.name) if value.name in generators.NAMES else NO_GENERATOR
    return ("generator", value.name) if value is own else tuple(map(_plain, value))


@_plain.register
def _(value: FunctionType) -> object:
    if "<" in value.__qualname__:
        raise UnknownInputError(f"{value.__qualname__} has no digest: what it encloses is unknown")
    return value.__module__, value.__qualname__, _source(value.__module__)


@_plain.register(type)
def _(kind: type) -> object:
    """A class: its name, its data, and the code that it comes from."""
    data = {
        name: value
        for name, value in vars(kind).items()
        if not name.startswith("__") and isinstance(value, _DATA)
    }
    return kind.__module__, kind.__qualname__, _plain(data), _source(kind.__module__)


@lru_cache(maxsize=256)
def _source(module: str) -> tuple[str, ...]:
    """Digests of the code of a module that is not postlint's, and of all that stands near it.

    Near are the modules of its package, and those below its folder: it may import them, now or
    when it runs. What it imports from elsewhere is not seen. Raises UnknownInputError.
    """
    package = module.partition(".")[0]
    if package == "postlint":
        return ()
    own = getattr(sys.modules.get(module), "__file__", None)
    if own is None:
        raise UnknownInputError(f"{module} has no file")
    files = [getattr(other, "__file__", None) for other in _modules_of(package)]
    near = {Path(file) for file in (own, *filter(None, files))}
    near.update(*(_code_below(folder) for folder in {path.absolute().parent for path in near}))
    try:
        return tuple(
            digest(str(path), read(str(path), _LARGEST_MODULE).data) for path in sorted(near)
        )
    except (UnreadableError, TooLargeError):
        raise UnknownInputError(f"the modules near {own} cannot be read") from None


def _modules_of(package: str) -> list[object]:
    return [other for name, other in list(sys.modules.items()) if name.partition(".")[0] == package]


def _code_below(folder: Path) -> set[Path]:
    """The Python files in a folder, and in the folders in it that hold some themselves.

    Raises UnknownInputError for more than a plugin would have.
    """
    found: set[Path] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        own = list(here.glob("*.py"))
        found.update(own)
        if len(found) > _MOST_MODULES:
            raise UnknownInputError(f"{folder} holds too many modules")
        if own:
            waiting += [path for path in here.glob("[!.]*") if path.is_dir()]
    return found
