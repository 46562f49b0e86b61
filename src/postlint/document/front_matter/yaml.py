"""Reads YAML front matter: PyYAML composes it, and every key and value keeps its span."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from yaml import CSafeLoader

from postlint.document.front_matter.nodes import (
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
)
from postlint.document.front_matter.yaml_faults import explain
from postlint.document.front_matter.yaml_line_faults import template_fault
from postlint.source import Span

Resolve = Callable[[str], object]

MOST_CHARACTERS = 1_000_000
MOST_LEVELS = 100
MOST_VALUES = 100_000
"""How many values aliases may expand to."""

LAST_LINE = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE)
"""What ends a YAML document: Hugo drops what follows, silently."""

_HIDDEN = 0xF0000
_HIDDEN_CHARACTER = re.compile(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 0xFFFF)}]")
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ODD_START = re.compile(r"^([ \t]*(?:- +)*[\w-]+:[ \t]+)(?:[,}%]|\?(?=\r?$))", re.MULTILINE)
_DASH_TAB = re.compile(r"^( *)-\t", re.MULTILINE)
_IMPLICIT = "?"
_MERGE = "<<"
_OPENERS = re.compile(r"[\[{]|[-?][ \t]")
_STYLES = {"'": "single-quoted", '"': "double-quoted", "|": "literal", ">": "folded"}


class _Loader(CSafeLoader):
    """Composes nodes without resolving plain scalars: what they mean is the profile's to say."""

    def resolve(self, *_: object) -> str:
        return _IMPLICIT

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def read(text: str, start: int, end: int, resolve: Resolve, *, as_goccy: bool = False) -> Mapping:
    """The mapping that text[start:end] is in YAML; spans are offsets in `text`.

    `resolve` says what a plain scalar is; `as_goccy` takes what Hugo's reader takes and libyaml
    does not. Raises FrontMatterError with the place and the reason.
    """
    content = text[start:end]
    whole = Span(start, start + len(content.rstrip()))
    if as_goccy:
        content = _DASH_TAB.sub(r"\1- ", _UNSEEN.sub(_hide, content))
        if cut := LAST_LINE.search(content):
            content = content[: cut.start()]
    _guard(content, whole)
    try:
        root = _compose(content, lenient=as_goccy)
    except yaml.YAMLError as error:
        raise explain(text, Span(start, end), error) from None
    if root is None:
        return Mapping(whole, ())
    if not isinstance(root, yaml.MappingNode):
        raise explain(text, Span(start, end), None)
    mapping = _Reader(text, Span(start, end), resolve).node(root, 0)
    assert isinstance(mapping, Mapping)
    return mapping


def _compose(content: str, *, lenient: bool) -> yaml.Node | None:
    try:
        return _Loader(content).get_single_node()
    except yaml.YAMLError:
        tolerated = _ODD_START.sub(_tolerate, content)
        if not lenient or tolerated == content:
            raise
        return _Loader(tolerated).get_single_node()


def _tolerate(found: re.Match[str]) -> str:
    """A value with its first character hidden; after a key at the top, `%` starts a directive."""
    is_directive = found[0].endswith("%") and not found[1][0].isspace()
    return found[0] if is_directive else found[1] + _hide(found)


def _hide(found: re.Match[str]) -> str:
    """A character that libyaml refuses, or takes for the end of a line, as one that it reads."""
    return chr(_HIDDEN + ord(found[0][-1]))


def _shown(text: str) -> str:
    """A text with its hidden characters back."""
    if text.isascii():
        return text
    return _HIDDEN_CHARACTER.sub(lambda found: chr(ord(found[0]) - _HIDDEN), text)


