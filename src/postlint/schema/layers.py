"""The schemas that hold for a post, and what they tell of its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from postlint.document.front_matter.nodes import Entry, Path, Sequence
from postlint.document.front_matter.nodes import Mapping as MappingNode
from postlint.document.post import Post, derived
from postlint.profile.profile import SiteSchema
from postlint.schema.library import Schema, load, names

_MOST_REMEMBERED = 64


@derived
def applicable(post: Post) -> tuple[Schema, ...]:
    """The schemas that hold for a post: the site's, the theme's, the generator's, in this order."""
    profile = post.profile
    return _layered(profile.site_schemas, profile.schemas(post.source.path))


@lru_cache(maxsize=64)
def _layered(own: tuple[SiteSchema, ...], shipped: tuple[str, ...]) -> tuple[Schema, ...]:
    loaded = [load(name) for name in shipped if name in names()]
    return (*map(of_site, reversed(own)), *reversed(loaded))


@lru_cache(maxsize=256)
def of_site(schema: SiteSchema) -> Schema:
    """A site's schema, made ready once however many posts it is for."""
    return Schema(
        schema.name, schema.document, schema.resources, is_foreign=True, refuses=schema.refuses
    )


def told(post: Post, keyword: str) -> Iterator[tuple[Path, Entry, Mapping[str, Any]]]:
    """The entries of a post's front matter of which a schema's `keyword` tells something.

    Gives each with its path, which ends with the entry's key, and what the schema says of it. The
    first schema that knows a key speaks for it, but for a site's own that tell nothing: that a
    site lists a key does not make the generator read it.
    """
    schemas = applicable(post)
    for path, mapping in _mappings(post):
        for key, about in _telling(schemas, keyword, path, mapping.keys):
            entry = mapping.find(key)
            if entry is not None:
                yield (*path, key), entry, about


@derived
def _mappings(post: Post) -> list[tuple[Path, MappingNode]]:
    """The mappings of a front matter, each with its path."""
    matter = post.front_matter
    if matter is None or matter.error is not None:
        return []
    found: list[tuple[Path, MappingNode]] = [((), matter.root)]
    for path, mapping in found:
        for key, _, value in mapping.effective():
            if isinstance(value, MappingNode):
                found.append(((*path, key), value))
            elif isinstance(value, Sequence):
                items = enumerate(value.items)
                found += [((*path, key, i), v) for i, v in items if isinstance(v, MappingNode)]
    return found


@lru_cache(maxsize=_MOST_REMEMBERED)
def _telling(
    schemas: tuple[Schema, ...], keyword: str, path: Path, keys: tuple[str, ...]
) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The keys at a path of which a keyword tells something: the same for most posts of a site."""
    return tuple(
        (key, about)
        for key in keys
        if keyword in (about := said_first(schemas, keyword, (*path, key)))
    )


def said_first(schemas: tuple[Schema, ...], keyword: str, path: Path) -> Mapping[str, Any]:
    """What the first schema that speaks for the value at a path says; empty where none does."""
    for schema in schemas:
        about = schema.about(*path)
        if about and (keyword in about or not schema.is_foreign):
            return about
    return {}
