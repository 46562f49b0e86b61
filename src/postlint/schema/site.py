"""Schemas that a site has for its own posts: read from its files, and from nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from postlint.files.boundary import is_of_git
from postlint.files.data import parsed
from postlint.files.reading import TooLargeError, read
from postlint.profile.profile import SiteSchema
from postlint.schema.checking import Fault, faults, unusable_patterns
from postlint.schema.library import SchemaError
from postlint.source import UnreadableError

LARGEST = 1_000_000
"""Bytes of a schema."""
_MOST_FILES = 100
_FORMATS = {".yaml": "YAML", ".yml": "YAML", ".toml": "TOML"}


def read_schema(path: Path, name: str, root: Path) -> SiteSchema:
    """The schema in a file, with the files beside it that it refers to.

    `name` is how people know it; nothing outside `root` is read. Raises SchemaError for a file
    that is no schema, and for a reference that leads out of `root`, to another host or nowhere.
    """
    try:
        return _read(path, name, root)
    except (ValueError, RecursionError, MemoryError):  # no address or path, too deep, too large
        raise SchemaError(f"{name}: it cannot be read as a schema") from None


def _read(path: Path, name: str, root: Path) -> SiteSchema:
    document = _load(path, name, root)
    _refuse(name, faults(document))
    resources: dict[str, Any] = {}
    waiting = [(path, document, str(document.get("$id", "")))]
    seen = {path.resolve()}
    while waiting:
        here, held, base = waiting.pop()
        for reference in _references(held):
            file, uri = _local(reference, here, name), urljoin(base, reference.partition("#")[0])
            loaded = _load(file, f"{name}: `{reference}`", root)
            resources[uri] = resources[reference.partition("#")[0]] = loaded
            if file.resolve() not in seen:
                _refuse(f"{name}: `{reference}`", unusable_patterns(loaded))
                seen.add(file.resolve())
                waiting.append((file, loaded, str(loaded.get("$id", uri))))
        if len(seen) > _MOST_FILES:
            raise SchemaError(f"{name}: it refers to more than {_MOST_FILES} files")
    return SiteSchema(name, document, resources)


def _refuse(name: str, found: Iterator[Fault]) -> None:
    fault = next(found, None)
    if fault is not None:
        raise SchemaError(f"{name}: {fault.place}: {fault.message}")


def _load(path: Path, name: str, root: Path) -> dict[str, Any]:
    place = path.resolve()
    if not place.is_relative_to(root.resolve()) or is_of_git(
        str(place.relative_to(root.resolve()))
    ):
        raise SchemaError(f"{name}: it lies outside {root}, where postlint reads no schema")
    try:
        document = _parsed(
            read(str(path), LARGEST).data.decode("utf-8-sig"), path.suffix.lower(), name
        )
    except TooLargeError:
        raise SchemaError(f"{name}: it has more than {LARGEST:,} bytes") from None
    except UnreadableError as error:
        raise SchemaError(f"{name}: it {error.reason}") from None
    except json.JSONDecodeError as error:
        raise SchemaError(f"{name}:{error.lineno}: it is no valid JSON") from None
    except (UnicodeDecodeError, RecursionError):
        raise SchemaError(f"{name}: it is no JSON text") from None
    if not isinstance(document, dict):
        raise SchemaError(f"{name}: a schema is an object, and this is none")
    return document


def _parsed(text: str, suffix: str, name: str) -> Any:
    """A schema in JSON, YAML or TOML, as its file's name says."""
    format_name = _FORMATS.get(suffix, "JSON")
    try:
        return parsed(text, suffix if suffix in _FORMATS else ".json")
    except json.JSONDecodeError as error:
        raise SchemaError(f"{name}:{error.lineno}: it is no valid JSON") from None
    except ValueError:
        raise SchemaError(f"{name}: it is no valid {format_name}") from None


def _references(document: Any) -> Iterator[str]:
    """The references that leave the document; those to a published meta-schema are known."""
    stack = [document]
    while stack:
        held = stack.pop()
        if isinstance(held, dict):
            reference = held.get("$ref")
            within = ("#", str(document.get("$id", "\0")) + "#")
            if isinstance(reference, str) and not reference.startswith(within):
                yield reference
            stack += held.values()
        elif isinstance(held, list):
            stack += held


def _local(reference: str, here: Path, name: str) -> Path:
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        raise SchemaError(
            f"{name}: it refers to `{reference}`; postlint fetches nothing, so save that schema "
            "beside this one and refer to the file"
        )
    return here.parent / unquote(parts.path)
