"""Keys that stand beside the empty key which they belong to, as their lines are not indented."""

from collections.abc import Iterator
from itertools import takewhile

from postlint.document.front_matter import Entry, FrontMatter
from postlint.document.front_matter.nodes import Scalar
from postlint.document.post import Post
from postlint.record import NamedTuple
from postlint.schema import Schema, applicable


class Unindented(NamedTuple):
    """A key without a value, and the keys below it that are meant to be its own."""

    above: Entry
    keys: tuple[Entry, ...]


def unindented(post: Post) -> Iterator[Unindented]:
    """The keys of a YAML front matter whose own keys have come out of them.

    Known by the schemas: they describe all of these keys within the empty one, and at least one
    of them nowhere beside it.
    """
    matter = post.front_matter
    if matter is None or matter.error is not None or matter.format != "yaml":
        return
    entries = matter.root.entries
    for index, entry in enumerate(entries):
        if _is_empty(entry):
            keys = _own_keys(applicable(post), entry, entries[index + 1 :], matter)
            if keys:
                yield Unindented(entry, keys)


def _is_empty(entry: Entry) -> bool:
    value = entry.value
    return isinstance(value, Scalar) and value.value is None and value.span[0] == value.span[1]


def _own_keys(
    schemas: tuple[Schema, ...], above: Entry, below: tuple[Entry, ...], matter: FrontMatter
) -> tuple[Entry, ...]:
    about = (schema.about(above.key).get("properties", {}) for schema in schemas)
    within = {_folded(key, matter) for properties in about for key in properties}
    beside = {key.lower() for schema in schemas for key in schema.keys}
    found = tuple(takewhile(lambda entry: _folded(entry.key, matter) in within, below))
    return found if any(entry.key.lower() not in beside for entry in found) else ()


def _folded(key: str, matter: FrontMatter) -> str:
    return key.lower() if matter.folds_key_case else key