def _guard(content: str, whole: Span) -> None:
    """Refuses what would overflow the C loader's stack, before it sees it."""
    if len(content) > MOST_CHARACTERS:
        raise FrontMatterError(
            Span(whole.start, whole.start),
            f"the front matter is {len(content):,} characters long; postlint reads "
            f"{MOST_CHARACTERS:,} at most",
            "Move the data to a data file, or close the front matter where it ends.",
        )
    if sum(1 for _ in _OPENERS.finditer(content)) <= MOST_LEVELS:
        return
    depth = 0
    try:
        for event in yaml.parse(content, Loader=CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MOST_LEVELS:
                    raise _too_deep(whole.start + event.start_mark.index)  # type: ignore[union-attr]
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # composing meets the same fault, at a depth that is safe


def _too_deep(offset: int) -> FrontMatterError:
    return FrontMatterError(
        Span(offset, offset + 1),
        f"the front matter is nested more than {MOST_LEVELS} levels deep",
        "No generator needs that: look for brackets that are opened and never closed.",
    )


class _Reader:
    """Turns composed nodes into ours. Nodes that aliases share stay shared."""

    def __init__(self, text: str, content: Span, resolve: Resolve) -> None:
        self.text = text
        self.base, self.end = content
        self.resolve = resolve
        self.done: dict[int, tuple[Node, int]] = {}
        self.open: set[int] = set()

    def node(self, node: yaml.Node, depth: int) -> Node:
        return self.sized(node, depth)[0]

    def sized(self, node: yaml.Node, depth: int) -> tuple[Node, int]:
        """A node of ours, and how many values it expands to."""
        key = id(node)
        if key in self.done:
            return self.done[key]
        span = self.span(node)
        if key in self.open:
            raise FrontMatterError(
                span,
                "this anchor holds an alias of itself",
                "A value cannot contain itself: write the value out.",
            )
        if depth > MOST_LEVELS:
            raise _too_deep(span.start)
        self.open.add(key)
        made, size = self.make(node, span, depth)
        self.open.discard(key)
        if size > MOST_VALUES:
            raise FrontMatterError(
                span,
                f"aliases in this value expand to more than {MOST_VALUES:,} values",
                "Generators refuse such front matter: write the values out.",
            )
        self.done[key] = made, size
        return made, size

    def make(self, node: yaml.Node, span: Span, depth: int) -> tuple[Node, int]:
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, span), 1
        if isinstance(node, yaml.SequenceNode):
            items = [self.sized(item, depth + 1) for item in node.value]
            return Sequence(span, tuple(item for item, _ in items)), 1 + sum(n for _, n in items)
        entries: list[Entry] = []
        merged: list[Entry] = []
        size = 1
        for key, value in node.value:
            made, values = self.sized(value, depth + 1)
            size += 1 + values
            if key.value == _MERGE and key.tag == _IMPLICIT:
                merged += _merged(made)
                if isinstance(made, Scalar):
                    raise FrontMatterError(
                        made.span,
                        "`<<` merges a mapping, and this is none",
                        "Refer to a mapping that an anchor (&name) marks, or delete the line.",
                    )
            else:
                entries.append(Entry(self.key(key), self.span(key), made))
        return Mapping(span, tuple(entries), tuple(merged)), size

    def key(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return _shown(str(node.value))
        span = self.span(node)
        if self.text.startswith("{", span.start):
            line = self.text[: span.start].rfind("\n") + 1
            raise template_fault(Span(max(line, span.start - 1), span.end + 1))
        return self.text[slice(*span)]

    def scalar(self, node: yaml.ScalarNode, span: Span) -> Scalar:
        style = _STYLES.get(node.style or "", "plain")
        text = _shown(node.value)
        names_nothing = style == "plain" and not text and self.text.startswith("&", span.start)
        if names_nothing and not self.text[span.end : self.end].strip():
            raise FrontMatterError(
                span, "`&` names a YAML anchor, and no value follows", "Put the value in quotes."
            )
        plain = style == "plain" and (node.tag == _IMPLICIT or not node.tag.endswith(":str"))
        is_local_tag = node.tag.startswith("!")
        return Scalar(span, self.resolve(text) if plain and not is_local_tag else text, style)

    def span(self, node: yaml.Node) -> Span:
        start = self.base + node.start_mark.index
        end = self.base + node.end_mark.index
        while end > start and self.text[end - 1] in " \t\r\n":
            end -= 1  # a block's end mark runs to the next token
        return Span(start, end)


def _merged(node: Node) -> list[Entry]:
    """The entries that a merge key brings in; of several mappings the first one's count."""
    if isinstance(node, Mapping):
        return [*node.merged, *node.entries]
    if isinstance(node, Sequence):
        return [entry for item in reversed(node.items) for entry in _merged(item)]
    return []
