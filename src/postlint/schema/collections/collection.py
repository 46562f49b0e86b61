"""Posts of which a tool other than postlint asks something."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from postlint.profile.profile import SiteSchema
from postlint.record import NamedTuple

LARGEST = 1_000_000
"""Bytes of a tool's file."""
_SPECIAL = frozenset("*?[]!#\\")


class Collection(NamedTuple):
    """What a tool asks of the posts in `files`, globs as seen from `root`."""

    root: Path
    files: tuple[str, ...]
    schema: SiteSchema


def is_plain(folder: str) -> bool:
    """Whether a path is one folder of the site, by its own name."""
    parts = folder.split("/")
    return bool(folder) and ".." not in parts and not _SPECIAL & set(folder) and "{" not in folder


def of_fields(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    """The schema of posts with some fields; further keys are free."""
    return {"type": "object", "properties": dict(properties), "required": required}


def of_choice(options: object, key: str, *, is_list: bool) -> dict[str, Any]:
    """The schema of a choice from what a field lists: values, or mappings with one at a `key`."""
    listed = options if isinstance(options, list) else []
    values = [option.get(key) if isinstance(option, Mapping) else option for option in listed]
    if not values:
        return {}
    as_text = (str(value) for value in values if not isinstance(value, str))
    choice = {"enum": [*values, *as_text, "", None]}
    return {"type": ["array", "null"], "items": choice} if is_list else choice
