"""What the content types of Front Matter CMS ask for.

Source: the documentation of `frontmatter.json`: page folders, content types and their fields.
An editor asks for it, and no build: a post that lacks it is only warned of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from postlint.files.data import parsed
from postlint.files.reading import text_of
from postlint.profile.profile import SiteSchema
from postlint.schema.collections.collection import (
    LARGEST,
    Collection,
    is_plain,
    of_choice,
    of_fields,
)

_FOLDERS = "frontMatter.content.pageFolders"
_TYPES = "frontMatter.taxonomy.contentTypes"
_WORKSPACE = "[[workspace]]"
_SUFFIXES = ("md", "mdx", "markdown")
_NO_KEYS = {"divider", "heading"}
_LIST = {"type": ["array", "string", "null"]}
_KINDS: dict[str, dict[str, Any]] = {
    "boolean": {"type": ["boolean", "null"]},
    "categories": _LIST,
    "list": _LIST,
    "number": {"type": ["number", "string", "null"]},
    "slug": {"type": ["string", "number", "null"]},
    "string": {"type": ["string", "number", "boolean", "null"]},
    "tags": _LIST,
    "taxonomy": _LIST,
}


def collections(root: Path, path: str) -> Iterator[Collection]:
    try:
        config = parsed(text_of(root / path, LARGEST, within=root) or "", ".json")
    except ValueError:
        return
    if not isinstance(config, Mapping):
        return
    types = {each.get("name"): each for each in _mappings(config.get(_TYPES))}
    for folder in _mappings(config.get(_FOLDERS)):
        names = folder.get("contentTypes")
        held = types.get(names[0]) if isinstance(names, list) and len(names) == 1 else None
        place = str(folder.get("path", "")).removeprefix(_WORKSPACE).strip("/").removeprefix("./")
        if held is not None and is_plain(place):
            about = f"The content type `{held.get('name')}` in {path} asks for it."
            between = "" if folder.get("excludeSubdir") else "**/"
            files = (*(f"{place}/{between}*.{suffix}" for suffix in _SUFFIXES), "!_index.*")
            schema = _of_fields(held.get("fields"), about)
            yield Collection(root, files, SiteSchema(path, schema, refuses=False))


def _of_fields(fields: object, about: str) -> dict[str, Any]:
    named = [
        field
        for field in _mappings(fields)
        if isinstance(field.get("name"), str) and field.get("type") not in _NO_KEYS
    ]
    properties = {field["name"]: _of_field(field, about) for field in named}
    is_asked = (f["name"] for f in named if f.get("required") is True and "default" not in f)
    return of_fields(properties, list(is_asked))


def _of_field(field: Mapping[str, Any], about: str) -> dict[str, Any]:
    kind = field.get("type")
    if kind == "choice":
        made = of_choice(field.get("choices"), "id", is_list=bool(field.get("multiple")))
    elif kind == "fields":
        made = {**_of_fields(field.get("fields"), about), "type": ["object", "array", "null"]}
    else:
        made = _KINDS.get(str(kind), {})
    said = field.get("description")
    return {**made, "description": f"{said} {about}" if isinstance(said, str) else about}


def _mappings(listed: object) -> list[Mapping[str, Any]]:
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
