"""A schema made ready to run: over keys in lower case where the generator folds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NOT_SCHEMAS = frozenset({"enum", "const", "default", "examples"})
_BY_NAME = ("properties", "dependentSchemas", "patternProperties")
_SHUT_OUT: Mapping[str, Any] = {"not": {}}
"""What `false` says of a property: its failure has a place, that of `false` has none."""


def opened(schema: Any) -> Any:
    """A schema whose properties that are shut out fail at their own place."""
    if isinstance(schema, list):
        return [opened(item) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    made: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in _BY_NAME and isinstance(value, Mapping):
            made[keyword] = {k: _SHUT_OUT if v is False else opened(v) for k, v in value.items()}
        else:
            made[keyword] = value if keyword in _NOT_SCHEMAS else opened(value)
    return made


def folded(schema: Any) -> Any:
    """A schema whose property names are in lower case, wherever it names them."""
    if isinstance(schema, list):
        return [folded(item) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    return {keyword: _folded(keyword, value) for keyword, value in schema.items()}


def _folded(keyword: str, value: Any) -> Any:
    if keyword in _NOT_SCHEMAS:
        return value
    if isinstance(value, Mapping):
        if keyword == "patternProperties":
            return {f"(?i:{pattern})": folded(held) for pattern, held in value.items()}
        if keyword in ("dependentRequired", "dependencies"):
            return {key.lower(): _names(held) for key, held in value.items()}
        if keyword in _BY_NAME:
            return {key.lower(): folded(held) for key, held in value.items()}
        if keyword == "propertyNames":
            return _of_names(value)
    return _names(value) if keyword == "required" else folded(value)


def _names(value: Any) -> Any:
    """Names of properties; what is a schema instead is folded as one."""
    return [str(name).lower() for name in value] if isinstance(value, list) else folded(value)


def _of_names(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema that names of properties are held to."""
    made = dict(folded(schema))
    if isinstance(made.get("pattern"), str):
        made["pattern"] = f"(?i:{made['pattern']})"
    if isinstance(made.get("enum"), list):
        made["enum"] = [v.lower() if isinstance(v, str) else v for v in made["enum"]]
    if isinstance(made.get("const"), str):
        made["const"] = made["const"].lower()
    return made


def names_in(schema: Any) -> dict[str, str]:
    """All names of properties that a schema has, by their lower case, in its own spelling."""
    found: dict[str, str] = {}
    stack = [schema]
    while stack:
        held = stack.pop()
        if isinstance(held, list):
            stack += held
        elif isinstance(held, Mapping):
            for keyword, value in held.items():
                for name in _keys_in(keyword, value):
                    found.setdefault(name.lower(), name)
                if keyword not in _NOT_SCHEMAS:
                    stack += value.values() if isinstance(value, Mapping) else [value]
    return found


def _keys_in(keyword: str, value: Any) -> list[str]:
    if keyword == "required" and isinstance(value, list):
        return [name for name in value if isinstance(name, str)]
    if keyword in ("properties", "dependentRequired", "dependencies", "dependentSchemas"):
        if not isinstance(value, Mapping):
            return []
        lists = [held for held in value.values() if isinstance(held, list)]
        return [*value, *(name for names in lists for name in names if isinstance(name, str))]
    return []
