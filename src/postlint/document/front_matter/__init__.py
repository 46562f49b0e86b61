"""Front matter: where it stands, what it says, and the span of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from postlint.document.front_matter import json, toml, yaml
from postlint.document.front_matter.nodes import (
    DuplicateKeyError,
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Path,
    Scalar,
    Sequence,
    data,
)
from postlint.document.front_matter.split import Format, Split
from postlint.profile.profile import Profile
from postlint.source import Span

__all__ = ["Entry", "FrontMatter", "Mapping", "Node", "Path", "Scalar", "Sequence", "read"]


@dataclass(frozen=True)
class Duplicate:
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
        yield from _scalars(self.root, ())

    @property
    def duplicates(self) -> Iterator[Duplicate]:
        """The keys that are set more than once, each after its first place."""
        if isinstance(self.error, DuplicateKeyError):
            yield Duplicate((self.error.key,), self.error.first, self.error.span)
        yield from _duplicates(self.root, (), set())


def read(text: str, split: Split, profile: Profile) -> FrontMatter:
    """The front matter of a split post, as the profile's generator reads it. Never raises."""
    root, error = Mapping(split.content, ()), None
    try:
        root = _root(text, split, profile)
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


_TEMPLATE_START = re.compile(r"\{(?:\{[<%]?|%|[:.#])[^\r\n]*")


def _root(text: str, split: Split, profile: Profile) -> Mapping:
    start, end = split.content
    if split.opener.start == split.opener.end and split.format != "json":
        sign, name = ("-", "YAML") if split.format == "yaml" else ("+", "TOML")
        raise FrontMatterError(
            split.content,
            f"the post starts with `{sign}`, which {profile.generator.title} takes for a {name} "
            "fence",
            f"Put front matter before the text: {sign * 3}, a title, {sign * 3}.",
        )
    sign = text[split.opener.start : split.opener.start + 1]
    if split.format != "json" and text.startswith(sign, split.opener.end):
        raise FrontMatterError(
            Span(split.opener.start, split.opener.end + 1),
            f"the opening fence is longer than `{sign * 3}`",
            f"Write exactly `{sign * 3}`: what follows is read as front matter.",
        )
    if split.format == "yaml":
        as_goccy = profile.reads_yaml_as_goccy
        return yaml.read(text, start, end, profile.resolve, as_goccy=as_goccy)
    if split.format == "toml":
        return toml.read(text, start, end)
    if found := _TEMPLATE_START.match(text, start):
        raise FrontMatterError(
            Span(*found.span()),
            f"the post starts with `{{`, which {profile.generator.title} takes for JSON front "
            "matter",
            "Put front matter before it: ---, a title, ---.",
        )
    return json.read(text, start)[0]


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for i, item in enumerate(node.items):
            yield from _scalars(item, (*path, i))
    else:
        for entry in node.entries:
            yield from _scalars(entry.value, (*path, entry.key))


def _duplicates(node: Node, path: Path, seen: set[int]) -> Iterator[Duplicate]:
    if isinstance(node, Scalar) or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Sequence):
        for i, item in enumerate(node.items):
            yield from _duplicates(item, (*path, i), seen)
        return
    first: dict[str, Entry] = {}
    for entry in node.entries:
        if entry.key in first:
            here = (*path, entry.key)
            pair = first[entry.key], entry
            yield Duplicate(here, pair[0].key_span, pair[1].key_span, pair)
        first.setdefault(entry.key, entry)
        yield from _duplicates(entry.value, (*path, entry.key), seen)
