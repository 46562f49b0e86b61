"""What the collections of Decap CMS, Sveltia CMS and Static CMS ask for.

Source: Decap's documentation of collections and widgets. An editor asks for it, and no build: a
post that lacks it is only warned of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from postlint.files.data import parsed
from postlint.files.reading import text_of
from postlint.profile.profile import SiteSchema
from postlint.schema.bounded import is_pattern
from postlint.schema.collections.collection import (
    LARGEST,
    Collection,
    is_plain,
    of_choice,
    of_fields,
)

_POSTS = {"md", "markdown", "mdx", "html"}
_FORMATS = {"frontmatter", "yaml-frontmatter", "toml-frontmatter", "json-frontmatter"}
_TEXT = ["string", "number", "boolean", "null"]
_FILLED_IN = {"hidden", "boolean", "list", "object", "uuid", "compute"}
"""Widgets that write a value, or none, though nobody enters one."""
_BODY = "body"


def collections(root: Path, path: str) -> Iterator[Collection]:
    try:
        config = parsed(text_of(root / path, LARGEST, within=root) or "", ".yaml")
    except ValueError:
        return
    listed = config.get("collections") if isinstance(config, Mapping) else None
    if not isinstance(listed, list) or "backend" not in config:
        return
    for each in listed:
        if isinstance(each, Mapping):
            yield from _collection(root, path, each)


def _collection(root: Path, path: str, held: Mapping[str, Any]) -> Iterator[Collection]:
    about = f"The collection `{held.get('name')}` in {path} asks for it."
    files = held.get("files")
    for one in files if isinstance(files, list) else ():
        file = str(one.get("file", "")) if isinstance(one, Mapping) else ""
        if file.rpartition(".")[2] in _POSTS and is_plain(file):
            yield from _made(root, path, (file,), one, about)
    suffix, folder = str(held.get("extension", "md")), str(held.get("folder", "")).strip("/")
    is_of_posts = suffix in _POSTS and held.get("format", "frontmatter") in _FORMATS
    if is_of_posts and is_plain(folder) and not held.get("i18n"):
        is_deep = "nested" in held or "/" in str(held.get("path", ""))
        glob = f"{folder}/{'**/' if is_deep else ''}*.{suffix}"
        yield from _made(root, path, (glob, "!_index.*"), held, about)


def _made(
    root: Path, path: str, files: tuple[str, ...], held: Mapping[str, Any], about: str
) -> Iterator[Collection]:
    base = _base(root, files[0].partition("*")[0])
    schema = _of_object(held.get("fields"), about)
    if base is None or not schema["properties"]:
        return
    chosen = held.get("filter")
    if isinstance(chosen, Mapping):
        field, value = str(chosen.get("field")), chosen.get("value")
        schema = {
            "if": {"required": [field], "properties": {field: {"const": value}}}, "then": schema
        }  # fmt: skip
    yield Collection(base, files, SiteSchema(path, schema, refuses=False))


def _base(root: Path, place: str) -> Path | None:
    """The folder that the paths are seen from: the repository's root, or the site's."""
    for folder in (root, *root.parents):
        if (folder / place).exists():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def _of_object(fields: object, about: str) -> dict[str, Any]:
    named = [
        field
        for field in (fields if isinstance(fields, list) else ())
        if isinstance(field, Mapping) and isinstance(field.get("name"), str)
        if field["name"] != _BODY
    ]
    properties = {field["name"]: _of_field(field, about) for field in named}
    return of_fields(properties, [field["name"] for field in named if _is_required(field)])


def _is_required(field: Mapping[str, Any]) -> bool:
    is_filled_in = field.get("widget", "string") in _FILLED_IN or "default" in field
    return field.get("required", True) is True and not is_filled_in


def _of_field(field: Mapping[str, Any], about: str) -> dict[str, Any]:
    hint = field.get("hint")
    widget = _WIDGETS.get(str(field.get("widget", "string")))
    made = {} if widget is None else widget(field, about)
    return {"description": f"{hint} {about}" if isinstance(hint, str) else about, **made}


def _text(field: Mapping[str, Any], _: str) -> dict[str, Any]:
    pattern = field.get("pattern")
    made: dict[str, Any] = {"type": _TEXT}
    if isinstance(pattern, list) and pattern and is_pattern(str(pattern[0])):
        made["pattern"] = str(pattern[0])
    return made


def _number(field: Mapping[str, Any], _: str) -> dict[str, Any]:
    made: dict[str, Any] = {"type": ["number", "string", "null"]}
    for name, keyword in (("min", "minimum"), ("max", "maximum")):
        if isinstance(field.get(name), int | float):
            made[keyword] = field[name]
    return made


def _select(field: Mapping[str, Any], _: str) -> dict[str, Any]:
    return of_choice(field.get("options"), "value", is_list=bool(field.get("multiple")))


def _list(field: Mapping[str, Any], about: str) -> dict[str, Any]:
    fields = field.get("fields")
    if not isinstance(fields, list):
        return {"type": ["array", "string", "null"]}
    return {"type": ["array", "null"], "items": _of_object(fields, about)}


def _object(field: Mapping[str, Any], about: str) -> dict[str, Any]:
    made = _of_object(field.get("fields"), about)
    return {**made, "type": ["object", "null"]} if made["properties"] else {}


def _boolean(_: Mapping[str, Any], __: str) -> dict[str, Any]:
    return {"type": ["boolean", "null"]}


_WIDGETS: dict[str, Callable[[Mapping[str, Any], str], dict[str, Any]]] = {
    "boolean": _boolean,
    "list": _list,
    "number": _number,
    "object": _object,
    "select": _select,
    "string": _text,
    "text": _text,
}
