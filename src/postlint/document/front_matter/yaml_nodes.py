"""Nodes that PyYAML composed, turned into ours: what they say, and where they stand."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable

import yaml

from postlint.document.front_matter import yaml_merges
from postlint.document.front_matter.nodes import (
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
)
from postlint.document.front_matter.yaml_line_faults import template_fault
from postlint.pattern import lazy
from postlint.source import Span

Resolve = Callable[[str], object]

MOST_LEVELS = 100
MOST_VALUES = 100_000
"""How many values aliases may expand to."""
MOST_LETTERS = 2_000_000
"""How many characters the values may have that aliases expand to."""
HIDDEN = 0xF0000
"""How far from itself a character is put that libyaml is not to see."""
IMPLICIT = "?"
"""The tag of plain scalars: what they mean is the profile's to say."""
_HIDDEN_CHARACTER = lazy(f"[{chr(HIDDEN)}-{chr(HIDDEN + 0xFFFF)}]")
_STYLES = {"'": "single-quoted", '"': "double-quoted", "|": "literal", ">": "folded"}


def too_deep(offset: int) -> FrontMatterError:
    """The fault of what is nested too deep, at an offset."""
    return FrontMatterError(
        Span(offset, offset + 1),
        f"the front matter is nested more than {MOST_LEVELS} levels deep",
        "No generator needs that: look for brackets that are opened and never closed.",
    )


class Reader:
    """Turns composed nodes into ours. For YAML in which no alias shares a node."""

    decodes_binary = False

    def __init__(
        self, text: str, content: Span, resolve: Resolve, *, hides: bool, as_goccy: bool
    ) -> None:
        """`hides` says whether characters are hidden in what was composed."""
        self.text = text
        self.base, self.end = content
        self.resolve = resolve
        self.hides = hides
        self.as_goccy = as_goccy

    def node(self, node: yaml.Node, depth: int) -> Node:
        if depth > MOST_LEVELS:
            raise too_deep(self.span(node).start)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            items = [self.node(item, depth + 1) for item in node.value]
            return Sequence(self.span(node), tuple(items))
        return self.mapping(node, depth)

    def mapping(self, node: yaml.Node, depth: int) -> Mapping:
        entries: list[Entry] = []
        merges: list[yaml_merges.Merge] = []
        for key, value in node.value:
            made = self.node(value, depth + 1)
            if _is_merge(key):
                merges.append(yaml_merges.Merge(self.span(key), made, len(entries)))
            else:
                entries.append(Entry(self.key(key), self.span(key), made))
        if not merges:
            return Mapping(self.span(node), tuple(entries))
        merged = yaml_merges.merged(entries, merges, as_goccy=self.as_goccy)
        return Mapping(self.span(node), tuple(entries), merged)

    def key(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return self.shown(node.value)
        span = self.span(node)
        if self.text.startswith("{{", span.start - 1):
            line = self.text[: span.start].rfind("\n") + 1
            raise template_fault(Span(max(line, span.start - 1), span.end + 1))
        return self.text[slice(*span)]

    def scalar(self, node: yaml.ScalarNode) -> Scalar:
        span = self.span(node)
        text = self.shown(node.value)
        if self.decodes_binary and node.tag.rpartition(":")[2].lstrip("!") == "binary":
            return Scalar(span, _decoded(text), "literal")
        if node.style:
            return Scalar(span, text, _STYLES[node.style])
        if not text and self.text.startswith("&", span.start):
            self.refuse_lone_anchor(span)
        tag = node.tag
        is_text = tag != IMPLICIT and (tag.startswith("!") or tag.endswith(":str"))
        return Scalar(span, text, "tagged") if is_text else Scalar(span, self.resolve(text))

    def refuse_lone_anchor(self, span: Span) -> None:
        if not self.text[span.end : self.end].strip():
            raise FrontMatterError(
                span, "`&` names a YAML anchor, and no value follows", "Put the value in quotes."
            )

    def shown(self, text: str) -> str:
        """A text with its hidden characters back."""
        if not self.hides or text.isascii():
            return text
        return _HIDDEN_CHARACTER.sub(lambda found: chr(ord(found[0]) - HIDDEN), text)

    def span(self, node: yaml.Node) -> Span:
        start = self.base + node.start_mark.index
        end = self.base + node.end_mark.index
        while end > start and self.text[end - 1] in " \t\r\n":
            end -= 1  # a block's end mark runs to the next token
        return Span(start, end)


def _decoded(text: str) -> str:
    """The text that base64 stands for; itself where it is none."""
    try:
        return b64decode(text).decode()
    except ValueError:
        return text


class SharingReader(Reader):
    """The same for YAML with aliases. Nodes that they share stay shared, and are counted."""

    def __init__(
        self, text: str, content: Span, resolve: Resolve, *, hides: bool, as_goccy: bool
    ) -> None:
        super().__init__(text, content, resolve, hides=hides, as_goccy=as_goccy)
        self.done: dict[int, tuple[Node, int, int]] = {}
        self.open: set[int] = set()
        self.shares = False
        self.size = self.letters = 0
        """How many values those read so far expand to, keys included, and how many characters."""

    def node(self, node: yaml.Node, depth: int) -> Node:
        key = id(node)
        if key in self.done:
            self.shares = True
            made, size, letters = self.done[key]
            self.size += size
            self.letters += letters
            return made
        if key in self.open:
            raise FrontMatterError(
                self.span(node),
                "this anchor holds an alias of itself",
                "A value cannot contain itself: write the value out.",
            )
        before, letters = self.size, self.letters
        self.open.add(key)
        made = super().node(node, depth)
        self.open.discard(key)
        self.size += 1 + len(node.value) * isinstance(node, yaml.MappingNode)
        self.letters += len(node.value) * isinstance(node, yaml.ScalarNode)
        if self.shares and self.letters - letters > MOST_LETTERS:
            raise FrontMatterError(
                self.span(node),
                f"aliases in this value expand to more than {MOST_LETTERS:,} characters",
                "Write the values out, or move the data to a data file.",
            )
        if self.size - before > MOST_VALUES:
            raise FrontMatterError(
                self.span(node),
                f"aliases in this value expand to more than {MOST_VALUES:,} values"
                if self.shares
                else f"this value holds more than {MOST_VALUES:,} values",
                "Generators refuse such front matter: write the values out."
                if self.shares
                else "Move the data to a data file.",
            )
        self.done[key] = made, self.size - before, self.letters - letters
        return made


def _is_merge(key: yaml.Node) -> bool:
    """Whether a key merges; one in quotes is a key like others."""
    if not isinstance(key, yaml.ScalarNode) or key.value != yaml_merges.KEY:
        return False
    return key.tag == yaml_merges.TAG or (key.tag == IMPLICIT and not key.style)
