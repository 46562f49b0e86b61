"""Checks schema files, and says what is wrong with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from postlint.dialect.scalars import yaml_1_1
from postlint.document.front_matter import json, toml, yaml
from postlint.document.front_matter.nodes import FrontMatterError, Mapping, Node, Sequence, data
from postlint.files.reading import TooLargeError, read
from postlint.schema.checking import faults
from postlint.schema.library import SchemaError
from postlint.schema.site import LARGEST, read_schema
from postlint.source import Source, Span, UnreadableError


def check_file(path: Path) -> Iterator[str]:
    """A line for each fault of a schema file: file, line, column and what is wrong."""
    try:
        source = Source.decode(str(path), read(str(path), LARGEST).data)
    except TooLargeError:
        yield f"{path}: a schema has at most {LARGEST:,} bytes"
        return
    except UnreadableError as error:
        yield f"{path}:{error.line}: the file {error.reason}"
        return
    try:
        root = _read(source.text, path.suffix.lower())
    except FrontMatterError as error:
        yield _line(source, error.span, error.message.replace("the front matter", "the file"))
        return
    if root is None:
        yield f"{path}:1:1: a schema is an object, and this file holds none"
        return
    document: Any = data(root)
    found = False
    for fault in faults(document):
        found = True
        yield _line(source, _place(root, fault.path), f"{fault.place}: {fault.message}")
    if not found:
        try:
            read_schema(path, str(path), path.parent)
        except SchemaError as error:
            yield str(error)


def _read(text: str, suffix: str) -> Mapping | None:
    """What a schema file holds, by its suffix; None for no object. Raises FrontMatterError."""
    if suffix == ".toml":
        return toml.read(text, 0, len(text))
    if suffix in (".yaml", ".yml"):
        return yaml.read(text, 0, len(text), yaml_1_1)
    if not text.lstrip().startswith("{"):
        return None
    return json.read(text, len(text) - len(text.lstrip()))[0]


def _line(source: Source, span: Span, message: str) -> str:
    place = source.position(span.start)
    return f"{source.path}:{place.line}:{place.column}: {message}"


def _place(node: Node, path: tuple[str | int, ...]) -> Span:
    span = node.span
    for step in path:
        if isinstance(node, Mapping):
            entry = node.find(str(step))
            if entry is None:
                break
            span, node = entry.key_span, entry.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            span = node.span
    return span
