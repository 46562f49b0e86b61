"""Reads YAML front matter: PyYAML composes it, and every key and value keeps its span."""

from __future__ import annotations

import re

import yaml
from yaml import CSafeLoader

from postlint.document.front_matter.nodes import FrontMatterError, Mapping
from postlint.document.front_matter.split import LAST_YAML_LINE
from postlint.document.front_matter.yaml_faults import explain
from postlint.document.front_matter.yaml_nodes import (
    HIDDEN,
    IMPLICIT,
    MOST_LEVELS,
    MOST_VALUES,
    Reader,
    Resolve,
    SharingReader,
    too_deep,
)
from postlint.pattern import lazy
from postlint.source import Span

MOST_CHARACTERS = 1_000_000
_MOST_VALUES_A_CHARACTER = 2
"""How many values a character can make: `[:,:]` holds two mappings with an empty key and value."""

_UNSEEN = lazy("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ODD_START = lazy(r"^([ \t]*(?:- +)*[\w-]+:[ \t]+)(?:[,}%]|\?(?=\r?$))", re.MULTILINE)
_DASH_TAB = lazy(r"^( *)-\t", re.MULTILINE)
_OPENERS = ("[", "{", "- ", "-\t", "? ", "?\t")


class _Loader(CSafeLoader):
    """Composes nodes without resolving plain scalars: what they mean is the profile's to say."""

    def resolve(self, *_: object) -> str:
        return IMPLICIT

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def read(
    text: str,
    start: int,
    end: int,
    resolve: Resolve,
    *,
    as_goccy: bool = False,
    decodes_binary: bool = False,
) -> Mapping:
    """The mapping that text[start:end] is in YAML; spans are offsets in `text`.

    `resolve` says what a plain scalar is; `as_goccy` takes what Hugo's reader takes and libyaml
    does not, and merges as it does. Raises FrontMatterError with the place and the reason.
    """
    written = text[start:end]
    whole = Span(start, start + len(written.rstrip()))
    content = _for_libyaml(written) if as_goccy else written
    _guard(content, whole)
    try:
        root, hides = _compose(content, lenient=as_goccy)
    except yaml.YAMLError as error:
        raise explain(text, Span(start, end), error) from None
    if root is None:
        return Mapping(whole, ())
    if not isinstance(root, yaml.MappingNode):
        raise explain(text, Span(start, end), None)
    may_be_many = "*" in content or len(content) > MOST_VALUES // _MOST_VALUES_A_CHARACTER
    kind = SharingReader if may_be_many else Reader
    reader = kind(
        text, Span(start, end), resolve, hides=hides or content != written, as_goccy=as_goccy
    )
    reader.decodes_binary = decodes_binary
    mapping = reader.node(root, 0)
    assert isinstance(mapping, Mapping)
    return mapping


def _for_libyaml(content: str) -> str:
    """What Hugo's reader takes, as libyaml takes it."""
    if not content.replace("\n", "").replace("\r", "").isprintable():
        content = _DASH_TAB.sub(r"\1- ", _UNSEEN.sub(_hide, content))
    cut = LAST_YAML_LINE.search(content) if "..." in content else None
    return content[: cut.start()] if cut else content


def _compose(content: str, *, lenient: bool) -> tuple[yaml.Node | None, bool]:
    """The root's node, and whether characters had to be hidden for it."""
    try:
        return _Loader(content).get_single_node(), False
    except yaml.YAMLError:
        tolerated = _ODD_START.sub(_tolerate, content)
        if not lenient or tolerated == content:
            raise
        return _Loader(tolerated).get_single_node(), True


def _tolerate(found: re.Match[str]) -> str:
    """A value with its first character hidden; after a key at the top, `%` starts a directive."""
    is_directive = found[0].endswith("%") and not found[1][0].isspace()
    return found[0] if is_directive else found[1] + _hide(found)


def _hide(found: re.Match[str]) -> str:
    """A character that libyaml refuses, or takes for the end of a line, as one that it reads."""
    return chr(HIDDEN + ord(found[0][-1]))


def _guard(content: str, whole: Span) -> None:
    """Refuses what would overflow the C loader's stack, before it sees it."""
    if len(content) > MOST_CHARACTERS:
        raise FrontMatterError(
            Span(whole.start, whole.start),
            f"the front matter is {len(content):,} characters long; postlint reads "
            f"{MOST_CHARACTERS:,} at most",
            "Move the data to a data file, or close the front matter where it ends.",
        )
    if sum(map(content.count, _OPENERS)) <= MOST_LEVELS:
        return
    depth = 0
    try:
        for event in yaml.parse(content, Loader=CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MOST_LEVELS:
                    raise too_deep(whole.start + event.start_mark.index)  # type: ignore[union-attr]
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # composing meets the same fault, at a depth that is safe
