"""What a front matter reader gives: values with the spans that the author wrote them at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from postlint.record import NamedTuple
from postlint.source import Span

Path = tuple[str | int, ...]
"""The way from the front matter's root to a value: keys of mappings, indexes (from 0) of lists."""


class Scalar(NamedTuple):
    """A single value. `value` is what the generator makes of it; dates stay as written (str)."""

    span: Span
    value: object
    style: str = "plain"
    """plain, single-quoted, double-quoted, literal or folded (YAML's words; TOML's and JSON's
    strings are single- or double-quoted, their other values plain); tagged, where a tag says that
    it is text."""


class Sequence(NamedTuple):
    """A list."""

    span: Span
    items: tuple[Node, ...]


class Entry(NamedTuple):
    """A key with its value. `key` is the key's text, quotes removed."""

    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True)
class Mapping:
    """A mapping, with its entries in the author's order and equal keys kept.

    Where YAML's `<<` brings in entries from elsewhere, `merged` are those and the mapping's own, in
    the order in which later ones count; it is empty where nothing is brought in.
    """

    span: Span
    entries: tuple[Entry, ...]
    merged: tuple[Entry, ...] = ()

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        """The entries with those that are merged, of which the last one of a key counts."""
        return self.merged or self.entries

    def effective(self) -> Iterator[Entry]:
        """The entries that count: of equal keys the last one."""
        return iter(self._by_key.values())

    def find(self, key: str, *, fold: bool = False) -> Entry | None:
        """The entry that counts for a key, or None; `fold` compares without case."""
        return self._folded.get(key.lower()) if fold else self._by_key.get(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the entries that count, in their order."""
        return tuple(self._by_key)

    def may_repeat_keys(self, *, fold: bool = False) -> bool:
        """Whether a key may stand in it more than once; False where none does."""
        known = self._folded if fold else self._by_key
        return len(known) < len(self.all_entries)

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.all_entries}

    @cached_property
    def _folded(self) -> dict[str, Entry]:
        return {entry.key.lower(): entry for entry in self.all_entries}


Node = Scalar | Sequence | Mapping


def data(node: Node) -> object:
    """A node's value as dicts, lists and scalars."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {entry.key: data(entry.value) for entry in node.effective()}


class Nodes(NamedTuple):
    """The single values and the mappings of a front matter, with their paths."""

    scalars: list[tuple[Path, Scalar]]
    mappings: list[tuple[Path, Mapping]]


def nodes_of(root: Node) -> Nodes:
    """What a front matter holds, in the order written; what aliases share comes once a path."""
    nodes = Nodes([], [])
    _collect(root, (), nodes, set())
    return nodes


def _collect(node: Node, path: Path, nodes: Nodes, seen: set[int]) -> None:
    if isinstance(node, Scalar):
        nodes.scalars.append((path, node))
    elif isinstance(node, Sequence):
        for i, item in enumerate(node.items):
            _collect(item, (*path, i), nodes, seen)
    else:
        if id(node) not in seen:
            seen.add(id(node))
            nodes.mappings.append((path, node))
        for key, _, value in node.entries:
            if isinstance(value, Scalar):  # as most are
                nodes.scalars.append(((*path, key), value))
            else:
                _collect(value, (*path, key), nodes, seen)


class Repair(NamedTuple):
    """The obvious way to mend a front matter: a title, and what to write in which places."""

    title: str
    replacements: tuple[tuple[Span, str], ...]


class FrontMatterError(Exception):
    """A front matter that does not parse.

    `message` says what is wrong in the author's terms, `help` what to do about it; `span` is
    where; `related` are further places with what stands there. `repair` is None where it is not
    plain what was meant.
    """

    def __init__(
        self,
        span: Span,
        message: str,
        help: str | None = None,
        related: tuple[tuple[Span, str], ...] = (),
        repair: Repair | None = None,
    ) -> None:
        super().__init__(message)
        self.span = span
        self.message = message
        self.help = help
        self.related = related
        self.repair = repair


class DuplicateKeyError(FrontMatterError):
    """A key that its format allows once and that stands twice.

    `key` is the key's text, `span` where it stands again, `first` where it stood first.
    """

    def __init__(self, span: Span, key: str, first: Span, help: str | None = None) -> None:
        super().__init__(span, f"`{key}` is set twice", help, ((first, "first set here"),))
        self.key = key
        self.first = first
