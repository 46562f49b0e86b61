"""Schemas that other tools of a site have for its posts: a file here reads those of one tool."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from postlint.profile.collection_files import CollectionFile
from postlint.schema.collections.collection import Collection

__all__ = ["Collection", "collections"]


def collections(root: Path, files: tuple[CollectionFile, ...]) -> Iterator[Collection]:
    """What a site's tools ask of its posts. What cannot be read as they write it is left out."""
    for tool, path in files:
        yield from import_module(f"{__name__}.{tool}").collections(root, path)
