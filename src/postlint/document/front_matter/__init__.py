"""Front matter: where it stands, what it says, and the span of every key and value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from postlint.document.front_matter.formats import root_of
from postlint.document.front_matter.nodes import (
    DuplicateKeyError,
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Nodes,
    Path,
    Scalar,
    Sequence,
    data,
    nodes_of,
)
from postlint.document.front_matter.split import Format, Split
from postlint.profile.profile import Profile
from postlint.record import NamedTuple
from postlint.source import Span

__all__ = ["Entry", "FrontMatter", "Mapping", "Node", "Path", "Scalar", "Sequence", "read"]


class Duplicate(NamedTuple):
    """A key that is set twice in one mapping. `path` leads to the mapping and ends with the key."""

    path: Path
    first_span: Span
    second_span: Span
    entries: tuple[Entry, Entry] | None = None
    """The two entries; None where the format's reader stops at the second."""


@dataclass(frozen=True)
class FrontMatter:
    """A post's front matter.

    `opener` and `closer` are its fences (`closer` is None where it is not closed), `content` what
    stands between them. `root` is empty where `error` says why it does not parse.
    """

    format: Format
    opener: Span
    content: Span
    closer: Span | None
    root: Mapping
    error: FrontMatterError | None
    folds_key_case: bool

    @property
    def is_open(self) -> bool:
        """Whether its end is not known, as no fence closes it."""
        return self.closer is None and self.opener.start < self.opener.end

    @cached_property
    def data(self) -> dict[str, object]:
        """The values as the generator reads them; dates stay as written."""
        made = data(self.root)
        assert isinstance(made, dict)
        return made

    def entry(self, *path: str | int) -> Entry | None:
        """The entry that a path leads to; keys are compared as the generator does.

        A list's items are found by index, and have the entry of the list's key.
        """
        if len(path) == 1 and isinstance(path[0], str):
            return self.root.find(path[0], fold=self.folds_key_case)
        node: Node = self.root
        found: Entry | None = None
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                found = node.find(step, fold=self.folds_key_case)
                if found is None:
                    return None
                node = found.value
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                found = Entry(str(step), node.span, node)
            else:
                return None
        return found

    def value(self, *path: str | int) -> object:
        """The value that a path leads to, or None."""
        found = self.entry(*path)
        return None if found is None else data(found.value)

    def text(self, *path: str | int) -> str | None:
        """The text that a path leads to; None where there is none or it is no text."""
        value = self.value(*path)
        return value if isinstance(value, str) else None

    def scalars(self) -> Iterator[tuple[Path, Scalar]]:
        """All single values with their paths, in the order written."""
        return iter(self._nodes.scalars)

    def mappings(self) -> Iterator[tuple[Path, Mapping]]:
        """All mappings with their paths, the root first; one that aliases share comes once."""
        return iter(self._nodes.mappings)

    @cached_property
    def _nodes(self) -> Nodes:
        return nodes_of(self.root)

    @property
    def duplicates(self) -> Iterator[Duplicate]:
        """The keys that are set more than once, each after its first place."""
        if isinstance(self.error, DuplicateKeyError):
            yield Duplicate((self.error.key,), self.error.first, self.error.span)
        found = (twice for path, held in self.mappings() for twice in _duplicates(held, path))
        yield from sorted(found, key=lambda twice: twice.second_span)


def read(text: str, split: Split, profile: Profile) -> FrontMatter:
    """The front matter of a split post, as the profile's generator reads it. Never raises."""
    root, error = Mapping(split.content, ()), None
    try:
        root = root_of(text, split, profile)
    except FrontMatterError as fault:
        error = fault
    return FrontMatter(
        split.format,
        split.opener,
        split.content,
        split.closer,
        root,
        error,
        profile.generator.folds_key_case,
    )


def _duplicates(mapping: Mapping, path: Path) -> Iterator[Duplicate]:
    if not mapping.may_repeat_keys():
        return
    first: dict[str, Entry] = {}
    for entry in mapping.entries:
        if entry.key in first:
            pair = first[entry.key], entry
            yield Duplicate((*path, entry.key), pair[0].key_span, pair[1].key_span, pair)
        first.setdefault(entry.key, entry)
