"""Front matter: where it stands, what it says, and the span of every key and value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from postlint.dialect.yaml import LIBYAML
from postlint.document.front_matter import plain_yaml
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
from postlint.document.front_matter.yaml_dialect import (
    may_be_odd,
    odd_key,
    odd_value,
    prepared,
    refused,
)
from postlint.pattern import lazy
from postlint.profile.profile import Profile
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
    def _nodes(self) -> _Nodes:
        nodes = _Nodes([], [])
        _collect(self.root, (), nodes, set())
        return nodes

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


def _is_bare(split: Split) -> bool:
    """Whether it is a line that Hugo takes for a fence, which is none."""
    spans = (split.opener, split.closer)
    return split.format != "json" and all(span and span.start == span.end for span in spans)


_WORD_BEHIND = lazy(r"[A-Za-z]\w*(?=[ \t]*(?:[\r\n]|\Z))")
_TEMPLATE_START = lazy(r"\{(?:\{[<%]?|%|[:.#])[^\r\n]*")


def _root(text: str, split: Split, profile: Profile) -> Mapping:
    start, end = split.content
    if split.format == "meta":
        from postlint.document.front_matter import meta

        first_counts = profile.generator.uses_first_of_duplicates
        return meta.read(text, start, end, first_counts=first_counts)
    if _is_bare(split):
        sign, name = ("-", "YAML") if split.format == "yaml" else ("+", "TOML")
        raise FrontMatterError(
            split.content,
            f"the post starts with `{sign}`, which {profile.generator.title} takes for a {name} "
            "fence",
            f"Put front matter before the text: {sign * 3}, a title, {sign * 3}.",
        )
    sign = text[split.opener.start : split.opener.start + 1]
    is_longer = sign in "-+" and text.startswith(sign, split.opener.end)
    if split.format != "json" and split.opener.end > split.opener.start and is_longer:
        raise FrontMatterError(
            Span(split.opener.start, split.opener.end + 1),
            f"the opening fence is longer than `{sign * 3}`",
            f"Write exactly `{sign * 3}`: what follows is read as front matter.",
        )
    word = _WORD_BEHIND.match(text, split.opener.end)
    if profile.generator.fences.behind == "content" and word is not None:
        raise FrontMatterError(
            Span(split.opener.start, word.end()),
            f"`{word[0]}` behind the fence is part of the front matter to "
            f"{profile.generator.title}",
            f"Write `{sign * 3}` alone in the line.",
        )
    if split.format == "yaml":
        return _yaml(text, split.content, profile)
    if split.format == "toml":
        from postlint.document.front_matter import toml  # brings its parser

        return toml.read(text, start, end)
    if split.opener.start == split.opener.end and (found := _TEMPLATE_START.match(text, start)):
        raise FrontMatterError(
            Span(*found.span()),
            f"the post starts with `{{`, which {profile.generator.title} takes for JSON front "
            "matter",
            "Put front matter before it: ---, a title, ---.",
        )
    from postlint.document.front_matter import json

    while start < end and text[start].isspace():  # behind `---json`
        start += 1
    return json.read(text, start)[0]


def _yaml(text: str, content: Span, profile: Profile) -> Mapping:
    reader = profile.generator.yaml
    if reader is not LIBYAML:
        fault = refused(text, content, reader)
        if fault is not None:
            raise fault
        written = text[slice(*content)]
        made = prepared(written, reader)
        text = text if made == written else text[: content.start] + made + text[content.end :]
    mapping = _composed(text, content, profile)
    if reader.refuses_odd_values and may_be_odd(text[slice(*content)]):
        nodes = _Nodes([], [])
        _collect(mapping, (), nodes, set())
        fault = odd_value(scalar for _, scalar in nodes.scalars) or odd_key(
            text, (entry.key_span for _, held in nodes.mappings for entry in held.entries)
        )
        if fault is not None:
            raise fault
    return mapping


def _composed(text: str, content: Span, profile: Profile) -> Mapping:
    plain = plain_yaml.read(text, *content, profile.resolver)
    if plain is not None:
        return plain
    from postlint.document.front_matter import yaml  # brings PyYAML, a tenth of a run on one post

    return yaml.read(
        text,
        *content,
        profile.resolver,
        as_goccy=profile.reads_yaml_as_goccy,
        decodes_binary=profile.generator.yaml.decodes_binary,
    )


class _Nodes(NamedTuple):
    """The single values and the mappings of a front matter, with their paths."""

    scalars: list[tuple[Path, Scalar]]
    mappings: list[tuple[Path, Mapping]]


def _collect(node: Node, path: Path, nodes: _Nodes, seen: set[int]) -> None:
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


def _duplicates(mapping: Mapping, path: Path) -> Iterator[Duplicate]:
    if not mapping.may_repeat_keys():
        return
    first: dict[str, Entry] = {}
    for entry in mapping.entries:
        if entry.key in first:
            pair = first[entry.key], entry
            yield Duplicate((*path, entry.key), pair[0].key_span, pair[1].key_span, pair)
        first.setdefault(entry.key, entry)
